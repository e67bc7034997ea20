package io.obrestore.simulator.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.simulator.admin.Lab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstantRestoreTest {
  private final Lab lab = Lab.instant();

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void theWholeRestoreEndsInTheStatementWithoutAPause() {
    lab.pool("p1", "zone1");
    lab.run("ALTER SYSTEM RESTORE rt FROM '" + Lab.DATA + "' WITH 'pool_list=p1'");
    assertThat(lab.session().pauses()).isEmpty();
    assertThat(lab.rows("SELECT 1 FROM oceanbase.cdb_ob_restore_progress")).isEmpty();
    assertThat(
            lab.rows(
                "SELECT tenant_id, status, tablet_count, finish_tablet_count, restore_scn"
                    + " FROM oceanbase.cdb_ob_restore_history ORDER BY tenant_id"))
        .containsExactly(
            "1|SUCCESS|1200|1200|1728842400000000000",
            "1004|SUCCESS|1200|1200|1728842400000000000");
    assertThat(
            lab.rows(
                "SELECT status, tenant_role, locality, primary_zone FROM oceanbase.dba_ob_tenants"
                    + " WHERE tenant_name = 'rt'"))
        .containsExactly("NORMAL|STANDBY|FULL{1}@zone1|RANDOM");
  }

  @Test
  void aBrokenBackupFailsOnceAndLeavesItsTenant() {
    lab.pool("p1", "zone1");
    lab.refusal("ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/broken' WITH 'pool_list=p1'");
    assertThat(lab.rows("SELECT status FROM oceanbase.cdb_ob_restore_history ORDER BY tenant_id"))
        .containsExactly("FAIL", "FAIL");
    lab.run("ALTER SYSTEM CANCEL RESTORE rt");
    lab.run("ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/broken' WITH 'pool_list=p1'");
    assertThat(lab.cell("SELECT status FROM oceanbase.dba_ob_tenants WHERE tenant_name = 'rt'"))
        .isEqualTo("NORMAL");
  }

  @Test
  void activationAndUpgradeEndInTheirStatements() {
    lab.pool("p1", "zone1");
    lab.run("ALTER SYSTEM RESTORE rt FROM 'file:///data/backup/old' WITH 'pool_list=p1'");
    lab.run("ALTER SYSTEM ACTIVATE STANDBY TENANT rt");
    lab.run("ALTER SYSTEM RUN UPGRADE JOB 'UPGRADE_ALL' TENANT = rt");
    assertThat(
            lab.cell(
                "SELECT tenant_role, compatible FROM oceanbase.dba_ob_tenants"
                    + " WHERE tenant_name = 'rt'"))
        .isEqualTo("PRIMARY|4.3.5.1");
  }
}
