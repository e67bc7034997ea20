package io.obrestore.oceanbase.view;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A SELECT over one view, and where each column stands in its rows. A column in braces is one that
 * older versions lack: it is read as NULL there.
 */
final class ViewQuery {
  private static final Pattern SHAPE =
      Pattern.compile("SELECT\\s+(.+?)\\s+FROM\\s+(oceanbase\\.\\S+).*", Pattern.DOTALL);
  private static final Pattern OPTIONAL = Pattern.compile("\\{(\\w+)}");

  private final String text;
  private final String view;
  private final Map<String, Integer> positions = new HashMap<>();

  private ViewQuery(String text, String columns, String view) {
    this.text = text;
    this.view = view;
    List<String> names = Arrays.stream(columns.split(",")).map(String::strip).toList();
    for (int i = 0; i < names.size(); i++) {
      positions.put(OPTIONAL.matcher(names.get(i)).replaceAll("$1"), i);
    }
  }

  /** Reads the column list out of the text: plain column names only, from one view. */
  static ViewQuery of(String text) {
    var shape = SHAPE.matcher(text.strip());
    if (!shape.matches()) {
      throw new IllegalArgumentException("not a SELECT of plain columns: " + text);
    }
    return new ViewQuery(text.strip(), shape.group(1), shape.group(2));
  }

  /** The same columns of the same view, with something after it. */
  ViewQuery with(String condition) {
    return of(text + "\n" + condition);
  }

  /** The view, with its schema. */
  String view() {
    return view;
  }

  /** All columns, those that a version may lack as well. */
  Set<String> columns() {
    return Set.copyOf(positions.keySet());
  }

  /** The columns that the version may lack. */
  Set<String> optional() {
    Set<String> names = new TreeSet<>();
    OPTIONAL.matcher(text).results().map(found -> found.group(1)).forEach(names::add);
    return names;
  }

  /** The text to send to a server whose view has these columns (in upper case). */
  String sql(Set<String> present) {
    return OPTIONAL
        .matcher(text)
        .replaceAll(
            (MatchResult found) -> present.contains(found.group(1)) ? found.group(1) : "NULL");
  }

  /** Where a column stands; by position, since servers fold the case of labels differently. */
  int position(String column) {
    Integer position = positions.get(column);
    if (position == null) {
      throw new IllegalArgumentException(column + " is not selected from " + view);
    }
    return position;
  }
}
