package io.obrestore.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What must be true of a dag that has ended, whatever happened on the way. */
final class Aftermath {
  private final Sight sight;
  private final long dag;
  private final String tenant;
  private final List<String> broken = new ArrayList<>();

  private Aftermath(Sight sight, long dag, String tenant) {
    this.sight = sight;
    this.dag = dag;
    this.tenant = tenant;
  }

  /** What is not so; empty when all is well. */
  static List<String> of(Sight sight, long dag, String tenant, Promise promise) {
    Aftermath aftermath = new Aftermath(sight, dag, tenant);
    aftermath.all(promise);
    aftermath.jobs(promise);
    aftermath.session(promise);
    return aftermath.broken;
  }

  /**
   * The same, but of jobs, which go on when a dag has failed while it waited for one, and of a
   * session: where a look was refused, a statement on it may be under way.
   */
  static List<String> standing(Sight sight, long dag, String tenant, Promise promise) {
    Aftermath aftermath = new Aftermath(sight, dag, tenant);
    aftermath.all(promise);
    return aftermath.broken;
  }

  private void all(Promise promise) {
    dagRow(promise);
    leases();
    log();
    pools(promise);
    tenant(promise);
  }

  private void must(boolean so, String what) {
    if (!so) {
      broken.add(what);
    }
  }

  private void equal(String what, @Nullable Object is, @Nullable Object wanted) {
    must(
        Objects.equals(String.valueOf(is), String.valueOf(wanted)),
        what + " is " + is + ", not " + wanted);
  }

  private void dagRow(Promise promise) {
    Map<String, @Nullable Object> row = sight.dag(dag);
    equal("state", row.get("state"), promise.state());
    equal("operator", row.get("operator"), promise.operator());
    equal(
        "number of its dags",
        sight.count("FROM obrestore.dag WHERE wanted_key = ?", row.get("wanted_key")),
        1);
    boolean over = promise.state() == io.obrestore.dag.State.SUCCEED;
    must(!over || row.get("secrets") == null, "its secrets are kept");
    boolean holds = promise.left() && !over;
    must(holds || row.get("active_key") == null, "its key is held");
    equal("leftovers", row.get("leftovers"), holds ? 1 : 0);
  }

  private void leases() {
    Map<String, @Nullable Object> row = sight.dag(dag);
    must(row.get("owner") == null, "it has an owner");
    must(row.get("lease_until") == null, "it has a lease");
    equal("start slots", sight.count("FROM obrestore.start_slot WHERE dag_id = ?", dag), 0);
    equal("turns of the sweeper", sight.count("FROM obrestore.duty WHERE owner IS NOT NULL"), 0);
  }

  private void session(Promise promise) {
    // a CANCEL may come while one is open: whoever operates on the dag next ends it first
    boolean cancelled = promise.operator() == io.obrestore.dag.Operator.CANCEL;
    must(
        cancelled || gaveUp(promise) || sight.dag(dag).get("db_session") == null,
        "it has a session");
  }

  /** A step of the stage was refused, and what an earlier one sent may be under way. */
  private boolean gaveUp(Promise promise) {
    List<String> log = sight.log(dag);
    return promise.left()
        && promise.state() == io.obrestore.dag.State.FAILED
        && log.get(log.size() - 1).contains("OceanBase refused: [");
  }

  private void log() {
    var lines =
        sight.rows(
            "SELECT line_no, seq FROM obrestore.task_log WHERE dag_id = ? ORDER BY line_no", dag);
    var row = sight.dag(dag);
    equal("lines of its log", lines.size(), row.get("log_lines"));
    List<Long> numbers = lines.stream().map(line -> Sight.number(line, "line_no")).toList();
    equal(
        "the numbers of its log",
        numbers,
        IntStream.range(0, lines.size()).mapToLong(i -> i).boxed().toList());
    List<Long> order = lines.stream().map(line -> Sight.number(line, "seq")).toList();
    equal("the order of its log", order, order.stream().sorted().toList());
    must(
        order.stream().allMatch(seq -> seq <= Sight.number(row, "seq")),
        "its log is ahead of the dag");
  }

  private void jobs(Promise promise) {
    equal("jobs that ended well", sight.endedJobs(dag, "SUCCESS"), promise.succeeded());
    equal("jobs that run", sight.runningJobs(dag), 0);
  }

  private void pools(Promise promise) {
    String none = promise.left() ? " AND 1 = 0" : "";
    equal(
        "orphan pools",
        sight.count(
            "FROM oceanbase.dba_ob_resource_pools p WHERE name LIKE ? AND NOT EXISTS"
                + " (SELECT 1 FROM oceanbase.dba_ob_tenants t WHERE t.tenant_id = p.tenant_id)"
                + none,
            sight.pools(dag)),
        0);
    if (promise.tenant() == Promise.Tenant.NONE) {
      equal(
          "pools",
          sight.count("FROM oceanbase.dba_ob_resource_pools WHERE name LIKE ?", sight.pools(dag)),
          0);
    }
  }

  private void tenant(Promise promise) {
    var found =
        sight.rows(
            "SELECT tenant_role, status, compatible FROM oceanbase.dba_ob_tenants"
                + " WHERE tenant_name = ?",
            tenant);
    switch (promise.tenant()) {
      case ANY -> {}
      case NONE -> equal("tenants", found.size(), 0);
      case PRIMARY, STANDBY -> {
        equal("tenants", found.size(), 1);
        if (!found.isEmpty()) {
          equal("role", found.get(0).get("tenant_role"), promise.tenant());
          equal("status", found.get(0).get("status"), "NORMAL");
        }
      }
    }
  }
}
