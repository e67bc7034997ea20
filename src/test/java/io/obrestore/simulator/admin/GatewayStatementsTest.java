package io.obrestore.simulator.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import io.obrestore.oceanbase.Scn;
import io.obrestore.oceanbase.Secret;
import io.obrestore.oceanbase.statement.AdministrationStatement;
import io.obrestore.oceanbase.statement.HostileTexts;
import io.obrestore.oceanbase.statement.LocalityEntry;
import io.obrestore.oceanbase.statement.ReplicaType;
import io.obrestore.oceanbase.statement.RestoreOptions;
import io.obrestore.oceanbase.statement.RestoreStatement;
import io.obrestore.oceanbase.statement.Statements;
import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.restore.RestorePoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the gateway writes, read by the grammar that was made from the kernel's, not from it. */
class GatewayStatementsTest {
  private static final RestoreOptions OPTIONS =
      new RestoreOptions(
          List.of("p1", "p2"),
          List.of(new LocalityEntry(ReplicaType.FULL, "z1")),
          "RANDOM",
          2,
          true,
          null);

  private final StatementParser parser = new StatementParser(KernelErrors.load());

  @Test
  void poolStatementsArriveAsTheyWereMeant() {
    qt().forAll(HostileTexts.any(), HostileTexts.any(), HostileTexts.any())
        .checkAssert(
            (pool, unit, zone) -> {
              assertThat(read(Statements.createPool(pool, unit, 3, zone)))
                  .isEqualTo(
                      new KernelStatement.CreateResourcePool(
                          pool, false, unit, 3, List.of(zone), null));
              assertThat(read(Statements.dropPool(pool)))
                  .isEqualTo(new KernelStatement.DropResourcePool(pool, false));
            });
  }

  @Test
  void passwordsArriveAsTheyWereMeant() {
    qt().forAll(HostileTexts.any(), HostileTexts.any())
        .checkAssert(
            (one, two) ->
                assertThat(
                        read(Statements.setDecryption(List.of(new Secret(one), new Secret(two)))))
                    .isEqualTo(new KernelStatement.SetDecryption(List.of(one, two))));
  }

  @Test
  void aRestoreArrivesAsItWasMeant() {
    qt().forAll(HostileTexts.any(), HostileTexts.any(), HostileTexts.any())
        .checkAssert(
            (tenant, place, mark) -> {
              String uri = "oss://b/" + place.replace(",", "") + "?host=h";
              assertThat(read(restore(tenant, uri, mark)))
                  .isEqualTo(
                      new KernelStatement.RestoreTenant(
                          tenant,
                          uri + ",file:///c",
                          new RestorePoint.Scn(1728727696264250400L),
                          OPTIONS.text(),
                          null,
                          null,
                          null,
                          mark));
            });
  }

  @Test
  void tenantStatementsArriveAsTheyWereMeant() {
    qt().forAll(HostileTexts.any())
        .checkAssert(
            tenant -> {
              assertThat(read(Statements.cancelRestore(tenant)))
                  .isEqualTo(new KernelStatement.CancelRestore(tenant));
              assertThat(read(Statements.activateStandby(tenant)))
                  .isEqualTo(new KernelStatement.ActivateStandby(tenant, false));
              assertThat(read(Statements.runUpgrade(tenant)))
                  .isEqualTo(new KernelStatement.RunUpgradeJob("UPGRADE_ALL", List.of(tenant)));
              assertThat(read(Statements.dropTenantForce(tenant)))
                  .isEqualTo(
                      new KernelStatement.DropTenant(
                          tenant, false, KernelStatement.DropMode.FORCE));
              assertThat(read(Statements.setHaHighThreadScore(tenant, 10)))
                  .isEqualTo(
                      new KernelStatement.SetParameters(
                          List.of(
                              new KernelStatement.ParameterSetting(
                                  "ha_high_thread_score", "10", tenant))));
            });
  }

  private static AdministrationStatement restore(String tenant, String uri, String mark) {
    return Statements.restore(
        new RestoreStatement(
            tenant, uri, List.of("file:///c"), Scn.of(1728727696264250400L), OPTIONS, mark));
  }

  private KernelStatement read(AdministrationStatement statement) {
    return parser.parse(statement.sql(), new SqlMode(false, false));
  }
}
