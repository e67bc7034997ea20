package io.obrestore.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import io.obrestore.oceanbase.statement.HostileTexts;
import io.obrestore.testing.Jdbc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Texts that try to break out of their quotes, on their way through server and engine. */
abstract class HostileTextContract {
  /** A server over the engine in question, its schema {@code test} empty. */
  abstract Lab startLab() throws Exception;

  /** As JDBC's URLs name it. */
  String driver() {
    return "mariadb";
  }

  @Test
  void hostileTextsComeBackFromLiteralsAndParameters() throws Exception {
    try (Lab lab = startLab();
        Connection connection = Jdbc.connect(lab.url(driver(), ""))) {
      comeBack(lab, connection);
    }
  }

  private void comeBack(Lab lab, Connection connection) throws SQLException {
    Lab.run(connection, "CREATE TABLE t (id BIGINT PRIMARY KEY, `na``me` VARCHAR(1000))");
    try (Connection binary = Jdbc.connect(lab.url(driver(), "&useServerPrepStmts=true"));
        PreparedStatement echo = binary.prepareStatement("SELECT CONCAT(?, '')");
        PreparedStatement insert = binary.prepareStatement("REPLACE INTO t VALUES (1, ?)");
        Statement text = connection.createStatement()) {
      text.setEscapeProcessing(false);
      qt().withExamples(100)
          .forAll(HostileTexts.any())
          .checkAssert(
              value -> {
                String literal = "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
                assertThat(first(() -> text.executeQuery("SELECT " + literal))).isEqualTo(value);
                assertThat(first(() -> with(echo, value).executeQuery())).isEqualTo(value);
                assertThat(updated(() -> with(insert, value).executeUpdate())).isPositive();
                String stored = "SELECT `na``me` /* ' */ FROM t -- \"";
                assertThat(first(() -> text.executeQuery(stored))).isEqualTo(value);
                String update = "UPDATE t SET `na``me` = " + literal + " WHERE id = 1";
                assertThat(updated(() -> text.executeUpdate(update))).isEqualTo(1);
                assertThat(first(() -> text.executeQuery(stored))).isEqualTo(value);
              });
    }
  }

  private interface Query<T> {
    T run() throws SQLException;
  }

  private static PreparedStatement with(PreparedStatement statement, String value)
      throws SQLException {
    statement.setString(1, value);
    return statement;
  }

  private static int updated(Query<Integer> update) {
    try {
      return update.run();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static String first(Query<ResultSet> query) {
    try (ResultSet rows = query.run()) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
