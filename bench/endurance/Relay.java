package endurance;

import endurance.Cut.Manner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The way of one replica to OceanBase: a port whose connections are passed on, until they are cut.
 * Two threads a connection, and at most {@link #AT_MOST} connections.
 */
final class Relay implements AutoCloseable {
  private static final int AT_MOST = 500;
  private static final int BACKLOG = 64;

  private final String name;
  private final int oceanBase;
  private final Watcher watcher;
  private final Set<RelayedConnection> connections = ConcurrentHashMap.newKeySet();
  private final List<RelayedConnection> forgotten = new ArrayList<>();
  private final AtomicInteger turnedAway = new AtomicInteger();
  private final ServerSocket listener;
  private Cut cut;
  private long cutAt;
  private boolean closed;

  /** Told of each statement that the replica sends as text, before it is passed on. */
  @FunctionalInterface
  interface Watcher {
    /**
     * A statement that has come here.
     *
     * @param session CONNECTION_ID
     * @param cutForNanos how long the replica has been cut off; 0 when it is not
     */
    void sent(long session, String sql, long cutForNanos);
  }

  Relay(String name, int oceanBase, Watcher watcher) throws IOException {
    this.name = name;
    this.oceanBase = oceanBase;
    this.watcher = watcher;
    this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    daemon("relay of " + name, this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        if (connections.size() >= AT_MOST) {
          turnedAway.incrementAndGet();
          client.close();
          continue;
        }
        begin(new RelayedConnection(this, client, watcher));
      } catch (IOException e) {
        if (!listener.isClosed()) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private synchronized void begin(RelayedConnection connection) {
    if (closed || (cut != null && cut.manner() == Manner.RESET)) {
      connection.reset();
      return;
    }
    connections.add(connection);
    daemon("requests of " + name, connection::requests);
  }

  static void daemon(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** A connection to OceanBase for one of the replica's, once there is a way; null when there will be none. */
  Socket connect(RelayedConnection connection) throws IOException, InterruptedException {
    synchronized (this) {
      while (cut != null && !connection.isOver()) {
        wait();
      }
      if (connection.isOver() || connection.isMute()) {
        return null;
      }
    }
    return new Socket(InetAddress.getLoopbackAddress(), oceanBase);
  }

  /** Whether bytes that have just come are to be passed on; waits while they are held. */
  synchronized boolean passes(RelayedConnection connection, boolean request) throws InterruptedException {
    while (cut != null && cut.manner() == Manner.HELD && cut.concerns(request) && !connection.isOver()) {
      wait();
    }
    return !connection.isOver() && !connection.isMute() && (cut == null || !cut.concerns(request));
  }

  /** An end is like bytes: it is not told while there is no way. */
  synchronized void awaitWay(RelayedConnection connection, boolean request) throws InterruptedException {
    while (!connection.isOver() && (connection.isMute() || (cut != null && cut.concerns(request)))) {
      wait();
    }
  }

  synchronized long cutForNanos() {
    return cut == null ? 0 : System.nanoTime() - cutAt;
  }

  /** Connections that were one too many: the relay's fault, not the replica's. */
  int turnedAway() {
    return turnedAway.get();
  }

  synchronized boolean isCut() {
    return cut != null;
  }

  synchronized void cut(Cut wanted) {
    if (cut != null) {
      throw new IllegalStateException(name + " is cut off already");
    }
    cut = wanted;
    cutAt = System.nanoTime();
    if (wanted.manner() == Manner.RESET) {
      resetAll(connections);
    }
  }

  synchronized void heal() {
    if (cut == null || closed) {
      return;
    }
    resetAll(forgotten);
    forgotten.clear();
    switch (cut.manner()) {
      case SWALLOWED -> resetAll(connections);
      case FORGOTTEN -> {
        forgotten.addAll(connections);
        forgotten.forEach(RelayedConnection::becomeMute);
        connections.removeAll(forgotten);
      }
      case RESET, HELD -> {}
    }
    cut = null;
    notifyAll();
  }

  private void resetAll(Iterable<RelayedConnection> which) {
    which.forEach(RelayedConnection::reset);
    notifyAll();
  }

  /** It has no bytes to pass any more. */
  void over(RelayedConnection connection) {
    connections.remove(connection);
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    listener.close();
    resetAll(forgotten);
    resetAll(connections);
  }
}
