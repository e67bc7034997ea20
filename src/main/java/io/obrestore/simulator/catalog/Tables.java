package io.obrestore.simulator.catalog;

import io.obrestore.simulator.kernel.ColumnType;
import io.obrestore.simulator.kernel.KernelViews;
import io.obrestore.simulator.kernel.ViewColumn;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Makes the kernel's views as tables of schema {@code oceanbase}, lower case, every column
 * nullable: the nullability of the list is not reliable for views. Text compares as utf8mb4_bin.
 */
final class Tables {
  /** OceanBase's rows end at 1.5 MB: no text column here needs what its type would allow. */
  private static final int LONGEST_TEXT = 8192;

  /**
   * What is asked of many jobs: those of a number, and pages of them, newest or oldest first. The
   * one of the history has all that pages are filtered by, so that rows that are only counted or
   * passed over are not looked up. And what is changed of one tenant among many.
   */
  private static final List<String> INDEXES =
      List.of(
          "progress_job ON oceanbase.cdb_ob_restore_progress (job_id)",
          "progress_start ON oceanbase.cdb_ob_restore_progress (tenant_id, start_timestamp, job_id)",
          "history_job ON oceanbase.cdb_ob_restore_history (job_id)",
          "history_start ON oceanbase.cdb_ob_restore_history"
              + " (tenant_id, start_timestamp, job_id, status, restore_tenant_name)",
          "parameters_tenant ON oceanbase.`gv$ob_parameters` (tenant_id, name)",
          "tenants_id ON oceanbase.dba_ob_tenants (tenant_id)");

  private Tables() {}

  /** The table of a view, as it stands in statements. */
  static String name(String view) {
    return "oceanbase.`" + view + "`";
  }

  /** Drops what a former process left and makes all of them anew. */
  static void create(Sql sql, KernelViews views) {
    sql.update("CREATE SCHEMA IF NOT EXISTS oceanbase");
    for (String view : views.names()) {
      String table = name(view.toLowerCase(Locale.ROOT));
      sql.update("DROP TABLE IF EXISTS " + table);
      sql.update("CREATE TABLE " + table + columns(views.columns(view)));
    }
    INDEXES.forEach(index -> sql.update("CREATE INDEX " + index));
  }

  private static String columns(List<ViewColumn> columns) {
    return columns.stream()
        .map(c -> "`" + c.name().toLowerCase(Locale.ROOT) + "` " + type(c.type()))
        .collect(Collectors.joining(", ", " (", ") DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin"));
  }

  private static String type(ColumnType type) {
    return switch (type.base()) {
      case "bigint" -> type.unsigned() ? "DECIMAL(20)" : "BIGINT";
      case "decimal" -> "DECIMAL(" + type.length() + "," + type.scale() + ")";
      case "double" -> "DOUBLE";
      case "datetime", "timestamp" -> "DATETIME(6)";
      case "varchar" -> "VARCHAR(" + Math.min(type.length(), LONGEST_TEXT) + ")";
      default -> "VARCHAR(" + LONGEST_TEXT + ")";
    };
  }
}
