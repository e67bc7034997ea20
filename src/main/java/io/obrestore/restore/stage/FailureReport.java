package io.obrestore.restore.stage;

import io.obrestore.oceanbase.error.RefusedException;
import io.obrestore.oceanbase.view.RestoreHistory;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What OceanBase has of a failed job and its tenant, a line for each row, secrets masked. */
final class FailureReport {
  private FailureReport() {}

  static Uni<List<String>> lines(StageScope scope, RestoreHistory job) {
    var raw = scope.views().raw();
    return Uni.combine()
        .all()
        .unis(
            named(scope, "DBA_OB_TENANTS", raw.tenant(scope.request().tenantName())),
            named(scope, "CDB_OB_RESTORE_PROGRESS", raw.progress(job.jobId())),
            named(scope, "CDB_OB_RESTORE_HISTORY", raw.history(job.jobId())))
        .with(
            (tenant, progress, history) ->
                Stream.of(tenant, progress, history).flatMap(List::stream).toList());
  }

  /** A view that OceanBase refuses to show must not cost the reason of the failure itself. */
  private static Uni<List<String>> named(
      StageScope scope, String view, Uni<List<Map<String, String>>> read) {
    return read.map(
            rows -> rows.stream().map(row -> scope.masked(view + ": " + line(row))).toList())
        .onFailure(StageScope::isRefusedForGood)
        .recoverWithItem(failure -> List.of(view + ": " + scope.told((RefusedException) failure)));
  }

  private static String line(Map<String, String> row) {
    return row.entrySet().stream()
        .map(column -> column.getKey() + "=" + column.getValue())
        .collect(Collectors.joining(", "));
  }
}
