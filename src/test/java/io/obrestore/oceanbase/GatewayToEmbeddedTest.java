package io.obrestore.oceanbase;

import static io.obrestore.oceanbase.Embedded.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;

import io.obrestore.oceanbase.error.ErrorClass;
import io.obrestore.oceanbase.error.NoAnswerException;
import io.obrestore.oceanbase.error.NoConnectionException;
import io.obrestore.oceanbase.error.ObError;
import io.obrestore.oceanbase.error.RefusedException;
import io.obrestore.oceanbase.session.AdministrationSession;
import io.obrestore.oceanbase.statement.AdministrationStatement;
import io.obrestore.oceanbase.statement.HostileTexts;
import io.obrestore.oceanbase.statement.LocalityEntry;
import io.obrestore.oceanbase.statement.ReplicaType;
import io.obrestore.oceanbase.statement.RestoreOptions;
import io.obrestore.oceanbase.statement.RestoreStatement;
import io.obrestore.oceanbase.statement.Statements;
import io.obrestore.oceanbase.view.ClusterSnapshot;
import io.obrestore.oceanbase.view.RestoreHistory;
import io.obrestore.oceanbase.view.Server;
import io.obrestore.oceanbase.view.Tenant;
import io.obrestore.oceanbase.view.UnitConfig;
import io.obrestore.oceanbase.view.Views;
import io.obrestore.oceanbase.view.Zone;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The gateway against the embedded OceanBase: over a socket, through its grammar and views. */
class GatewayToEmbeddedTest {
  private static Embedded embedded;
  private static Views views;

  @BeforeAll
  static void start() throws Exception {
    embedded = new Embedded();
    views = embedded.connections().views();
  }

  @AfterAll
  static void stop() throws Exception {
    embedded.close();
  }

  @Test
  void theSnapshotShowsTheCluster() {
    ClusterSnapshot snapshot = get(views.cluster().snapshot("SHOP"));

    assertThat(snapshot.tenant()).isNotNull();
    assertThat(snapshot.zones()).extracting(Zone::region).containsExactly("east", "east", "west");
    assertThat(snapshot.servers()).hasSize(6);
    assertThat(snapshot.unitConfigs()).extracting(UnitConfig::name).contains("unit1", "s1");
    assertThat(get(views.cluster().capacities()))
        .allSatisfy(one -> assertThat(one.cpuFree()).isPositive());
    assertThat(get(views.cluster().version())).isEqualTo("4.3.5.1");
  }

  @Test
  void theClusterTellsWhichItIs() {
    var cluster = get(views.cluster().identity());

    assertThat(cluster.id()).isEqualTo(1);
    assertThat(cluster.name()).isEqualTo("obcluster");
    assertThat(cluster.version()).isEqualTo("4.3.5.1");
    assertThat(cluster.servers())
        .hasSize(6)
        .allSatisfy(server -> assertThat(server.stopTime()).isNull())
        .extracting(Server::withRootServer)
        .containsOnlyOnce("YES")
        .contains("NO");
  }

  @Test
  void aPoolIsMadeOnceAndDroppedOnce() {
    try (AdministrationSession session = embedded.session()) {
      AdministrationStatement create = Statements.createPool("once", "unit1", 1, "zone1");
      AdministrationStatement drop = Statements.dropPool("once");

      get(session.execute(create));
      assertThatThrownBy(() -> get(session.execute(create)))
          .satisfies(
              failure -> assertThat(create.classify(failure)).isEqualTo(ErrorClass.ALREADY_DONE));
      assertThat(get(session.views().cluster().poolsByPrefix("onc")))
          .singleElement()
          .satisfies(pool -> assertThat(pool.free()).isTrue());
      get(session.execute(drop));
      assertThatThrownBy(() -> get(session.execute(drop)))
          .satisfies(
              failure -> assertThat(drop.classify(failure)).isEqualTo(ErrorClass.ALREADY_DONE));
    }
  }

  @Test
  void anyNameOfAPoolArrivesAsItWas() {
    try (AdministrationSession session = embedded.session()) {
      qt().withExamples(150)
          .forAll(HostileTexts.any())
          .checkAssert(
              text -> {
                String name = "n" + text;
                get(session.execute(Statements.createPool(name, "unit1", 1, "zone2")));
                assertThat(get(views.cluster().poolsByName(List.of(name)))).hasSize(1);
                get(session.execute(Statements.dropPool(name)));
              });
    }
  }

