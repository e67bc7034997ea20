package io.obrestore.simulator.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Labels of a SELECT's columns: an alias or a name as it was written, else the expression's text.
 */
final class SelectLabels {
  private static final Set<String> MODIFIERS = Set.of("DISTINCT", "ALL", "DISTINCTROW");
  private static final Set<String> ENDS =
      Set.of(
          "FROM",
          "WHERE",
          "GROUP",
          "HAVING",
          "ORDER",
          "LIMIT",
          "UNION",
          "FOR",
          "INTO",
          "EXCEPT",
          "INTERSECT");

  private SelectLabels() {}

  /** The columns with the labels of the statement; those of a star keep their own. */
  static List<ResultColumn> apply(SqlText text, List<ResultColumn> columns) {
    if (!text.starts("SELECT")) {
      return columns;
    }
    List<SqlText> items = items(text);
    List<Integer> stars = stars(items);
    if (stars.isEmpty() && items.size() != columns.size()) {
      return columns;
    }
    int head = stars.isEmpty() ? items.size() : stars.get(0);
    int tail = stars.isEmpty() ? 0 : items.size() - 1 - stars.get(stars.size() - 1);
    List<ResultColumn> labelled = new ArrayList<>(columns);
    for (int i = 0; i < head; i++) {
      labelled.set(i, columns.get(i).labelled(label(items.get(i))));
    }
    for (int i = 1; i <= tail; i++) {
      int at = columns.size() - i;
      labelled.set(at, columns.get(at).labelled(label(items.get(items.size() - i))));
    }
    return labelled;
  }

  private static List<SqlText> items(SqlText text) {
    int start = 1;
    while (start < text.size() && oneOf(text.get(start), MODIFIERS)) {
      start++;
    }
    int end = start;
    while (end < text.size() && !(text.get(end).depth() == 0 && oneOf(text.get(end), ENDS))) {
      end++;
    }
    return new SqlText(text.source(), text.tokens().subList(start, end)).parts(0);
  }

  private static boolean oneOf(Token token, Set<String> words) {
    return token.kind() == TokenKind.WORD && words.contains(token.text().toUpperCase(Locale.ROOT));
  }

  private static List<Integer> stars(List<SqlText> items) {
    List<Integer> stars = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      SqlText item = items.get(i);
      boolean alone = item.size() == 1 || item.symbol(item.size() - 2, ".");
      if (!item.empty() && alone && item.symbol(item.size() - 1, "*")) {
        stars.add(i);
      }
    }
    return stars;
  }

  private static String label(SqlText item) {
    int last = item.size() - 1;
    if (last < 0) {
      return "";
    }
    Token token = item.get(last);
    boolean afterAs = item.words(last - 1, "AS");
    boolean named =
        token.name()
            && (last == 0 || item.symbol(last - 1, ".") || aliasCanFollow(item.get(last - 1)));
    boolean literal = last == 0 && token.kind() == TokenKind.STRING;
    return afterAs || (named && !token.word("END") && !token.word("NULL")) || literal
        ? token.text()
        : item.source(0, item.size());
  }

  private static boolean aliasCanFollow(Token before) {
    return before.kind() != TokenKind.SYMBOL || before.symbol(")");
  }
}
