package io.obrestore.oceanbase.session;

import java.time.Duration;

/**
 * What every session of the gateway is set to.
 *
 * @param queryTimeout ob_query_timeout
 * @param transactionTimeout ob_trx_timeout
 */
record SessionVariables(Duration queryTimeout, Duration transactionTimeout) {

  // sql_mode without NO_BACKSLASH_ESCAPES and ANSI_QUOTES, which Quoting relies on. The zone is
  // OceanBase's +08:00 otherwise. Fences rely on an UPDATE seeing what was committed last.
  private static final String FIXED =
      "SET sql_mode = 'STRICT_ALL_TABLES', time_zone = '+00:00', autocommit = 1,"
          + " tx_isolation = 'READ-COMMITTED', ob_query_timeout = ";

  /** One SET for all, sent as text: prepared it fails. */
  String sql() {
    return FIXED + micros(queryTimeout) + ", ob_trx_timeout = " + micros(transactionTimeout);
  }

  /** Sets ob_query_timeout alone. */
  static String queryTimeoutSql(Duration timeout) {
    return "SET ob_query_timeout = " + micros(timeout);
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }
}
