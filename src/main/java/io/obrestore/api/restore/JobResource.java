package io.obrestore.api.restore;

import io.obrestore.api.edge.Answer;
import io.obrestore.api.edge.QueryNumber;
import io.obrestore.api.edge.QueryTime;
import io.obrestore.api.edge.Readiness;
import io.obrestore.dag.Drain;
import io.obrestore.dag.DrainSwitch;
import io.obrestore.oceanbase.view.JobFilter;
import io.obrestore.restore.job.RestoreJobs;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Restore jobs of the cluster, whoever began them. */
@Path("/api/v1/restore")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "restore", description = "Restoring tenants.")
public class JobResource {
  private static final int MOST = 500;

  private final RestoreJobs jobs;
  private final RestoreTasks tasks;
  private final DrainSwitch drain;
  private final Readiness readiness;

  JobResource(RestoreJobs jobs, RestoreTasks tasks, DrainSwitch drain, Readiness readiness) {
    this.jobs = jobs;
    this.tasks = tasks;
    this.drain = drain;
    this.readiness = readiness;
  }

  @GET
  @Path("/tasks")
  @Operation(
      operationId = "listRestoreTasks",
      summary = "Restore jobs: running ones first, then newest first.")
  public Uni<Answer<RestoreTaskPage>> list(
      @Parameter(description = "Those that began then or later, RFC 3339.")
          @QueryParam("start_time")
          @Nullable String startTime,
      @Parameter(description = "Those that began then or earlier, RFC 3339.")
          @QueryParam("end_time")
          @Nullable String endTime,
      @Parameter(
              description = "Those of one of these, separated by commas, in any case.",
              example = "SUCCESS,FAIL")
          @QueryParam("status")
          @Nullable String status,
      @Parameter(description = "From 1.", example = "1") @QueryParam("page") @Nullable String page,
      @Parameter(description = "At most 500, which is the default too.", example = "10")
          @QueryParam("size")
          @Nullable String size) {
    var filter =
        new JobFilter(
            QueryTime.parse("start_time", startTime),
            QueryTime.parse("end_time", endTime),
            statuses(status));
    int number = (int) Math.max(1, QueryNumber.parse("page", page, 1));
    long wanted = QueryNumber.parse("size", size, MOST);
    int most = (int) (wanted < 1 ? MOST : Math.min(wanted, MOST));
    return readiness
        .whenReady(
            () -> Uni.combine().all().unis(jobs.page(filter, number, most), drain.read()).asTuple())
        .map(both -> shown(both.getItem1(), both.getItem2()))
        .map(Answer::of);
  }

  private static List<String> statuses(@Nullable String list) {
    return list == null || list.isEmpty()
        ? List.of()
        : Arrays.stream(list.split(",", -1))
            .map(one -> one.strip().toUpperCase(Locale.ROOT))
            .filter(one -> !one.isEmpty())
            .distinct()
            .toList();
  }

  private RestoreTaskPage shown(RestoreJobs.Page page, Drain now) {
    return new RestoreTaskPage(
        page.jobs().stream().map(tasks::of).toList(),
        new RestoreTaskPage.Page(page.number(), page.size(), page.total(), page.pages()),
        now.on());
  }
}
