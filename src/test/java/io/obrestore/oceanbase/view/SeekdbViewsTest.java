package io.obrestore.oceanbase.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.dag.testing.SeekDb;
import io.obrestore.oceanbase.ConnectionSettings;
import io.obrestore.oceanbase.Scn;
import io.obrestore.oceanbase.Secret;
import io.obrestore.oceanbase.error.Tsv;
import io.obrestore.oceanbase.session.Connections;
import io.vertx.mutiny.core.Vertx;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The reads over OceanBase's own SQL engine, in tables with the names and types of the views. */
class SeekdbViewsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Scn MAX = Scn.MAX;

  private static SeekDb server;
  private static Vertx vertx;
  private static Connections connections;
  private static Views views;

  @BeforeAll
  static void start() {
    // one of its own: the tables made here are views elsewhere
    server = SeekDb.startOrSkip();
    vertx = Vertx.vertx();
    connections =
        new Connections(
            vertx,
            ConnectionSettings.of(
                "127.0.0.1", server.port(), "root@sys", new Secret(""), "obrestore"));
    views = connections.views();
    Tsv.rows("/simulator/oceanbase-views.tsv").stream()
        .collect(Collectors.groupingBy(row -> row.get(0)))
        .forEach(SeekdbViewsTest::createTable);
  }

  @AfterAll
  static void stop() {
    connections.close();
    vertx.close().await().atMost(LONG);
    server.close();
  }

  @Test
  void aTenantIsFoundInAnyCaseOfLetters() {
    insert(
        "DBA_OB_TENANTS (TENANT_ID, TENANT_NAME, TENANT_TYPE, STATUS, TENANT_ROLE)",
        "(1002, 'Shop', 'USER', 'NORMAL', NULL)");

    Tenant tenant = views.cluster().tenant("sHOP").await().atMost(LONG).orElseThrow();

    assertThat(tenant.name()).isEqualTo("Shop");
    assertThat(tenant.role()).isNull();
    assertThat(views.cluster().tenant(1002).await().atMost(LONG)).contains(tenant);
    assertThat(views.cluster().tenant("shop_").await().atMost(LONG)).isEmpty();
    assertThat(views.raw().tenant("shop").await().atMost(LONG).get(0))
        .containsEntry("TENANT_NAME", "Shop")
        .containsEntry("TENANT_ROLE", "NULL");
  }

  @Test
  void poolsAreFoundByPrefixLiterally() {
    insert(
        "DBA_OB_RESOURCE_POOLS (RESOURCE_POOL_ID, NAME, TENANT_ID, UNIT_COUNT, UNIT_CONFIG_ID,"
            + " ZONE_LIST)",
        "(1, 'obr_a_1', NULL, 1, 1, 'zone1'), (2, 'obrXa_1', 1002, 1, 1, 'zone1')");

    var pools = views.cluster().poolsByPrefix("obr_a").await().atMost(LONG);

    assertThat(pools).extracting(ResourcePool::name).containsExactly("obr_a_1");
    assertThat(pools.get(0).free()).isTrue();
    assertThat(views.cluster().poolsByName(List.of("obrXa_1", "no")).await().atMost(LONG))
        .extracting(ResourcePool::tenantId)
        .containsExactly(1002L);
    assertThat(views.cluster().poolsOfTenant(1002).await().atMost(LONG)).hasSize(1);
  }

  @Test
  void aSnapshotReadsAllThatValidationNeeds() {
    insert("DBA_OB_ZONES (ZONE, STATUS, REGION)", "('zone1', 'ACTIVE', 'east')");
    insert(
        "GV$OB_SERVERS (SVR_IP, SVR_PORT, ZONE, CPU_CAPACITY, CPU_ASSIGNED, MEM_CAPACITY,"
            + " MEM_ASSIGNED, LOG_DISK_CAPACITY, LOG_DISK_ASSIGNED)",
        "('127.0.0.1', 2882, 'zone1', 64, 1.5, 274877906944, 2147483648, 10, 1)");
    insert(
        "DBA_OB_SERVERS (SVR_IP, SVR_PORT, ZONE, SQL_PORT, WITH_ROOTSERVER, STATUS, STOP_TIME,"
            + " BUILD_VERSION)",
        "('127.0.0.1', 2882, 'zone1', 2881, 'YES', 'ACTIVE', '2024-10-12 10:08:16.264250', 'v')");
    insert(
        "DBA_OB_UNIT_CONFIGS (UNIT_CONFIG_ID, NAME, MAX_CPU, MIN_CPU, MEMORY_SIZE, LOG_DISK_SIZE)",
        "(1, 'unit1', 1, 0.5, 2147483648, 6442450944)");

    ClusterSnapshot snapshot = views.cluster().snapshot("nobody").await().atMost(LONG);

    assertThat(snapshot.tenant()).isNull();
    assertThat(snapshot.zones()).extracting(Zone::region).containsExactly("east");
    assertThat(views.cluster().capacities().await().atMost(LONG).get(0).cpuFree()).isEqualTo(62.5);
    assertThat(snapshot.unitConfigs().get(0).minCpu()).isEqualTo(0.5);
    assertThat(snapshot.servers()).hasSize(1);
    assertThat(snapshot.servers().get(0).withRootServer()).isEqualTo("YES");
    assertThat(snapshot.servers().get(0).stopTime()).isEqualTo("2024-10-12T10:08:16.264250Z");
  }

  @Test
  void progressReadsTheGreatestNumbersAndWhatIsMissing() {
    insert(
        "CDB_OB_RESTORE_PROGRESS (TENANT_ID, JOB_ID, RESTORE_TENANT_ID, RESTORE_SCN, STATUS,"
            + " RECOVER_SCN, RECOVER_PROGRESS, RESTORE_SCN_DISPLAY, START_TIMESTAMP, TOTAL_BYTES,"
            + " DESCRIPTION, RESTORE_TENANT_NAME, BACKUP_DEST)",
        "(1, 7, '0', '18446744073709551615', 'CREATE_TENANT', NULL, NULL, NULL,"
            + " '2024-10-12 10:08:16.264250', NULL, 'mark', 't', 'secret'),"
            + " (1004, 7, '1004', '', 'RESTORING', 18446744073709551615, 33.33,"
            + " '2024-10-12 18:08:16.264250', '2024-10-12 10:08:16', 1099511627776, 'mark', 't',"
            + " 'secret')");

    var rows = views.restores().progressByMark("mark").await().atMost(LONG);

    assertThat(rows).hasSize(2);
    RestoreProgress job = rows.get(0);
    RestoreProgress tenant = rows.get(1);
    assertThat(job.isJob()).isTrue();
    assertThat(job.restoreTenantId()).isZero();
    assertThat(job.restoreScn()).isEqualTo(MAX);
    assertThat(job.startTimestamp()).isEqualTo(Instant.parse("2024-10-12T10:08:16.264250Z"));
    assertThat(job.amounts().totalBytes()).isNull();
    assertThat(tenant.restoreScn()).isNull();
    assertThat(tenant.recoverScn()).isEqualTo(MAX);
    assertThat(tenant.recoverProgress()).isEqualTo(new BigDecimal("33.33"));
    assertThat(tenant.restoreScnDisplay()).startsWith("2024-10-12 18:08:16.26425");
    assertThat(tenant.amounts().totalBytes()).isEqualTo(1L << 40);
    assertThat(views.restores().progress().await().atMost(LONG)).isEqualTo(rows);
    assertThat(views.restores().progressByTenant("T").await().atMost(LONG)).hasSize(2);
    assertThat(views.restores().progressByJob(7).await().atMost(LONG)).isEqualTo(rows);
    assertThat(views.restores().progressByJob(8).await().atMost(LONG)).isEmpty();
    assertThat(views.raw().progress(7).await().atMost(LONG))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row).doesNotContainKey("BACKUP_DEST").containsKey("JOB_ID"));
  }

  @Test
  void historyIsFoundByMarkJobTenantAndTime() {
    insert(
        "CDB_OB_RESTORE_HISTORY (TENANT_ID, JOB_ID, RESTORE_SCN, STATUS, RESTORE_TENANT_ID,"
            + " RESTORE_TENANT_NAME, DESCRIPTION, COMMENT, START_TIMESTAMP)",
        "(1, 8, 18446744073709551615, 'FAIL', 1006, 'old', 'm8', 'why', '2024-10-12 10:00:00')");

    var byMark = views.restores().historyByMark("m8").await().atMost(LONG);

    assertThat(byMark.get(0).restoreScn()).isEqualTo(MAX);
    assertThat(byMark.get(0).comment()).isEqualTo("why");
    assertThat(byMark.get(0).succeeded()).isFalse();
    assertThat(views.restores().historyByJob(List.of(8L, 9L)).await().atMost(LONG))
        .isEqualTo(byMark);
    assertThat(views.restores().historyByTenant("OLD").await().atMost(LONG)).isEqualTo(byMark);
    Instant start = Instant.parse("2024-10-12T10:00:00Z");
    for (JobFilter some :
        List.of(
            new JobFilter(null, null, List.of()),
            new JobFilter(start, start, List.of("SUCCESS", "FAIL")))) {
      assertThat(views.restores().endedJobs(some, 0, 10).await().atMost(LONG)).isEqualTo(byMark);
      assertThat(views.restores().countEnded(some).await().atMost(LONG)).isEqualTo(1);
      assertThat(views.restores().endedJobs(some, 1, 10).await().atMost(LONG)).isEmpty();
      assertThat(views.restores().oldestEndedJobs(some, 0, 1).await().atMost(LONG))
          .isEqualTo(byMark);
    }
    for (JobFilter none :
        List.of(
            new JobFilter(start.plusSeconds(1), null, List.of()),
            new JobFilter(null, start.minusSeconds(1), List.of()),
            new JobFilter(null, null, List.of("SUCCESS")))) {
      assertThat(views.restores().endedJobs(none, 0, 10).await().atMost(LONG)).isEmpty();
      assertThat(views.restores().countEnded(none).await().atMost(LONG)).isZero();
    }
  }

  @Test
  void backupsAreFoundByPlaceWhateverTheParameters() {
    insert(
        "CDB_OB_BACKUP_SET_FILES (TENANT_ID, BACKUP_SET_ID, BACKUP_TYPE, PLUS_ARCHIVELOG,"
            + " START_REPLAY_SCN, MIN_RESTORE_SCN, PATH)",
        "(1002, 1, 'FULL', 'OFF', 1728727696264250400, 18446744073709551615,"
            + " 'oss://b/data?host=h'), (1002, 2, 'INC', 'ON', 1, 2, 'oss://b/data2')");
    insert(
        "CDB_OB_ARCHIVELOG (TENANT_ID, DEST_ID, ROUND_ID, STATUS, START_SCN, CHECKPOINT_SCN, PATH)",
        "(1002, 1001, 1, 'STOP', 1, 2, 'oss://b/clog')");

    var sets = views.backups().setsAt("oss://b/data?access_key=k").await().atMost(LONG);

    assertThat(sets).extracting(BackupSet::id).containsExactly(1L);
    assertThat(sets.get(0).minRestoreScn()).isEqualTo(MAX);
    assertThat(views.backups().setsOfTenant(1002).await().atMost(LONG)).hasSize(2);
    assertThat(views.backups().roundsAt("oss://b/clog").await().atMost(LONG)).hasSize(1);
    assertThat(views.backups().roundsOfTenant(1002).await().atMost(LONG)).hasSize(1);
  }

  @Test
  void theRestIsReadToo() {
    insert("GV$OB_PARAMETERS (TENANT_ID, NAME, VALUE)", "(1002, 'ha_high_thread_score', '10')");
    insert(
        "DBA_OB_CLUSTER_EVENT_HISTORY (TIMESTAMP, EVENT, VALUE3, VALUE5)",
        "('2024-10-12 10:00:00', 'UPGRADE_ALL', '4.3.5.1', '1002')");
    insert(
        "DBA_OB_TENANT_JOBS (JOB_ID, JOB_TYPE, JOB_STATUS, TENANT_ID)",
        "(3, 'UPGRADE_ALL', 'INPROGRESS', 1002)");
    insert("GV$OB_PROCESSLIST (ID, SVR_IP)", "(3221487621, '127.0.0.1')");

    assertThat(views.cluster().haHighThreadScore(1002).await().atMost(LONG)).contains(10);
    assertThat(views.cluster().upgradeEvents(1002).await().atMost(LONG))
        .extracting(UpgradeEvent::version)
        .containsExactly("4.3.5.1");
    assertThat(views.cluster().upgradeJobs(1002).await().atMost(LONG)).hasSize(1);
    assertThat(views.cluster().version().await().atMost(LONG)).startsWith("4.");
    assertThat(views.sessions().isGone(3221487621L).await().atMost(LONG)).isFalse();
    assertThat(views.sessions().isGone(1).await().atMost(LONG)).isTrue();
    connections.probe(LONG).await().atMost(LONG);
  }

  private static void createTable(String view, List<List<String>> rows) {
    String columns =
        rows.stream()
            .map(row -> row.get(1) + " " + type(row.get(2)) + " NULL")
            .collect(Collectors.joining(", "));
    execute("DROP TABLE IF EXISTS oceanbase." + view);
    execute("CREATE TABLE oceanbase." + view + " (" + columns + ")");
  }

  private static String type(String type) {
    return type.matches("varchar\\(\\d{4,}\\)") ? "longtext" : type;
  }

  private static void insert(String table, String values) {
    execute("DELETE FROM oceanbase." + table.substring(0, table.indexOf(' ')));
    execute("INSERT INTO oceanbase." + table + " VALUES " + values);
  }

  private static void execute(String sql) {
    connections.pool().query(sql).execute().await().atMost(LONG);
  }
}
