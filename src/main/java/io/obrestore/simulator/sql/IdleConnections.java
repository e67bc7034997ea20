package io.obrestore.simulator.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Connections that sessions have left, for the next ones. H2 forgets all statements it has read, of
 * all its sessions, whenever it is told a SET, so at each new connection. Safe for use by many
 * threads.
 */
final class IdleConnections implements AutoCloseable {
  private static final int KEPT = 32;

  private final List<EngineConnection> idle = new ArrayList<>();
  private long definitions;
  private boolean closed;

  /**
   * The one that was left last in that database, null for none; null when there is none. Who would
   * take any other had to leave it with a SET.
   */
  synchronized @Nullable EngineConnection take(@Nullable String database) {
    for (int i = idle.size() - 1; i >= 0; i--) {
      if (idle.get(i).isIn(database)) {
        return idle.remove(i).lent(definitions);
      }
    }
    return null;
  }

  /** How often something was defined anew. */
  synchronized long definitions() {
    return definitions;
  }

  /** Keeps it, and gives what the caller is to close instead: the oldest one, or it; or null. */
  synchronized @Nullable EngineConnection keep(EngineConnection left) {
    if (closed || left.lentAt() != definitions) {
      return left;
    }
    idle.add(left);
    return idle.size() > KEPT ? idle.remove(0) : null;
  }

  /** After a definition, what they knew may not be so any more. */
  void forget() throws SQLException {
    for (EngineConnection one : taken()) {
      one.jdbc().close();
    }
  }

  /** Keeps nothing any more: an H2 in memory lives as long as one of its connections. */
  @Override
  public void close() throws SQLException {
    synchronized (this) {
      closed = true;
    }
    forget();
  }

  private synchronized List<EngineConnection> taken() {
    definitions++;
    List<EngineConnection> all = List.copyOf(idle);
    idle.clear();
    return all;
  }
}
