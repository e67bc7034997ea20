package io.obrestore.oceanbase.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Whole rows as text, in the order of their columns, for the log of a failure. Columns that hold
 * access keys are left out; mask the rest before showing it: COMMENT may quote a place.
 */
public final class RawRows {
  private static final Set<String> NEVER_SHOWN = Set.of("BACKUP_DEST", "PASSWD");
  private static final String TENANTS =
      "SELECT * FROM oceanbase.DBA_OB_TENANTS WHERE LOWER(TENANT_NAME) = LOWER(?)";
  private static final String PROGRESS =
      "SELECT * FROM oceanbase.CDB_OB_RESTORE_PROGRESS WHERE JOB_ID = ?";
  private static final String HISTORY =
      "SELECT * FROM oceanbase.CDB_OB_RESTORE_HISTORY WHERE JOB_ID = ?";

  private final Reader reader;

  RawRows(Reader reader) {
    this.reader = reader;
  }

  /** The tenant's row, if there is one. */
  public Uni<List<Map<String, String>>> tenant(String name) {
    return rows(TENANTS, "DBA_OB_TENANTS", name);
  }

  /** The job's rows while it runs. */
  public Uni<List<Map<String, String>>> progress(long jobId) {
    return rows(PROGRESS, "CDB_OB_RESTORE_PROGRESS", jobId);
  }

  /** The job's rows once it has ended. */
  public Uni<List<Map<String, String>>> history(long jobId) {
    return rows(HISTORY, "CDB_OB_RESTORE_HISTORY", jobId);
  }

  private Uni<List<Map<String, String>>> rows(String sql, String view, Object key) {
    return reader
        .rows(sql, view, Tuple.of(key))
        .map(rows -> Reader.stream(rows).map(row -> text(rows, row)).toList());
  }

  private static Map<String, String> text(RowSet<Row> rows, Row row) {
    Map<String, String> text = new LinkedHashMap<>();
    List<String> names = rows.columnsNames();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).toUpperCase(Locale.ROOT);
      Object value = row.getDelegate().getValue(i);
      if (!NEVER_SHOWN.contains(name)) {
        text.put(name, value == null ? "NULL" : Fields.plain(value));
      }
    }
    return Collections.unmodifiableMap(text);
  }
}
