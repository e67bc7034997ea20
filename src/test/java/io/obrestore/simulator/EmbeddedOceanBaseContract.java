package io.obrestore.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.obrestore.simulator.clock.RunningClock;
import io.obrestore.simulator.kernel.KernelViews;
import io.obrestore.simulator.kernel.ViewColumn;
import io.obrestore.testing.Jdbc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole restore over the wire, whatever engine is behind. */
abstract class EmbeddedOceanBaseContract {
  private static final String POOL =
      "CREATE RESOURCE POOL `p` UNIT = `unit1`, UNIT_NUM = 1, ZONE_LIST = ('zone1')";
  private static final String RESTORE =
      "ALTER SYSTEM RESTORE `shop2` FROM 'file:///data/backup/data,file:///data/backup/clog'"
          + " WITH 'pool_list=p&locality=FULL@zone1&primary_zone=zone1' DESCRIPTION 'mark'";

  private EmbeddedOceanBase server;
  private Connection connection;

  /** With the engine in question. */
  abstract SimulatorSettings settings();

  @BeforeEach
  void start() throws Exception {
    server = EmbeddedOceanBase.start(settings(), RunningClock.real());
    connection = connect("");
  }

  private Connection connect(String options) throws SQLException {
    return Jdbc.connect(
        "jdbc:mariadb://127.0.0.1:" + server.port() + "/oceanbase?user=root@sys" + options);
  }

  @AfterEach
  void stop() throws Exception {
    connection.close();
    server.close();
  }

  private String one(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).as(sql).isTrue();
      return rows.getString(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Test
  void aTenantIsRestoredOverTheWire() throws SQLException {
    run(POOL);
    assertThatThrownBy(() -> run(POOL)).hasFieldOrPropertyWithValue("errorCode", 4651);
    run("SET ob_query_timeout = 700000000");
    run(RESTORE);
    assertThat(
            one(
                "SELECT STATUS FROM CDB_OB_RESTORE_HISTORY"
                    + " WHERE DESCRIPTION = 'mark' AND TENANT_ID = 1"))
        .isEqualTo("SUCCESS");
    assertThat(one("SELECT TENANT_ROLE FROM DBA_OB_TENANTS WHERE TENANT_NAME = 'shop2'"))
        .isEqualTo("STANDBY");
    run("ALTER SYSTEM ACTIVATE STANDBY TENANT `shop2`");
    assertThat(one("SELECT TENANT_ROLE FROM DBA_OB_TENANTS WHERE TENANT_NAME = 'shop2'"))
        .isEqualTo("PRIMARY");
    assertThat(
            one(
                "SELECT COUNT(*) FROM DBA_OB_RESOURCE_POOLS p, DBA_OB_TENANTS t"
                    + " WHERE p.TENANT_ID = t.TENANT_ID AND t.TENANT_NAME = 'shop2'"))
        .isEqualTo("1");
  }

  @Test
  void everyViewReadsTheSameInTextAndBinary() throws SQLException {
    run(POOL);
    run(RESTORE);
    KernelViews views = KernelViews.load();
    try (Connection binary = connect("&useServerPrepStmts=true")) {
      for (String view : views.names()) {
        String sql = "SELECT * FROM `" + view + "`";
        try (Statement text = connection.createStatement();
            PreparedStatement prepared = binary.prepareStatement(sql);
            ResultSet asText = text.executeQuery(sql);
            ResultSet asBinary = prepared.executeQuery()) {
          List<String> columns = views.columns(view).stream().map(ViewColumn::name).toList();
          assertThat(labels(asText)).as(view).isEqualTo(columns).isEqualTo(labels(asBinary));
          if (!view.equals("GV$OB_PROCESSLIST")) {
            assertThat(values(asText)).as(view).isEqualTo(values(asBinary));
          }
        }
      }
    }
  }

  @Test
  void theTimeIsThatOfTheClockInTheSessionsZone() throws SQLException {
    run("SET time_zone = '+00:00'");
    LocalDateTime now = LocalDateTime.parse(one("SELECT NOW(6)").replace(' ', 'T'));
    assertThat(now).isCloseTo(LocalDateTime.now(ZoneOffset.UTC), within(30, ChronoUnit.SECONDS));
  }

  @Test
  void whoMakesTheSameSchemaAtOnceMakesItOnce() throws Exception {
    int racers = 6;
    ExecutorService threads = Executors.newFixedThreadPool(racers);
    try {
      for (int round = 0; round < 40; round++) {
        String schema = "race" + round;
        CyclicBarrier start = new CyclicBarrier(racers);
        List<Future<?>> made = new ArrayList<>();
        for (int i = 0; i < racers; i++) {
          made.add(threads.submit(() -> makeSchema(schema, start)));
        }
        for (Future<?> one : made) {
          one.get(30, TimeUnit.SECONDS);
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Void makeSchema(String schema, CyclicBarrier start) throws Exception {
    try (Connection own = connect("");
        Statement statement = own.createStatement()) {
      start.await(30, TimeUnit.SECONDS);
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
      statement.execute("CREATE TABLE IF NOT EXISTS " + schema + ".t (id INT, PRIMARY KEY (id))");
    }
    return null;
  }

  private static List<String> labels(ResultSet rows) throws SQLException {
    List<String> labels = new ArrayList<>();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      labels.add(rows.getMetaData().getColumnLabel(i));
    }
    return labels;
  }

  private static List<List<@Nullable Object>> values(ResultSet rows) throws SQLException {
    List<List<@Nullable Object>> values = new ArrayList<>();
    while (rows.next()) {
      List<@Nullable Object> row = new ArrayList<>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        row.add(rows.getObject(i));
      }
      values.add(row);
    }
    return values;
  }

  @Test
  void columnsOfTheViewsComeWithTheKernelsNamesAndTypes() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM dba_ob_tenants LIMIT 1")) {
      assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo("TENANT_ID");
      int scn = rows.findColumn("RECOVERY_UNTIL_SCN");
      assertThat(rows.getMetaData().getColumnTypeName(scn)).isEqualTo("BIGINT UNSIGNED");
    }
    assertThat(
            one(
                "SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = 'oceanbase'"
                    + " AND table_name = 'CDB_OB_RESTORE_PROGRESS' AND column_name = 'RECOVER_SCN'"))
        .isEqualTo("1");
  }
}
