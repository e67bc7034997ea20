package io.obrestore.simulator.wire;

import io.obrestore.simulator.kernel.KernelException;
import io.obrestore.simulator.sql.SessionLogin;
import io.obrestore.simulator.sql.SqlSession;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One client's connection: logs in, then carries out commands until one of both goes. */
final class WireConnection {
  private static final System.Logger LOG = System.getLogger(WireConnection.class.getName());

  private static final int LINGER_MILLIS = 500;

  private final Socket socket;
  private final WireSettings settings;
  private final WireContext context;
  private final boolean full;
  private volatile boolean loggedIn;
  private volatile boolean leaving;
  private volatile @Nullable PacketChannel channel;
  private volatile String user = "";

  /** full: there are too many connections already, so that this one is only told so. */
  WireConnection(Socket socket, WireSettings settings, WireContext context, boolean full) {
    this.socket = socket;
    this.settings = settings;
    this.context = context;
    this.full = full;
  }

  /** Serves the client until the end; never throws for what the client does. */
  void run() {
    try (socket) {
      PacketChannel opened = new PacketChannel(socket.getInputStream(), socket.getOutputStream());
      channel = opened;
      talk(opened);
      leaving = true;
      linger();
    } catch (EOFException | SocketException | ProtocolException | ConnectionCutException e) {
      LOG.log(System.Logger.Level.DEBUG, "connection ended", e);
    } catch (IOException | SQLException | RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "connection failed", e);
    }
  }

  /**
   * Takes what the client still sends, for a moment: closing with bytes unread would reset the
   * connection, and the client might never see the last error.
   */
  private void linger() throws IOException {
    socket.shutdownOutput();
    socket.setSoTimeout(LINGER_MILLIS);
    InputStream in = socket.getInputStream();
    byte[] ignored = new byte[64 * 1024];
    long left = 4 * settings.maxPacket();
    try {
      int read = in.read(ignored);
      while (read >= 0 && left > 0) {
        left -= read;
        read = in.read(ignored);
      }
    } catch (SocketTimeoutException e) {
      LOG.log(System.Logger.Level.DEBUG, "client neither sends nor closes", e);
    }
  }

  private void talk(PacketChannel channel) throws IOException, SQLException {
    try {
      login(channel);
    } catch (PacketTooLargeException e) {
      throw new EOFException("a log-in of that size is none: " + e.getMessage());
    } catch (KernelException e) {
      channel.write(Packets.error(e));
      channel.flush();
    }
  }

  private void login(PacketChannel channel) throws IOException, SQLException {
    if (full) {
      throw context.errors().raise("OB_ERR_CON_COUNT_ERROR");
    }
    if (context.faults().initializing()) {
      throw context.errors().raise("OB_SERVER_IS_INIT");
    }
    long id = context.sessions().newId();
    HandshakeResponse client =
        new Login(channel, settings, context.errors(), new Scrambles()).run(id);
    loggedIn = true;
    user = client.user();
    if (context.faults().isShutOut(user)) {
      throw new ConnectionCutException();
    }
    SessionLogin who = new SessionLogin(client.user(), host(), client.database());
    try (SqlSession session = context.sessions().open(id, who, this::cut)) {
      if (who.database() != null) {
        session.useDatabase(who.database());
      }
      channel.write(Packets.ok(0, 0, ServerStatus.of(session)));
      channel.flush();
      new CommandLoop(channel, session, who, settings.maxPacket(), context).run();
    }
  }

  private String host() {
    return socket.getInetAddress().getHostAddress() + ":" + socket.getPort();
  }

  /** As logged in; empty before. */
  String user() {
    return user;
  }

  /** Whether it does something for its client, rather than wait for what comes next. */
  boolean atWork() {
    PacketChannel opened = channel;
    try {
      return !leaving
          && (opened == null || !opened.listening() || socket.getInputStream().available() > 0);
    } catch (IOException cut) {
      // its thread is about to notice
      return true;
    }
  }

  /** Ends the connection of a client that has not logged in yet. */
  void loginTimedOut() {
    if (!loggedIn) {
      cut();
    }
  }

  /** Ends the connection at once, from any thread. */
  void cut() {
    PacketChannel opened = channel;
    if (opened != null) {
      opened.cut();
    }
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "closing a socket failed", e);
    }
  }
}
