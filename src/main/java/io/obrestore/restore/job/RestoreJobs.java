package io.obrestore.restore.job;

import io.obrestore.oceanbase.view.JobFilter;
import io.obrestore.oceanbase.view.RestoreHistory;
import io.obrestore.oceanbase.view.RestoreProgress;
import io.obrestore.oceanbase.view.RestoreViews;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads restore jobs. Fails with an OceanBaseException when OceanBase cannot be asked. */
public final class RestoreJobs {
  private final RestoreViews views;

  /**
   * @param views where jobs are read
   */
  public RestoreJobs(RestoreViews views) {
    this.views = views;
  }

  /**
   * A page of jobs.
   *
   * @param number from 1
   * @param size how many a page has at most
   * @param total how many jobs there are on all pages
   */
  public record Page(List<RestoreJob> jobs, int number, int size, long total) {
    public Page {
      jobs = List.copyOf(jobs);
    }

    /** How many pages there are. */
    public long pages() {
      return (total + size - 1) / size;
    }
  }

  /** The job that restores into that tenant name now, else the one that did so last. */
  public Uni<Optional<RestoreJob>> newest(String tenantName) {
    // progress, then history: a job moves from one to the other in one transaction
    return views
        .progressByTenant(tenantName)
        .chain(
            running ->
                running.isEmpty()
                    ? views
                        .historyByTenant(tenantName)
                        .map(
                            ended ->
                                ended.stream()
                                    .filter(RestoreHistory::isJob)
                                    .<RestoreJob>map(RestoreJob.Ended::new)
                                    .findFirst())
                    : Uni.createFrom().item(newestOf(running)));
  }

  private static Optional<RestoreJob> newestOf(List<RestoreProgress> rows) {
    return rows.stream()
        .filter(RestoreProgress::isJob)
        .findFirst()
        .map(job -> new RestoreJob.Running(job, tenantsByJob(rows).get(job.jobId())));
  }

  /** Running jobs first, then ended ones, each newest first; done by the database. */
  public Uni<Page> page(JobFilter filter, int number, int size) {
    return Uni.combine()
        .all()
        .unis(views.countRunning(filter), views.countEnded(filter))
        .asTuple()
        .chain(
            counts ->
                slice(filter, (number - 1L) * size, size, counts.getItem1(), counts.getItem2())
                    .map(
                        jobs ->
                            new Page(jobs, number, size, counts.getItem1() + counts.getItem2())));
  }

  private Uni<List<RestoreJob>> slice(
      JobFilter filter, long offset, int size, long running, long ended) {
    Uni<List<RestoreJob>> first =
        offset < running ? running(filter, offset, size) : Uni.createFrom().item(List.of());
    return first.chain(
        jobs ->
            jobs.size() == size
                ? Uni.createFrom().item(jobs)
                : ended(filter, Math.max(0, offset - running), size - jobs.size(), ended)
                    .map(more -> together(jobs, more)));
  }

  /** One that ended between the two looks is told once, as it was. */
  private static List<RestoreJob> together(List<RestoreJob> jobs, List<RestoreJob> more) {
    var known = jobs.stream().map(RestoreJob::id).collect(Collectors.toSet());
    var all = new ArrayList<>(jobs);
    more.stream().filter(job -> !known.contains(job.id())).forEach(all::add);
    return all;
  }

  private Uni<List<RestoreJob>> running(JobFilter filter, long offset, int limit) {
    return views
        .runningJobs(filter, offset, limit)
        .chain(
            jobs ->
                views
                    .progressOfTenants(jobs.stream().map(RestoreProgress::jobId).toList())
                    .map(RestoreJobs::tenantsByJob)
                    .map(
                        tenants ->
                            jobs.stream()
                                .<RestoreJob>map(
                                    job -> new RestoreJob.Running(job, tenants.get(job.jobId())))
                                .toList()));
  }

  private static Map<Long, RestoreProgress> tenantsByJob(Collection<RestoreProgress> rows) {
    return rows.stream()
        .filter(row -> !row.isJob())
        .collect(
            Collectors.toMap(RestoreProgress::jobId, Function.identity(), (one, other) -> other));
  }

  /**
   * Read from the nearer end: the database passes over each row before a page. Counted from the
   * oldest, a page is as it was when the jobs were counted.
   */
  private Uni<List<RestoreJob>> ended(JobFilter filter, long offset, int limit, long total) {
    boolean fromTheOldest = offset < total && offset > total / 2;
    int present = (int) Math.min(limit, total - offset);
    Uni<List<RestoreHistory>> rows =
        fromTheOldest
            ? views
                .oldestEndedJobs(filter, total - offset - present, present)
                .map(RestoreJobs::reversed)
            : views.endedJobs(filter, offset, limit);
    return rows.map(jobs -> jobs.stream().<RestoreJob>map(RestoreJob.Ended::new).toList());
  }

  private static List<RestoreHistory> reversed(List<RestoreHistory> jobs) {
    var turned = new ArrayList<>(jobs);
    Collections.reverse(turned);
    return turned;
  }
}
