package io.obrestore.simulator.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Connections that sessions have left, for the next ones. H2 forgets all statements it has read, of
 * all its sessions, whenever it is told a SET, so at each new connection. Safe for use by many
 * threads.
 */
final class IdleConnections {
  private static final int KEPT = 32;

  private final List<EngineConnection> idle = new ArrayList<>();

  /** One whose current database is that one, or that has none where it is null; null for none. */
  synchronized @Nullable EngineConnection take(@Nullable String database) {
    for (Iterator<EngineConnection> all = idle.iterator(); all.hasNext(); ) {
      EngineConnection one = all.next();
      if (Objects.equals(one.database(), database)) {
        all.remove();
        return one;
      }
    }
    return null;
  }

  /** Whether it was kept; to be closed by the caller else. */
  synchronized boolean keep(EngineConnection left) {
    return idle.size() < KEPT && idle.add(left);
  }

  /** After a definition, what they knew may not be so any more. */
  void forget() throws SQLException {
    for (EngineConnection one : taken()) {
      one.jdbc().close();
    }
  }

  private synchronized List<EngineConnection> taken() {
    List<EngineConnection> all = List.copyOf(idle);
    idle.clear();
    return all;
  }
}
