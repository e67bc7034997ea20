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
  private boolean closed;

  /** The one that was left last; null when there is none. */
  synchronized @Nullable EngineConnection take() {
    return idle.isEmpty() ? null : idle.remove(idle.size() - 1);
  }

  /** Whether it was kept; to be closed by the caller else. */
  synchronized boolean keep(EngineConnection left) {
    return !closed && left.isAsNew() && idle.size() < KEPT && idle.add(left);
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
    List<EngineConnection> all = List.copyOf(idle);
    idle.clear();
    return all;
  }
}
