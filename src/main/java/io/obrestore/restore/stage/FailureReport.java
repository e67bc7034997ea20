package io.obrestore.restore.stage;

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
            raw.tenant(scope.request().tenantName()),
            raw.progress(job.jobId()),
            raw.history(job.jobId()))
        .asTuple()
        .map(
            rows ->
                Stream.of(
                        named(scope, "DBA_OB_TENANTS", rows.getItem1()),
                        named(scope, "CDB_OB_RESTORE_PROGRESS", rows.getItem2()),
                        named(scope, "CDB_OB_RESTORE_HISTORY", rows.getItem3()))
                    .flatMap(List::stream)
                    .toList());
  }

  private static List<String> named(StageScope scope, String view, List<Map<String, String>> rows) {
    return rows.stream().map(row -> scope.masked(view + ": " + line(row))).toList();
  }

  private static String line(Map<String, String> row) {
    return row.entrySet().stream()
        .map(column -> column.getKey() + "=" + column.getValue())
        .collect(Collectors.joining(", "));
  }
}
