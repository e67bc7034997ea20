package io.obrestore.simulator.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of a view on its way into its table. */
public final class Row {
  private final String table;
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  private Row(String table) {
    this.table = table;
  }

  /** A row of that view, given in lower case. */
  public static Row of(String view) {
    return new Row(Tables.name(view));
  }

  /** Sets a column, given in lower case. */
  public Row with(String column, @Nullable Object value) {
    values.put(column, value);
    return this;
  }

  String table() {
    return table;
  }

  Map<String, @Nullable Object> values() {
    return Collections.unmodifiableMap(values);
  }
}
