package io.obrestore.simulator.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obrestore.simulator.admin.Lab;
import io.obrestore.simulator.catalog.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestoreJobsTest {
  private static final String JOB =
      "SELECT status, restore_tenant_id FROM oceanbase.cdb_ob_restore_progress"
          + " WHERE tenant_id = 1";
  private static final String TENANT =
      "SELECT status FROM oceanbase.cdb_ob_restore_progress WHERE tenant_id > 1";
  private static final String COUNTS =
      "SELECT restore_progress, finish_tablet_count, tablet_count, finish_bytes, total_bytes"
          + " FROM oceanbase.cdb_ob_restore_progress WHERE tenant_id > 1";
  private static final String HISTORY =
      "SELECT tenant_id, status, restore_tenant_id FROM oceanbase.cdb_ob_restore_history"
          + " ORDER BY tenant_id DESC";
  private static final String TENANTS =
      "SELECT tenant_id, tenant_name, status, tenant_role FROM oceanbase.dba_ob_tenants"
          + " WHERE tenant_id > 1002 ORDER BY tenant_id";
  private static final String SCORE =
      "SELECT DISTINCT `value` FROM oceanbase.`gv$ob_parameters`"
          + " WHERE name = 'ha_high_thread_score' AND tenant_id = 1004";
  private static final String UPGRADE = "ALTER SYSTEM RUN UPGRADE JOB 'UPGRADE_ALL'";
  private static final String JOBS =
      "SELECT job_type, job_status, tenant_id FROM oceanbase.dba_ob_tenant_jobs"
          + " ORDER BY tenant_id";
  private static final String COMPATIBLE =
      "SELECT compatible FROM oceanbase.dba_ob_tenants WHERE tenant_id = 1004";

  private final Lab lab = Lab.taking(100);

  @BeforeEach
  void aPool() {
    lab.pool("p1", "zone1");
  }

  @AfterEach
  void close() {
    lab.close();
  }

  private void begin(String data) {
    lab.restoreWithoutWaiting(
        "ALTER SYSTEM RESTORE rt FROM '" + data + "' WITH 'pool_list=p1&concurrency=7'");
  }

  private void passSeconds(int seconds) {
    lab.pass(Duration.ofSeconds(seconds));
  }

  @Test
  void aJobBeginsInCreateTenantWithoutATenant() {
    begin(Lab.DATA);
    assertThat(lab.cell(JOB)).isEqualTo("CREATE_TENANT|0");
    assertThat(lab.rows(TENANT)).isEmpty();
    assertThat(
            lab.cell(
                "SELECT total_bytes, tablet_count, recover_scn, restore_progress"
                    + " FROM oceanbase.cdb_ob_restore_progress"))
        .isEqualTo("NULL|NULL|NULL|NULL");
  }

  @Test
  void theTenantIsFirstCreatingThenRestoring() {
    begin(Lab.DATA);
    passSeconds(1);
    assertThat(lab.rows(TENANTS))
        .containsExactly("1003|META$1004|CREATING|PRIMARY", "1004|rt|CREATING|RESTORE");
    assertThat(lab.cell(JOB)).isEqualTo("CREATE_TENANT|0");
    passSeconds(2);
    assertThat(lab.rows(TENANTS))
        .containsExactly("1003|META$1004|NORMAL|PRIMARY", "1004|rt|RESTORE|RESTORE");
    assertThat(lab.cell(JOB)).isEqualTo("WAIT_TENANT_RESTORE_FINISH|1004");
    assertThat(lab.cell(TENANT)).isEqualTo("RESTORING");
  }

  @Test
  void progressIsNullUntilTheTotalsAreKnownAndStaysBelowThemUntilSuccess() {
    begin(Lab.DATA);
    passSeconds(3);
    assertThat(lab.cell(COUNTS)).isEqualTo("NULL|0|0|0|0");
    passSeconds(3);
    assertThat(lab.cell(COUNTS)).isEqualTo("0.00|0|1200|0|12884901888");
    passSeconds(43);
    assertThat(lab.cell(COUNTS)).isEqualTo("50.00|600|1200|6442450944|12884901888");
    passSeconds(42);
    assertThat(lab.cell(COUNTS)).startsWith("98.");
    passSeconds(1);
    assertThat(lab.cell(COUNTS)).isEqualTo("100.00|1200|1200|12884901888|12884901888");
    assertThat(lab.cell(TENANT)).isEqualTo("RESTORE_SUCCESS");
  }

  @Test
  void countsStayBelowTheTotalsHoweverLateTheyAreTaken() {
    Progress late = Progress.at(facts(), 1);
    assertThat(late.finishedTablets()).isEqualTo(late.totalTablets() - 1);
    assertThat(late.finishedBytes()).isLessThanOrEqualTo(late.totalBytes() / 100 * 99);
  }

  private static JobFacts facts() {
    SampleBackup backup =
        StandardBackups.of("4.3.5.1").data("file:///data/backup/data").orElseThrow();
    BackupSet set = backup.sets().get(0);
    RestoreSource source =
        new RestoreSource(backup, List.of(), "", List.of(), set.minRestoreScn() + 1, set);
    return new JobFacts(
        1,
        "rt",
        source,
        new RestoreOptions("", Map.of(), List.of(), null, null, false, 0, false),
        "",
        "",
        Instant.EPOCH,
        new Outcome.Succeeds(),
        new Pace(Duration.ZERO));
  }

  @Test
  void theTenantsRowMovesToTheHistoryFirstThenTheTenantOpensThenTheJobsRowMoves() {
    begin(Lab.DATA);
    passSeconds(95);
    assertThat(lab.rows(TENANT)).isEmpty();
    assertThat(lab.rows(HISTORY)).containsExactly("1004|SUCCESS|1004");
    assertThat(lab.cell(JOB)).startsWith("WAIT_TENANT_RESTORE_FINISH");
    passSeconds(2);
    assertThat(lab.rows(TENANTS)).contains("1004|rt|NORMAL|STANDBY");
    assertThat(lab.cell(JOB)).startsWith("RESTORE_SUCCESS");
    passSeconds(3);
    assertThat(lab.rows(JOB)).isEmpty();
    assertThat(lab.rows(HISTORY)).containsExactly("1004|SUCCESS|1004", "1|SUCCESS|1004");
  }

  @Test
  void theThreadScoreIsSetFromConcurrencyAndResetWhenTheTenantIsRestored() {
    begin(Lab.DATA);
    passSeconds(3);
    assertThat(lab.cell(SCORE)).isEqualTo("7");
    lab.run("ALTER SYSTEM SET ha_high_thread_score = 33 TENANT = rt");
    assertThat(lab.cell(SCORE)).isEqualTo("33");
    passSeconds(92);
    assertThat(lab.cell(SCORE)).isEqualTo("0");
  }

  @Test
  void parametersAreRefusedUntilTheMetaTenantWorks() {
    begin(Lab.DATA);
    String set = "ALTER SYSTEM SET ha_high_thread_score = 10 TENANT = rt";
    assertThat(lab.refusal(set)).isEqualTo(5160);
    passSeconds(1);
    assertThat(lab.refusal(set)).isEqualTo(5160);
    passSeconds(2);
    assertThat(lab.refusal(set)).isZero();
  }

  @Test
  void restoreWaitsBySecondsUntilTheMetaTenantIsNormal() {
    lab.run("ALTER SYSTEM RESTORE rt FROM '" + Lab.DATA + "' WITH 'pool_list=p1'");
    assertThat(lab.session().pauses())
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));
    assertThat(lab.cell(JOB)).startsWith("WAIT_TENANT_RESTORE_FINISH");
  }

  @Test
  void tenantsOfSeveralJobsAreMadeOneByOne() {
    lab.pool("p2", "zone2");
    begin(Lab.DATA);
    lab.restoreWithoutWaiting(
        "ALTER SYSTEM RESTORE other FROM '" + Lab.DATA + "' WITH 'pool_list=p2'");
    passSeconds(3);
    assertThat(lab.rows(JOB + " ORDER BY job_id"))
        .containsExactly("WAIT_TENANT_RESTORE_FINISH|1004", "CREATE_TENANT|0");
    passSeconds(3);
    assertThat(lab.rows(JOB + " ORDER BY job_id"))
        .containsExactly("WAIT_TENANT_RESTORE_FINISH|1004", "WAIT_TENANT_RESTORE_FINISH|1006");
  }

  @Test
  void aJobInCreateTenantCannotBeCancelledYet() {
    begin(Lab.DATA);
    assertThat(lab.refusal("ALTER SYSTEM CANCEL RESTORE rt")).isEqualTo(5157);
  }

  @Test
  void aTenantThatIsCreatingCannotBeCancelledButDropped() {
    begin(Lab.DATA);
    passSeconds(1);
    assertThat(lab.refusal("ALTER SYSTEM CANCEL RESTORE rt")).isEqualTo(4179);
    lab.run("DROP TENANT rt FORCE");
    assertThat(lab.rows(TENANTS)).isEmpty();
  }

  @Test
  void aCancelTakesTheTenantAtOnceFreesItsPoolsAndFailsTheJobAMomentLater() {
    begin(Lab.DATA);
    passSeconds(20);
    lab.run("ALTER SYSTEM CANCEL RESTORE rt");
    assertThat(lab.rows(TENANTS)).isEmpty();
    assertThat(lab.rows(TENANT)).isEmpty();
    assertThat(lab.cell(POOL)).isEqualTo("NULL");
    assertThat(lab.cell(JOB)).isEqualTo("WAIT_TENANT_RESTORE_FINISH|1004");
    assertThat(lab.refusal(AGAIN)).isEqualTo(9014);
    passSeconds(2);
    assertThat(lab.cell(JOB)).isEqualTo("RESTORE_FAIL|1004");
    passSeconds(2);
    assertThat(lab.rows(JOB)).isEmpty();
    assertThat(lab.rows(HISTORY)).containsExactly("1|FAIL|1004");
    assertThat(lab.cell(COMMENT)).contains("OB_TENANT_NOT_EXIST(-5157)");
    passSeconds(200);
    assertThat(lab.rows(HISTORY)).hasSize(1);
    assertThat(lab.refusal(AGAIN)).isZero();
  }

  private static final String POOL =
      "SELECT tenant_id FROM oceanbase.dba_ob_resource_pools WHERE name = 'p1'";
  private static final String COMMENT =
      "SELECT `comment` FROM oceanbase.cdb_ob_restore_history WHERE tenant_id = 1";
  private static final String AGAIN =
      "ALTER SYSTEM RESTORE RT FROM '" + Lab.DATA + "' WITH 'pool_list=p1'";

  @Test
  void aTenantThatIsRestoredCannotBeCancelled() {
    begin(Lab.DATA);
    passSeconds(100);
    assertThat(lab.refusal("ALTER SYSTEM CANCEL RESTORE rt")).isEqualTo(4179);
  }

  @Test
  void aPoolOfAnotherTenantFailsTheJobInCreateTenant() {
    assertThatThrownBy(
            () ->
                lab.run(
                    "ALTER SYSTEM RESTORE rt FROM '"
                        + Lab.DATA
                        + "' WITH 'pool_list=p1,shop_pool_zone2'"))
        .hasMessageStartingWith(
            "rt restore failed, ROOTSERVICE : OB_RESOURCE_POOL_ALREADY_GRANTED(-4626) on"
                + " \"10.10.10.11:2882\" with traceid ");
    assertThat(lab.rows(TENANTS)).isEmpty();
    assertThat(lab.cell(POOL)).isEqualTo("NULL");
    assertThat(lab.rows(HISTORY)).containsExactly("1|FAIL|0");
  }

  @Test
  void aPoolThatWasDroppedMeanwhileFailsTheJobInCreateTenant() {
    begin(Lab.DATA);
    lab.run("DROP RESOURCE POOL p1");
    passSeconds(3);
    assertThat(lab.cell(COMMENT)).contains("OB_RESOURCE_POOL_NOT_EXIST(-4650)");
  }

  @Test
  void aPrimaryZoneWithoutPoolFailsTheJobInCreateTenant() {
    lab.restoreWithoutWaiting(
        "ALTER SYSTEM RESTORE rt FROM '" + Lab.DATA + "' WITH 'pool_list=p1&primary_zone=zone3'");
    passSeconds(4);
    assertThat(lab.cell(COMMENT)).contains("OB_PRIMARY_ZONE_NOT_IN_ZONE_LIST(-4643)");
  }

  @Test
  void afterAFailureHalfWayEverythingStaysUntilItIsCancelled() {
    begin("file:///data/backup/broken");
    passSeconds(50);
    assertThat(lab.cell(TENANT)).isEqualTo("RESTORE_FAIL");
    passSeconds(2);
    assertThat(lab.rows(HISTORY)).containsExactly("1004|FAIL|1004");
    passSeconds(2);
    assertThat(lab.cell(JOB)).isEqualTo("RESTORE_FAIL|1004");
    passSeconds(2);
    assertThat(lab.rows(HISTORY)).containsExactly("1004|FAIL|1004", "1|FAIL|1004");
    assertThat(lab.cell(COMMENT)).matches("(\\(SERVER\\)ls_id: \\d+, addr: .*;){2,}");
    assertThat(lab.rows(TENANTS)).contains("1004|rt|RESTORE|RESTORE");
    assertThat(lab.cell(POOL)).isEqualTo("1004");
    assertThat(lab.refusal("DROP RESOURCE POOL p1")).isEqualTo(4626);
    assertThat(lab.refusal(AGAIN.replace("RT", "rt"))).isEqualTo(4179);

    lab.run("ALTER SYSTEM CANCEL RESTORE rt");
    assertThat(lab.rows(TENANTS)).isEmpty();
    assertThat(lab.rows(HISTORY)).containsExactly("1|FAIL|1004");
    begin("file:///data/backup/broken");
    passSeconds(100);
    assertThat(lab.rows(TENANTS)).contains("1006|rt|NORMAL|STANDBY");
  }

  @Test
  void aTestCanAddABackupWhoseTenantStaysInCreating() {
    SampleBackups backups = lab.jobs().backups();
    SampleBackup data = backups.data("file:///data/backup/data").orElseThrow();
    backups.add(data.at("file:///mine").ending(new Outcome.FailsInCreating("OB_IO_ERROR")));
    begin("file:///mine,file:///mine/clog");
    passSeconds(5);
    assertThat(lab.rows(TENANTS)).contains("1004|rt|CREATING|NULL");
    assertThat(lab.rows(HISTORY)).containsExactly("1|FAIL|1004");
    assertThat(lab.refusal("ALTER SYSTEM CANCEL RESTORE rt")).isEqualTo(4179);
    lab.run("DROP TENANT rt FORCE");
    assertThat(lab.cell(POOL)).isEqualTo("NULL");
  }

  @Test
  void aTestCanAddABackupThatFailsBeforeThereIsATenant() {
    SampleBackups backups = lab.jobs().backups();
    SampleBackup data = backups.data("file:///data/backup/data").orElseThrow();
    backups.add(data.at("s3://mine").ending(new Outcome.FailsBeforeTenant("OB_IO_ERROR")));
    begin("s3://mine");
    passSeconds(5);
    assertThat(lab.rows(TENANTS)).isEmpty();
    assertThat(lab.cell(COMMENT)).startsWith("ROOTSERVICE : OB_IO_ERROR(-4009) on ");
  }

  @Test
  void theHugeBackupTakesAnHourWhateverIsSet() {
    begin("file:///data/backup/huge");
    lab.pass(Duration.ofMinutes(30));
    assertThat(lab.cell(COUNTS)).startsWith("50.").endsWith("|1000000000000");
    lab.pass(Duration.ofMinutes(29));
    assertThat(lab.cell(JOB)).startsWith("WAIT_TENANT_RESTORE_FINISH");
    lab.pass(Duration.ofMinutes(1));
    assertThat(lab.rows(HISTORY)).containsExactly("1004|SUCCESS|1004", "1|SUCCESS|1004");
  }

  @Test
  void whatArrivedCanBeAskedForButAccessKeysAreNeverShown() {
    String seed =
        "oss://oss-328067-1014-obshell/backup/archive/test/1/1002/%s"
            + "?host=oss-cn-hangzhou.aliyuncs.com&access_id=me&access_key=topsecret";
    lab.run("SET DECRYPTION IDENTIFIED BY 'a', 'b'");
    lab.session().pauses().clear();
    lab.run(
        "ALTER SYSTEM RESTORE rt FROM '"
            + seed.formatted("data")
            + ","
            + seed.formatted("clog")
            + "' UNTIL SCN=1728727696264250400 WITH 'pool_list=p1' DESCRIPTION 'mark'");
    ReceivedRestore received = lab.jobs().received().get(0);
    assertThat(received.dataUri()).isEqualTo(seed.formatted("data"));
    assertThat(received.archiveUris()).containsExactly(seed.formatted("clog"));
    assertThat(received.scn()).isEqualTo(1728727696264250400L);
    assertThat(received.passwordCount()).isEqualTo(2);
    assertThat(received.description()).isEqualTo("mark");
    List<String> shown =
        new ArrayList<>(lab.rows("SELECT backup_dest FROM oceanbase.cdb_ob_restore_progress"));
    assertThat(shown)
        .allMatch(dest -> dest.contains("encrypt_key=") && !dest.contains("topsecret"));
    assertThat(
            lab.cell(
                "SELECT job_id FROM oceanbase.cdb_ob_restore_progress"
                    + " WHERE description = 'mark' AND tenant_id = 1"))
        .isEqualTo("1");
  }

  @Test
  void activationIsOverSomeTimeAfterTheStatement() {
    begin(Lab.DATA);
    passSeconds(100);
    lab.run("ALTER SYSTEM ACTIVATE STANDBY TENANT rt");
    assertThat(lab.rows(TENANTS)).contains("1004|rt|NORMAL|STANDBY");
    passSeconds(2);
    assertThat(lab.rows(TENANTS)).contains("1004|rt|NORMAL|PRIMARY");
  }

  @Test
  void theUpgradeOfAnOlderTenantEndsWithAnEventSomeTimeAfterTheStatement() {
    begin("file:///data/backup/old");
    passSeconds(100);
    lab.run("ALTER SYSTEM ACTIVATE STANDBY TENANT rt");
    passSeconds(2);
    assertThat(lab.cell(COMPATIBLE)).isEqualTo("4.2.1.0");
    lab.run(UPGRADE + " TENANT = rt");
    assertThat(lab.cell(JOBS)).isEqualTo("UPGRADE_ALL|INPROGRESS|1004");
    assertThat(lab.cell(COMPATIBLE)).isEqualTo("4.2.1.0");
    passSeconds(3);
    assertThat(lab.cell(JOBS)).isEqualTo("UPGRADE_ALL|SUCCESS|1004");
    assertThat(lab.cell(COMPATIBLE)).isEqualTo("4.3.5.1");
    assertThat(lab.cell("SELECT event, value3, value5 FROM oceanbase.dba_ob_cluster_event_history"))
        .isEqualTo("UPGRADE_ALL|4.3.5.1|1004");
  }

  @Test
  void oneUpgradeAtATimeIsUnderWayInTheWholeCluster() {
    begin("file:///data/backup/old");
    passSeconds(100);
    lab.run("ALTER SYSTEM ACTIVATE STANDBY TENANT rt");
    passSeconds(2);
    lab.run(UPGRADE + " TENANT = rt");
    assertThat(lab.refusal(UPGRADE + " TENANT = sys")).isEqualTo(4179);
    assertThat(lab.refusal(UPGRADE + " TENANT = rt")).isEqualTo(4179);
    assertThat(lab.rows(JOBS)).containsExactly("UPGRADE_ALL|INPROGRESS|1004");
    passSeconds(3);
    assertThat(lab.refusal(UPGRADE + " TENANT = rt")).isZero();
  }

  @Test
  void anUpgradeOfAStandbyIsAnsweredAndLeavesNothing() {
    begin("file:///data/backup/old");
    passSeconds(100);
    lab.run(UPGRADE + " TENANT = rt");
    passSeconds(3);
    assertThat(lab.rows(JOBS)).isEmpty();
    assertThat(lab.cell(COMPATIBLE)).isEqualTo("4.2.1.0");
  }

  @Test
  void anUpgradeOfAllLeavesStandbysOut() {
    begin("file:///data/backup/old");
    passSeconds(100);
    lab.run(UPGRADE);
    passSeconds(3);
    assertThat(lab.rows(JOBS))
        .containsExactly(
            "UPGRADE_ALL|SUCCESS|1",
            "UPGRADE_ALL|SUCCESS|1001",
            "UPGRADE_ALL|SUCCESS|1002",
            "UPGRADE_ALL|SUCCESS|1003");
    assertThat(lab.cell(COMPATIBLE)).isEqualTo("4.2.1.0");
  }

  @Test
  void anUpgradeOfAllUpgradesNoneWhileOneTenantIsBeingRestored() {
    begin("file:///data/backup/old");
    passSeconds(50);
    lab.run(UPGRADE + " TENANT = all");
    assertThat(lab.rows(JOBS)).isEmpty();
  }
}
