package io.obrestore.oceanbase.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Restore jobs. Read progress first, then history: each move between them is one transaction, so a
 * job is then never in neither. Every read may fail with an OceanBaseException.
 */
public final class RestoreViews {
  private static final String BY_MARK = "WHERE DESCRIPTION = ? ORDER BY JOB_ID, TENANT_ID";
  // SUBSTR, not LIKE: a mark's own characters count
  private static final String BY_MARK_PREFIX =
      "WHERE SUBSTR(DESCRIPTION, 1, ?) = ? ORDER BY JOB_ID, TENANT_ID";
  private static final String BY_TENANT =
      "WHERE LOWER(RESTORE_TENANT_NAME) = LOWER(?) ORDER BY JOB_ID DESC, TENANT_ID";

  // TENANT_ID is the same in all of them: an index that begins with it gives the order
  private static final String NEWEST_FIRST =
      " ORDER BY TENANT_ID DESC, START_TIMESTAMP DESC, JOB_ID DESC LIMIT ? OFFSET ?";
  private static final String OLDEST_FIRST =
      " ORDER BY TENANT_ID, START_TIMESTAMP, JOB_ID LIMIT ? OFFSET ?";

  static final ViewQuery PROGRESS = RestoreProgress.ALL.with("ORDER BY JOB_ID, TENANT_ID");
  static final ViewQuery PROGRESS_BY_JOB =
      RestoreProgress.ALL.with("WHERE JOB_ID = ? ORDER BY TENANT_ID");
  static final ViewQuery PROGRESS_BY_MARK = RestoreProgress.ALL.with(BY_MARK);
  static final ViewQuery PROGRESS_BY_MARK_PREFIX = RestoreProgress.ALL.with(BY_MARK_PREFIX);
  static final ViewQuery PROGRESS_BY_TENANT = RestoreProgress.ALL.with(BY_TENANT);
  static final ViewQuery HISTORY_BY_MARK = RestoreHistory.ALL.with(BY_MARK);
  static final ViewQuery HISTORY_BY_MARK_PREFIX = RestoreHistory.ALL.with(BY_MARK_PREFIX);
  static final ViewQuery HISTORY_BY_TENANT = RestoreHistory.ALL.with(BY_TENANT);

  private final Reader reader;

  RestoreViews(Reader reader) {
    this.reader = reader;
  }

  /** All rows of all running jobs. */
  public Uni<List<RestoreProgress>> progress() {
    return reader.read(PROGRESS, RestoreProgress.MAPPER);
  }

  /** All rows of one job; none unless it runs. */
  public Uni<List<RestoreProgress>> progressByJob(long jobId) {
    return reader.read(PROGRESS_BY_JOB, Tuple.of(jobId), RestoreProgress.MAPPER);
  }

  /** Rows of the running jobs whose DESCRIPTION is the mark, whole. */
  public Uni<List<RestoreProgress>> progressByMark(String mark) {
    return reader.read(PROGRESS_BY_MARK, Tuple.of(mark), RestoreProgress.MAPPER);
  }

  /** Rows of the running jobs whose DESCRIPTION begins with this. */
  public Uni<List<RestoreProgress>> progressByMarkPrefix(String prefix) {
    Tuple values = Tuple.of(ClusterViews.characters(prefix), prefix);
    return reader.read(PROGRESS_BY_MARK_PREFIX, values, RestoreProgress.MAPPER);
  }

  /** Rows of the running jobs that restore into a tenant name, in any case of letters. */
  public Uni<List<RestoreProgress>> progressByTenant(String name) {
    return reader.read(PROGRESS_BY_TENANT, Tuple.of(name), RestoreProgress.MAPPER);
  }

  /** Rows of the ended jobs whose DESCRIPTION is the mark, whole. */
  public Uni<List<RestoreHistory>> historyByMark(String mark) {
    return reader.read(HISTORY_BY_MARK, Tuple.of(mark), RestoreHistory.MAPPER);
  }

  /** Rows of the ended jobs whose DESCRIPTION begins with this. */
  public Uni<List<RestoreHistory>> historyByMarkPrefix(String prefix) {
    Tuple values = Tuple.of(ClusterViews.characters(prefix), prefix);
    return reader.read(HISTORY_BY_MARK_PREFIX, values, RestoreHistory.MAPPER);
  }

