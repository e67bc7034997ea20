package io.obrestore.simulator.foreign;

/** The clients that the embedded OceanBase is tried with. */
enum ForeignClient {
  MARIADB_JDBC,
  MARIADB_JDBC_PREPARED,
  MYSQL_JDBC,
  MYSQL_JDBC_PREPARED,
  MYSQL_JDBC_BY_CACHING_SHA2,
  REACTIVE,
  REACTIVE_PREPARED,
  PYMYSQL,
  COMMAND_LINE,
  COMMAND_LINE_BY_CACHING_SHA2;

  /**
   * Logs in. Where the client is not installed the test is skipped with the reason; with CI=true it
   * fails.
   */
  ClientSession open(Door door) throws ClientException {
    return switch (this) {
      case MARIADB_JDBC -> JdbcSession.mariaDb(door, false);
      case MARIADB_JDBC_PREPARED -> JdbcSession.mariaDb(door, true);
      case MYSQL_JDBC -> JdbcSession.mySql(door, "");
      case MYSQL_JDBC_PREPARED -> JdbcSession.mySqlPrepared(door);
      case MYSQL_JDBC_BY_CACHING_SHA2 ->
          JdbcSession.mySql(door, "defaultAuthenticationPlugin=caching_sha2_password");
      case REACTIVE -> ReactiveSession.open(door, false);
      case REACTIVE_PREPARED -> ReactiveSession.open(door, true);
      case PYMYSQL -> PyMySqlSession.open(door);
      case COMMAND_LINE -> CommandLineSession.open(door);
      case COMMAND_LINE_BY_CACHING_SHA2 ->
          CommandLineSession.open(door, "--default-auth=caching_sha2_password");
    };
  }
}
