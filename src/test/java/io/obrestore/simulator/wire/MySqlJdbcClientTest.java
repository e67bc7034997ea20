package io.obrestore.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** MySQL's Connector/J over H2; what it prepares is prepared by the server. */
class MySqlJdbcClientTest extends JdbcClientContract {
  @Override
  Lab startLab() throws Exception {
    return Lab.start();
  }

  @Override
  String driver() {
    return "mysql";
  }

  @Override
  String options() {
    return "&useServerPrepStmts=true";
  }

  /** The driver's own. */
  @Override
  String stateOfALockTimeout() {
    return "40001";
  }

  /** MariaDB's driver asks for columns of information_schema that H2 lacks. */
  @Test
  void aDriversOwnQuestionsAboutTablesAndColumnsAreAnswered() throws SQLException {
    Lab.run(connection(), "CREATE TABLE one (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(7))");
    List<String> seen = new ArrayList<>();
    try (ResultSet tables = connection().getMetaData().getTables("test", null, "o%", null)) {
      while (tables.next()) {
        seen.add(tables.getString("TABLE_NAME"));
      }
    }
    try (ResultSet columns = connection().getMetaData().getColumns("test", null, "one", "%")) {
      while (columns.next()) {
        seen.add(columns.getString("COLUMN_NAME") + " " + columns.getInt("DATA_TYPE"));
      }
    }
    assertThat(seen).containsExactly("one", "id " + Types.BIGINT, "name " + Types.VARCHAR);
  }
}
