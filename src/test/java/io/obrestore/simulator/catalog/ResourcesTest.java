package io.obrestore.simulator.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obrestore.simulator.admin.Lab;
import io.obrestore.simulator.kernel.KernelViews;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResourcesTest {
  private static final String ZONE3 =
      "SELECT SUM(cpu_assigned), SUM(mem_assigned) FROM oceanbase.`gv$ob_servers`"
          + " WHERE zone = 'zone3'";

  private final Lab lab = Lab.instant();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void everyViewIsATableWithItsColumnsInOrder() {
    KernelViews views = KernelViews.load();
    for (String view : views.names()) {
      assertThat(
              lab.rows(
                  "SELECT column_name FROM information_schema.columns WHERE table_schema ="
                      + " 'oceanbase' AND table_name = '"
                      + view.toLowerCase(Locale.ROOT)
                      + "' ORDER BY ordinal_position"))
          .isEqualTo(
              views.columns(view).stream()
                  .map(column -> column.name().toLowerCase(Locale.ROOT))
                  .toList());
    }
  }

  @Test
  void theSampleClusterHasThreeZonesOfTwoServers() {
    assertThat(
            lab.rows("SELECT zone, region, status, type FROM oceanbase.dba_ob_zones ORDER BY zone"))
        .containsExactly(
            "zone1|east|ACTIVE|ReadWrite",
            "zone2|east|ACTIVE|ReadWrite",
            "zone3|west|ACTIVE|ReadWrite");
    assertThat(
            lab.rows(
                "SELECT zone, COUNT(*) FROM oceanbase.dba_ob_servers WHERE status = 'ACTIVE'"
                    + " GROUP BY zone ORDER BY zone"))
        .containsExactly("zone1|2", "zone2|2", "zone3|2");
    assertThat(
            lab.rows(
                "SELECT tenant_id, tenant_name, tenant_type, tenant_role FROM"
                    + " oceanbase.dba_ob_tenants ORDER BY tenant_id"))
        .containsExactly(
            "1|sys|SYS|PRIMARY", "1001|META$1002|META|PRIMARY", "1002|shop|USER|PRIMARY");
  }

  @Test
  void aPoolTakesResourcesAndGivesThemBack() {
    assertThat(lab.cell(ZONE3)).isEqualTo("3|6442450944");
    lab.run("CREATE RESOURCE POOL p1 UNIT = s4, UNIT_NUM = 2, ZONE_LIST = ('zone3')");
    assertThat(lab.cell(ZONE3)).isEqualTo("11|23622320128");
    assertThat(lab.rows("SELECT DISTINCT svr_ip FROM oceanbase.dba_ob_units WHERE zone = 'zone3'"))
        .hasSize(2);
    lab.run("DROP RESOURCE POOL p1");
    assertThat(lab.cell(ZONE3)).isEqualTo("3|6442450944");
  }

  @Test
  void aZoneIsFullWhenNoServerOfItHoldsAnotherUnit() {
    // 64 CPUs each, 1 and 2 of them taken, 4 for each unit: 15 on either.
    for (int number = 0; number < 30; number++) {
      lab.run(pool(number));
    }
    assertThatThrownBy(() -> lab.run(pool(30)))
        .hasMessageStartingWith("zone 'zone3' resource not enough to hold 1 unit.")
        .hasMessageContaining("CPU resource not enough");
    assertThat(lab.rows("SELECT 1 FROM oceanbase.dba_ob_resource_pools WHERE name = 'p30'"))
        .isEmpty();
  }

  private static String pool(int number) {
    return "CREATE RESOURCE POOL p" + number + " UNIT = s4, UNIT_NUM = 1, ZONE_LIST = ('zone3')";
  }

  @Test
  void unitsAreShownByTheServersOnceTheyBelongToATenant() {
    lab.pool("p1", "zone1");
    String shown = "SELECT COUNT(*) FROM oceanbase.`gv$ob_units`";
    assertThat(lab.cell(shown)).isEqualTo("6");
    lab.run("ALTER SYSTEM RESTORE rt FROM '" + Lab.DATA + "' WITH 'pool_list=p1'");
    assertThat(lab.cell(shown)).isEqualTo("7");
    lab.run("DROP TENANT rt FORCE");
    assertThat(lab.cell(shown)).isEqualTo("6");
    lab.run("DROP RESOURCE POOL p1");
  }

  @Test
  void unsignedNumbersKeepTheirValue() {
    assertThat(
            lab.cell(
                "SELECT recovery_until_scn FROM oceanbase.dba_ob_tenants WHERE tenant_id = 1002"))
        .isEqualTo("4611686018427387903");
  }

  @Test
  void theBackupsOfThisClusterAreListedButNotTheSeeds() {
    assertThat(
            lab.rows("SELECT DISTINCT path FROM oceanbase.cdb_ob_backup_set_files ORDER BY path"))
        .containsExactly(
            "file:///data/backup/broken",
            "file:///data/backup/data",
            "file:///data/backup/encrypted",
            "file:///data/backup/huge",
            "file:///data/backup/old");
    assertThat(
            lab.rows(
                "SELECT round_id, start_scn, checkpoint_scn FROM oceanbase.cdb_ob_archivelog"
                    + " WHERE path = 'file:///data/backup/clog' ORDER BY round_id"))
        .containsExactly(
            "1|1728684000000000000|1728734400000000000",
            "2|1728756000000000000|1728842400000000000");
  }
}
