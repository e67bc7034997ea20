package io.obrestore.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obrestore.simulator.clock.RunningClock;
import io.obrestore.simulator.clock.SimulatorClock;
import io.obrestore.testing.Jdbc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One whole restore through the real socket, with the MariaDB driver. */
class RestoreOverTheWireTest {
  private static final String PLACES = "file:///data/backup/data,file:///data/backup/clog";

  @Test
  void aWholeRestoreThatTakesNoTimeGoesOverTheSocket() throws Exception {
    try (EmbeddedOceanBase server = start(Duration.ZERO, RunningClock.real());
        Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE RESOURCE POOL `p1` UNIT = `s1`, UNIT_NUM = 1, ZONE_LIST = ('zone1')");
      statement.execute("SET DECRYPTION IDENTIFIED BY 'pwd1','pwd2'");
      statement.execute(
          "ALTER SYSTEM RESTORE `rt` FROM '" + PLACES + "' WITH 'pool_list=p1' DESCRIPTION 'mark'");
      assertThat(
              cell(
                  statement,
                  "SELECT STATUS FROM oceanbase.CDB_OB_RESTORE_HISTORY"
                      + " WHERE TENANT_ID = 1 AND DESCRIPTION = 'mark'"))
          .isEqualTo("SUCCESS");
      statement.execute("ALTER SYSTEM ACTIVATE STANDBY TENANT `rt`");
      assertThat(
              cell(
                  statement,
                  "SELECT TENANT_ROLE FROM oceanbase.DBA_OB_TENANTS WHERE TENANT_NAME = 'rt'"))
          .isEqualTo("PRIMARY");
      assertThat(
              cell(
                  statement,
                  "SELECT VALUE FROM oceanbase.GV$OB_PARAMETERS WHERE NAME ="
                      + " 'ha_high_thread_score' AND TENANT_ID = 1004 LIMIT 1"))
          .isEqualTo("0");
    }
  }

  @Test
  void aRefusalComesOverTheSocketWithItsNumber() throws Exception {
    try (EmbeddedOceanBase server = start(Duration.ZERO, RunningClock.real());
        Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("DROP RESOURCE POOL `nosuch`"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(4650));
      assertThatThrownBy(() -> statement.execute("DROP RESOURCE POOL 'nosuch'"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(1064));
    }
  }

  @Test
  void aRestoreThatTakesTimeIsDrivenByTheThreadBehind() throws Exception {
    // A hundred seconds of a clock a hundred times as fast.
    try (EmbeddedOceanBase server = start(Duration.ofSeconds(100), RunningClock.spedUp(100));
        Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE RESOURCE POOL `p1` UNIT = `s1`, UNIT_NUM = 1, ZONE_LIST = ('zone1')");
      statement.execute("ALTER SYSTEM RESTORE `rt` FROM '" + PLACES + "' WITH 'pool_list=p1'");
      assertThat(
              cell(
                  statement,
                  "SELECT STATUS FROM oceanbase.CDB_OB_RESTORE_PROGRESS WHERE TENANT_ID = 1"))
          .isEqualTo("WAIT_TENANT_RESTORE_FINISH");
    }
  }

  private static EmbeddedOceanBase start(Duration restore, SimulatorClock clock) throws Exception {
    return EmbeddedOceanBase.start(
        SimulatorSettings.defaults().withRestoreDuration(restore), clock);
  }

  private static Connection connect(EmbeddedOceanBase server) throws SQLException {
    return Jdbc.connect("jdbc:mariadb://127.0.0.1:" + server.port() + "/oceanbase?user=root@sys");
  }

  private static String cell(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
