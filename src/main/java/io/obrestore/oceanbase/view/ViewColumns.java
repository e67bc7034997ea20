package io.obrestore.oceanbase.view;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which columns the server's views have, asked once a view and kept: versions differ. Asked with an
 * empty SELECT, which works wherever the view does.
 */
public final class ViewColumns {
  private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

  /** The columns of a view, in upper case. */
  Uni<Set<String>> of(String view, Reader reader) {
    Set<String> columns = known.get(view);
    if (columns != null) {
      return Uni.createFrom().item(columns);
    }
    return reader
        .rows("SELECT * FROM " + view + " LIMIT 0", view, Tuple.tuple())
        .map(rows -> upper(rows.columnsNames()))
        .invoke(found -> known.put(view, found));
  }

  /** To be asked again: the cluster is being upgraded, or downgraded. */
  void forget(String view) {
    known.remove(view);
  }

  private static Set<String> upper(List<String> names) {
    Set<String> upper = new HashSet<>();
    names.forEach(name -> upper.add(name.toUpperCase(Locale.ROOT)));
    return Set.copyOf(upper);
  }
}
