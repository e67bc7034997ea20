package endurance;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What became of the restores that were accepted, by the job views of OceanBase and the marks in
 * them, and by the rows of the store.
 */
final class Verdict {
  private static final Pattern MARK = Pattern.compile("obrestore:[^:]*:(\\d+):(\\d+)");

  private final OceanBase oceanBase;
  private final Map<String, Long> accepted;
  private final Map<Long, Row> dags = new HashMap<>();
  private final Map<Long, List<Job>> jobs = new HashMap<>();

  /** A dag, as its row says. */
  record Row(String tenant, String state, String operator, int attempt) {
    boolean ended() {
      return state.equals("SUCCEED") || state.equals("FAILED");
    }
  }

  /** A restore job of OceanBase; times as text, which sorts. */
  record Job(int attempt, String status, String begun, String ended) {}

  private Verdict(OceanBase oceanBase, Map<String, Long> accepted) {
    this.oceanBase = oceanBase;
    this.accepted = accepted;
  }

  static Verdict read(OceanBase oceanBase, Map<String, Long> accepted) throws SQLException {
    var verdict = new Verdict(oceanBase, accepted);
    for (var row : oceanBase.rows("SELECT id, maintenance_key, state, operator, attempt FROM obrestore.dag")) {
      verdict.dags.put(
          Long.parseLong(row.get(0)), new Row(row.get(1), row.get(2), row.get(3), Integer.parseInt(row.get(4))));
    }
    String columns = "SELECT DESCRIPTION, STATUS, START_TIMESTAMP, ";
    verdict.addJobs(columns + "FINISH_TIMESTAMP FROM CDB_OB_RESTORE_HISTORY WHERE TENANT_ID = 1");
    verdict.addJobs(columns + "'never' FROM CDB_OB_RESTORE_PROGRESS WHERE TENANT_ID = 1");
    return verdict;
  }

  private void addJobs(String sql) throws SQLException {
    for (var row : oceanBase.rows(sql)) {
      var mark = MARK.matcher(row.get(0));
      if (mark.matches()) {
        jobs.computeIfAbsent(Long.parseLong(mark.group(1)), id -> new ArrayList<>())
            .add(new Job(Integer.parseInt(mark.group(2)), row.get(1), row.get(2), row.get(3)));
      }
    }
  }

  /** Accepted, and has not ended. */
  List<String> lost() {
    var found = new ArrayList<String>();
    accepted.forEach(
        (tenant, id) -> {
          Row row = dags.get(id);
          if (row == null || !row.ended()) {
            found.add("dag " + id + " of " + tenant + ": " + row);
          }
        });
    return found;
  }

  /** More than one dag for a request, more than one job that succeeded, or two at once. */
  List<String> doubled() {
    var found = new ArrayList<String>();
    dags.forEach(
        (id, row) -> {
          if (accepted.containsKey(row.tenant()) && !id.equals(accepted.get(row.tenant()))) {
            found.add("dag " + id + " of " + row.tenant() + " besides dag " + accepted.get(row.tenant()));
          }
        });
    jobs.forEach(
        (id, its) -> {
          if (its.stream().filter(job -> job.status().equals("SUCCESS")).count() > 1 || overlap(its)) {
            found.add("dag " + id + ": " + its);
          }
        });
    return found;
  }

  private static boolean overlap(List<Job> jobs) {
    for (Job one : jobs) {
      for (Job other : jobs) {
        if (one != other && one.begun().compareTo(other.begun()) <= 0 && other.begun().compareTo(one.ended()) < 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** FAILED, and the job of its last attempt did not fail by itself. */
  List<String> wronglyFailed() throws SQLException {
    var found = new ArrayList<String>();
    for (var dag : dags.entrySet()) {
      Row row = dag.getValue();
      boolean jobFailed =
          jobs.getOrDefault(dag.getKey(), List.of()).stream()
              .anyMatch(job -> job.attempt() == row.attempt() && job.status().equals("FAIL"));
      if (row.state().equals("FAILED") && !jobFailed) {
        var lines = oceanBase.rows("SELECT line FROM obrestore.task_log WHERE dag_id = " + dag.getKey() + " ORDER BY line_no");
        found.add("dag " + dag.getKey() + ": " + row + " " + lines);
      }
    }
    return found;
  }

  /** SUCCEED without exactly one job that did. */
  List<String> wronglySucceeded() {
    var found = new ArrayList<String>();
    dags.forEach(
        (id, row) -> {
          long good =
              jobs.getOrDefault(id, List.of()).stream().filter(job -> job.status().equals("SUCCESS")).count();
          if (row.state().equals("SUCCEED") && good != 1) {
            found.add("dag " + id + ": " + jobs.get(id));
          }
        });
    return found;
  }

  /** More jobs than one, of any end. */
  List<String> startedTwice() {
    var found = new ArrayList<String>();
    jobs.forEach(
        (id, its) -> {
          if (its.size() > 1) {
            found.add("dag " + id + ": " + its);
          }
        });
    return found;
  }

  /** Jobs, pools, slots, leases and tenants that nobody wants any more, and gaps in logs. */
  List<String> leftBehind() throws SQLException {
    var found = new ArrayList<String>();
    add(found, "job still running", "SELECT DESCRIPTION FROM CDB_OB_RESTORE_PROGRESS WHERE TENANT_ID = 1");
    add(found, "free pool", "SELECT NAME FROM DBA_OB_RESOURCE_POOLS WHERE TENANT_ID IS NULL");
    add(found, "start slot", "SELECT dag_id FROM obrestore.start_slot");
    add(found, "lease", "SELECT id FROM obrestore.dag WHERE lease_until IS NOT NULL OR owner IS NOT NULL");
    add(
        found,
        "tenant not open",
        "SELECT TENANT_NAME FROM DBA_OB_TENANTS WHERE TENANT_TYPE = 'USER'"
            + " AND NOT (STATUS = 'NORMAL' AND TENANT_ROLE = 'PRIMARY')");
    add(
        found,
        "gap in the log of dag",
        "SELECT id FROM obrestore.dag WHERE log_lines <> (SELECT COUNT(*) FROM obrestore.task_log WHERE dag_id = dag.id)");
    return found;
  }

  private void add(List<String> found, String what, String sql) throws SQLException {
    oceanBase.rows(sql).forEach(row -> found.add(what + " " + row.get(0)));
  }

  /** How many jobs there were. */
  int jobs() {
    return jobs.values().stream().mapToInt(List::size).sum();
  }
}
