package io.obrestore.api;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Dags as the store may have them, written row by row, and things in OceanBase that bear their
 * marks, made by hand: as a statement leaves them that takes effect when its dag is long over.
 */
final class Marked {
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

  private static final String DAG =
      """
      INSERT INTO obrestore.dag (kind, token, name, stage, max_stage, state, operator,
          maintenance_type, maintenance_key, wanted_key, active_key, leftovers, request, facts,
          attempt, owner, lease_until, epoch, seq, write_id, log_lines,
          create_time, start_time, end_time)
      VALUES ('%s', '%s', 'by hand', 3, 5, '%s', '%s', 2, '%s', '%s', %s, %d, '{}', '%s', %d,
          'nobody', TIMESTAMPADD(HOUR, 1, NOW(6)), 1, 1, 0, 0, NOW(6), NOW(6), NOW(6))
      """;

  private static final String NODE =
      """
      INSERT INTO obrestore.node (id, dag_id, stage, name, state, operator, execute_times)
      VALUES (%d, %d, 1, 'by hand', 'SUCCEED', 'RUN', 1)
      """;

  private static final int NODES_OF_A_DAG = 100;

  private final Database database;

  Marked(Database database) {
    this.database = database;
  }

  /** A dag of an attempt, and the name of its tenant. */
  record Dag(long id, int attempt, String tenant) {}

  String store() throws SQLException {
    return database.rows("SELECT store_id FROM obrestore.schema_version").get(0).get(0);
  }

  /** A dag as stored, held by somebody else's lease, with one node. */
  Dag dag(String kind, Standing standing, int attempt) throws SQLException {
    String name = "m" + COUNTER.incrementAndGet();
    database.execute(
        DAG.formatted(
            kind,
            "token-" + name,
            standing.state(),
            standing.operator(),
            name,
            "restore:" + name,
            standing.holdsKey() ? "'restore:" + name + "'" : "NULL",
            standing.leftovers() ? 1 : 0,
            standing.facts(),
            attempt));
    long id =
        Long.parseLong(
            database
                .rows("SELECT id FROM obrestore.dag WHERE token = 'token-" + name + "'")
                .get(0)
                .get(0));
    database.execute(NODE.formatted(id * NODES_OF_A_DAG + 1, id));
    return new Dag(id, attempt, name);
  }

  /** How a dag stands. */
  record Standing(String state, String operator, boolean leftovers, String facts) {
    static Standing of(String state, String operator) {
      return new Standing(state, operator, state.equals("FAILED"), "{}");
    }

    static Standing refused(String operator) {
      return new Standing("FAILED", operator, false, "{\"refusedIn\":1}");
    }

    boolean holdsKey() {
      return leftovers || state.equals("READY") || state.equals("RUNNING");
    }

    @Override
    public String toString() {
      return state + "/" + operator + (facts.equals("{}") ? "" : " refused");
    }
  }

  String poolName(String store, Dag dag, int attempt) {
    return "obr_" + store + "_" + dag.id() + "_" + attempt + "_1";
  }

  String pool(Dag dag, int attempt) throws SQLException {
    return pool(poolName(store(), dag, attempt));
  }

  String pool(String name) throws SQLException {
    database.execute(
        "CREATE RESOURCE POOL `%s` UNIT = `s1`, UNIT_NUM = 1, ZONE_LIST = ('zone1')"
            .formatted(name));
    return name;
  }

  /** RESTORE with the mark of that attempt, as its runner would have sent it. */
  void restore(Dag dag, int attempt, String data) throws SQLException {
    String store = store();
    restore(
        dag.tenant(),
        pool(dag, attempt),
        data,
        "obrestore:" + store + ":" + dag.id() + ":" + attempt);
  }

  /** RESTORE by anybody; back when its tenant is there. */
  void restore(String tenant, String pool, String data, String mark) throws SQLException {
    String sql =
        "ALTER SYSTEM RESTORE `%s` FROM '%s' WITH 'pool_list=%s' DESCRIPTION '%s'"
            .formatted(tenant, data, pool, mark);
    // it blocks until the tenant is made, or its job has failed
    var sent = CompletableFuture.runAsync(() -> send(sql));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (tenant(tenant).isEmpty()) {
      if (System.nanoTime() > end || sent.isCompletedExceptionally()) {
        sent.join();
        throw new AssertionError("no tenant '" + tenant + "' within " + PATIENCE);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void send(String sql) {
    try {
      database.execute(sql);
    } catch (SQLException failed) {
      if (failed.getErrorCode() == 1210 || failed.getErrorCode() == 4179) {
        throw new IllegalStateException(failed);
      }
    }
  }

  /** STATUS and TENANT_ROLE; empty when there is none. */
  List<List<String>> tenant(String name) throws SQLException {
    return database.rows(
        "SELECT STATUS, TENANT_ROLE FROM oceanbase.DBA_OB_TENANTS WHERE TENANT_NAME = '"
            + name
            + "'");
  }

  boolean hasPool(String name) throws SQLException {
    return !database
        .rows("SELECT NAME FROM oceanbase.DBA_OB_RESOURCE_POOLS WHERE NAME = '" + name + "'")
        .isEmpty();
  }

  /** How many jobs run into a tenant name. */
  int running(String tenant) throws SQLException {
    return database
        .rows(
            "SELECT JOB_ID FROM oceanbase.CDB_OB_RESTORE_PROGRESS WHERE TENANT_ID = 1 AND"
                + " RESTORE_TENANT_NAME = '"
                + tenant
                + "'")
        .size();
  }
}