  /**
   * The jobs' own rows of the ended jobs with such a DESCRIPTION that made one of these tenants.
   */
  public Uni<List<RestoreHistory>> historyOfTenants(String prefix, Collection<Long> tenantIds) {
    if (tenantIds.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    String condition =
        ClusterViews.in("RESTORE_TENANT_ID", tenantIds.size())
            + " AND TENANT_ID = 1 AND SUBSTR(DESCRIPTION, 1, ?) = ? ORDER BY JOB_ID";
    List<Object> values = new ArrayList<>(tenantIds);
    values.add(ClusterViews.characters(prefix));
    values.add(prefix);
    return reader.read(
        RestoreHistory.ALL.with(condition), Tuple.from(values), RestoreHistory.MAPPER);
  }

  /** Rows of the ended jobs that restored into a tenant name, newest job first. */
  public Uni<List<RestoreHistory>> historyByTenant(String name) {
    return reader.read(HISTORY_BY_TENANT, Tuple.of(name), RestoreHistory.MAPPER);
  }

  /** Rows of these jobs; those that have not ended are left out. */
  public Uni<List<RestoreHistory>> historyByJob(Collection<Long> jobIds) {
    if (jobIds.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    String condition = ClusterViews.in("JOB_ID", jobIds.size()) + " ORDER BY JOB_ID, TENANT_ID";
    Tuple values = Tuple.from(new ArrayList<>(jobIds));
    return reader.read(RestoreHistory.ALL.with(condition), values, RestoreHistory.MAPPER);
  }

  /** The tenants' rows of these running jobs: they carry the counts. */
  public Uni<List<RestoreProgress>> progressOfTenants(Collection<Long> jobIds) {
    if (jobIds.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    String condition = ClusterViews.in("JOB_ID", jobIds.size()) + " AND TENANT_ID <> 1";
    Tuple values = Tuple.from(new ArrayList<>(jobIds));
    return reader.read(RestoreProgress.ALL.with(condition), values, RestoreProgress.MAPPER);
  }

  /** The jobs' own rows of running jobs, newest first. */
  public Uni<List<RestoreProgress>> runningJobs(JobFilter filter, long offset, int limit) {
    return reader.read(
        RestoreProgress.ALL.with(filter.condition() + NEWEST_FIRST),
        paged(filter, offset, limit),
        RestoreProgress.MAPPER);
  }

  /** The jobs' own rows of ended jobs, newest first. */
  public Uni<List<RestoreHistory>> endedJobs(JobFilter filter, long offset, int limit) {
    return endedJobs(filter, NEWEST_FIRST, offset, limit);
  }

  /** The same from the other end: oldest first. */
  public Uni<List<RestoreHistory>> oldestEndedJobs(JobFilter filter, long offset, int limit) {
    return endedJobs(filter, OLDEST_FIRST, offset, limit);
  }

  private Uni<List<RestoreHistory>> endedJobs(
      JobFilter filter, String order, long offset, int limit) {
    return reader.read(
        RestoreHistory.ALL.with(filter.condition() + order),
        paged(filter, offset, limit),
        RestoreHistory.MAPPER);
  }

  /** How many running jobs there are. */
  public Uni<Long> countRunning(JobFilter filter) {
    return count(RestoreProgress.ALL.view(), filter);
  }

  /** How many ended jobs there are. */
  public Uni<Long> countEnded(JobFilter filter) {
    return count(RestoreHistory.ALL.view(), filter);
  }

  private Uni<Long> count(String view, JobFilter filter) {
    String sql = "SELECT COUNT(*) FROM " + view + " " + filter.condition();
    return reader
        .rows(sql, view, Tuple.from(filter.values()))
        .map(rows -> Reader.stream(rows).findFirst().orElseThrow().getLong(0));
  }

  private static Tuple paged(JobFilter filter, long offset, int limit) {
    var values = new ArrayList<>(filter.values());
    values.add(limit);
    values.add(offset);
    return Tuple.from(values);
  }
}
