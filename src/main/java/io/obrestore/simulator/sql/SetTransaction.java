package io.obrestore.simulator.sql;

import java.util.Locale;

/**
 * SET TRANSACTION with its scope: kept as the variables it stands for. Without one it is for the
 * next transaction only, of which nothing here depends.
 */
final class SetTransaction {
  private final SqlSession session;

  SetTransaction(SqlSession session) {
    this.session = session;
  }

  /** TRANSACTION stands at that token. */
  void execute(SqlText text, int at) {
    boolean scoped = at > 1;
    boolean global = text.words(1, "GLOBAL");
    for (SqlText part : text.parts(at + 1)) {
      if (part.words(0, "ISOLATION", "LEVEL") && part.size() > 2) {
        String level = part.source(2, part.size()).toUpperCase(Locale.ROOT);
        set(global, "tx_isolation", level.replace(' ', '-'));
      } else if (!access(part)) {
        throw new SqlSyntaxException(text.get(at).end());
      } else if (scoped) {
        set(global, "tx_read_only", part.words(1, "ONLY") ? "ON" : "OFF");
      }
    }
  }

  private static boolean access(SqlText part) {
    return part.size() == 2 && (part.starts("READ", "ONLY") || part.starts("READ", "WRITE"));
  }

  private void set(boolean global, String name, String value) {
    session.variables().set(new VariableScope(global, name), value);
  }
}
