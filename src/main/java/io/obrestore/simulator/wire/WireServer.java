package io.obrestore.simulator.wire;

import io.obrestore.simulator.sql.Watchdog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;

/** Accepts connections and gives each a thread of its own. */
public final class WireServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(WireServer.class.getName());

  private final WireSettings settings;
  private final WireContext context;
  private final ServerSocket listener;
  private final Watchdog logins = new Watchdog("simulator-login-timeouts");
  private final Set<WireConnection> connections = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private WireServer(WireSettings settings, WireContext context, ServerSocket listener) {
    this.settings = settings;
    this.context = context;
    this.listener = listener;
  }

  /** A socket bound as the settings say, not yet served. */
  public static ServerSocket bind(WireSettings settings) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    InetAddress address = InetAddress.getByName(settings.bindAddress());
    try {
      socket.bind(new InetSocketAddress(address, settings.port()));
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    return socket;
  }

  /** Serves the socket until the server is closed. */
  public static WireServer start(
      WireSettings settings, WireContext context, ServerSocket listener) {
    WireServer server = new WireServer(settings, context, listener);
    context.faults().onRestart(server::breakConnections);
    context.faults().onShutOut(server::breakConnectionsOf);
    Thread accepting = new Thread(server::accept, "simulator-accept");
    accepting.setDaemon(true);
    accepting.start();
    return server;
  }

  /** Where it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  /** How many connections are open, logged in or not. */
  public int connections() {
    return connections.size();
  }

  /** How many connections do something for their clients, rather than wait for what comes next. */
  public long atWork() {
    return connections.stream().filter(WireConnection::atWork).count();
  }

  private void accept() {
    while (!closed) {
      try {
        serve(listener.accept());
      } catch (IOException e) {
        if (!closed) {
          LOG.log(System.Logger.Level.WARNING, "accept failed", e);
        }
      }
    }
  }

  private void serve(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    boolean full = connections.size() >= settings.maxConnections();
    WireConnection connection = new WireConnection(socket, settings, context, full);
    connections.add(connection);
    Thread thread = new Thread(() -> run(connection), "simulator-connection");
    thread.setDaemon(true);
    thread.start();
  }

  private void run(WireConnection connection) {
    Future<?> loginTimeout = logins.after(settings.loginTimeout(), connection::loginTimedOut);
    try {
      connection.run();
    } finally {
      loginTimeout.cancel(false);
      connections.remove(connection);
    }
  }

  /** Ends all connections, as the end of the process would. */
  private void breakConnections() {
    context.sessions().killAll();
    connections.forEach(WireConnection::cut);
  }

  private void breakConnectionsOf(String user) {
    connections.stream().filter(one -> one.user().equals(user)).forEach(WireConnection::cut);
  }

  @Override
  public void close() {
    closed = true;
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      breakConnections();
      logins.close();
    }
  }
}
