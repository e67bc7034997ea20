package io.obrestore.simulator.foreign;

import io.obrestore.simulator.kernel.ColumnType;
import io.obrestore.simulator.kernel.KernelViews;
import io.obrestore.simulator.kernel.ViewColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A column for each type that the kernel's views have, and values that go to its ends. */
final class ViewSamples {
  /** Filled by the server itself. */
  private static final String PROCESSES = "GV$OB_PROCESSLIST";

  /** No text of the embedded OceanBase's views is longer. */
  private static final int LONGEST = 8192;

  private ViewSamples() {}

  /** A column of a view. */
  record Column(String view, String name) {
    String table() {
      return "oceanbase.`" + view + "`";
    }

    String select() {
      return "SELECT `" + name + "` FROM " + table();
    }

    /** A row of which all else is NULL. */
    String insert(@Nullable String value) {
      String literal = value == null ? "NULL" : "'" + value.replace("'", "''") + "'";
      return "INSERT INTO " + table() + " (`" + name + "`) VALUES (" + literal + ")";
    }
  }

  /** Of each type the first there is. */
  static Map<ColumnType, Column> columns() {
    KernelViews views = KernelViews.load();
    Map<ColumnType, Column> columns = new LinkedHashMap<>();
    for (String view : views.names()) {
      for (ViewColumn column : views.columns(view)) {
        if (!view.equals(PROCESSES)) {
          columns.putIfAbsent(column.type(), new Column(view, column.name()));
        }
      }
    }
    return columns;
  }

  /** In the words of {@link Words}. */
  static List<String> values(ColumnType type) {
    return switch (type.base()) {
      case "bigint" ->
          type.unsigned()
              ? List.of("0", "9223372036854775808", "18446744073709551615")
              : List.of("-9223372036854775808", "0", "9223372036854775807");
      case "decimal" -> decimals(type.length(), type.scale());
      case "double" -> List.of("-2.5", "0.1", "64");
      case "datetime", "timestamp" ->
          List.of(
              "1970-01-02 00:00:01.000000",
              "2026-02-28 23:59:58.123456",
              "2037-12-31 23:59:59.999999");
      default -> texts(type.base().equals("varchar") ? type.length() : LONGEST);
    };
  }

  private static List<String> decimals(int precision, int scale) {
    String fraction = scale == 0 ? "" : "." + "9".repeat(scale);
    String most = "9".repeat(precision - scale) + fraction;
    return List.of("-" + most, most, scale == 0 ? "0" : "0." + "0".repeat(scale));
  }

  private static List<String> texts(int length) {
    // H2 counts a character beyond the basic plane twice
    String odd = length < 4 ? "ö'" : "ö'😀";
    return List.of("", odd, "y".repeat(Math.min(length, LONGEST)));
  }
}