  @Test
  void anyKmsInfoArrivesAsItWas() {
    SqlConnection session = get(embedded.connections().pool().getConnection());
    qt().withExamples(150)
        .forAll(HostileTexts.any())
        .checkAssert(
            info -> {
              get(session.query(Statements.setKms(new Secret(info)).sql()).execute());
              var rows = get(session.query("SELECT @kms_encrypt_info").execute());
              assertThat(rows.iterator().next().getString(0)).isEqualTo(info);
            });
    get(session.close());
  }

  @Test
  void aRestoreIsFoundByItsMarkAndItsTenantIsThere() {
    String mark = "obrestore:ab'c\\d`:1:1 é";
    try (AdministrationSession session = embedded.session()) {
      get(session.execute(Statements.createPool("r_1", "unit1", 1, "zone3")));
      get(session.execute(restore("Restored", "file:///data/backup/data", "r_1", mark)));
    }

    List<RestoreHistory> history = get(views.restores().historyByMark(mark));
    Tenant tenant = get(views.cluster().tenant("restored")).orElseThrow();
    RestoreHistory job = history.stream().filter(RestoreHistory::isJob).findFirst().orElseThrow();
    assertThat(job.succeeded()).isTrue();
    assertThat(job.restoreTenantId()).isEqualTo(tenant.id());
    assertThat(job.description()).isEqualTo(mark);
    assertThat(tenant.role()).isEqualTo("STANDBY");
    assertThat(get(views.restores().historyByJob(List.of(job.jobId())))).isEqualTo(history);
    assertThat(get(views.restores().progressByMark(mark))).isEmpty();
    assertThat(get(views.cluster().poolsOfTenant(tenant.id()))).hasSize(1);
    assertThat(get(views.raw().history(job.jobId()))).hasSameSizeAs(history);
  }

  @Test
  void anEncryptedBackupOpensWithItsPasswordsOnTheSameSession() {
    try (AdministrationSession session = embedded.session()) {
      get(session.execute(Statements.createPool("e_1", "unit1", 1, "zone1")));
      var restore = restore("enc", "file:///data/backup/encrypted", "e_1", "enc");

      assertThatThrownBy(() -> get(session.execute(restore)))
          .isInstanceOfSatisfying(
              RefusedException.class,
              refused -> assertThat(refused.is(ObError.OB_BACKUP_INVALID_PASSWORD)).isTrue());
      var passwords = List.of(new Secret("pwd1"), new Secret("pwd2"));
      get(session.execute(Statements.setDecryption(passwords)));
      get(session.execute(restore));
    }

    assertThat(get(views.restores().historyByMark("enc"))).isNotEmpty();
  }

  @Test
  void windowsAreReadFromWhatTheClusterKnows() {
    assertThat(get(views.backups().setsAt("file:///data/backup/data/"))).hasSize(3);
    assertThat(get(views.backups().roundsAt("file:///data/backup/clog?x=y"))).hasSize(2);
  }

  @Test
  void aKilledSessionIsGoneAndItsStatementsFail() {
    AdministrationSession session = embedded.session();
    assertThat(get(views.sessions().isGone(session.connectionId()))).isFalse();

    get(embedded.connections().kill(session.connectionId()));

    assertThatThrownBy(() -> get(session.execute(Statements.dropPool("p"))))
        .isInstanceOf(NoAnswerException.class);
    assertThat(get(views.sessions().isGone(session.connectionId()))).isTrue();
    get(embedded.connections().kill(session.connectionId()));
  }

  @Test
  void aWrongPasswordIsToldAsNoConnectionSinceNothingWasSent() {
    var connections = embedded.connections("wrong");

    assertThatThrownBy(() -> get(connections.openSession()))
        .isInstanceOf(NoConnectionException.class)
        .hasMessageContaining("1045");
    connections.close();
  }

  private static AdministrationStatement restore(
      String tenant, String uri, String pool, String mark) {
    RestoreOptions options =
        new RestoreOptions(
            List.of(pool),
            List.of(new LocalityEntry(ReplicaType.FULL, zone(pool))),
            "RANDOM",
            null,
            false,
            null);
    return Statements.restore(
        new RestoreStatement(
            tenant, uri, List.of("file:///data/backup/clog"), null, options, mark));
  }

  private static String zone(String pool) {
    return pool.startsWith("r") ? "zone3" : "zone1";
  }
}
