package io.obrestore.simulator.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The views of schema {@code oceanbase} with their columns in order and their types, from {@code
 * simulator/oceanbase-views.tsv}. Names are found in any case of letters.
 */
public final class KernelViews {
  private static final String RESOURCE = "/simulator/oceanbase-views.tsv";

  private final Map<String, List<ViewColumn>> views;

  private KernelViews(Map<String, List<ViewColumn>> views) {
    this.views = views;
  }

  /** Reads the list; throws IllegalStateException when it is not well formed. */
  public static KernelViews load() {
    return new KernelViews(
        TsvResource.rows(RESOURCE, 6).stream()
            .map(row -> new ViewColumn(row.get(0), row.get(1), ColumnType.parse(row.get(2))))
            .collect(
                Collectors.groupingBy(ViewColumn::view, LinkedHashMap::new, Collectors.toList())));
  }

  /** Names of all views, upper case. */
  public Set<String> names() {
    return Set.copyOf(views.keySet());
  }

  /** Columns of that view in order; empty when there is no such view. */
  public List<ViewColumn> columns(String view) {
    return views.getOrDefault(view.toUpperCase(Locale.ROOT), List.of());
  }

  /** That column of that view, if there is one. */
  public Optional<ViewColumn> column(String view, String column) {
    return columns(view).stream().filter(c -> c.name().equalsIgnoreCase(column)).findFirst();
  }
}
