package endurance;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;

/** One connection of a replica, and the one of OceanBase that it is passed on to. */
final class RelayedConnection {
  private static final int BUFFER = 16_384;

  private final Relay relay;
  private final Socket client;
  private final WireText text;
  private volatile Socket server;
  private volatile boolean over;
  private volatile boolean mute;

  RelayedConnection(Relay relay, Socket client, Relay.Watcher watcher) {
    this.relay = relay;
    this.client = client;
    this.text = new WireText((session, sql) -> watcher.sent(session, sql, relay.cutForNanos()));
  }

  boolean isOver() {
    return over;
  }

  boolean isMute() {
    return mute;
  }

  /** Nothing goes through any more, in either direction, and nobody is told. */
  void becomeMute() {
    mute = true;
  }

  /** On a thread of its own: from the replica to OceanBase. */
  void requests() {
    try {
      client.setTcpNoDelay(true);
      Socket opened = relay.connect(this);
      if (opened == null) {
        return;
      }
      opened.setTcpNoDelay(true);
      server = opened;
      Relay.daemon("answers", this::answers);
      pass(client, opened, true);
    } catch (IOException | InterruptedException lost) {
      // ended below, on both sides
    } finally {
      if (!mute) {
        reset();
      }
    }
  }

  private void answers() {
    try {
      pass(server, client, false);
    } catch (IOException | InterruptedException lost) {
      // ended below, on both sides
    } finally {
      reset();
    }
  }

  private void pass(Socket from, Socket to, boolean request) throws IOException, InterruptedException {
    byte[] buffer = new byte[BUFFER];
    InputStream in = from.getInputStream();
    for (int length = read(in, buffer); length >= 0; length = read(in, buffer)) {
      if (request) {
        text.fromClient(buffer, length);
      } else {
        text.fromServer(buffer, length);
      }
      if (relay.passes(this, request)) {
        to.getOutputStream().write(buffer, 0, length);
      }
    }
    relay.awaitWay(this, request);
    end();
  }

  private void end() throws IOException {
    over = true;
    relay.over(this);
    client.close();
    server.close();
  }

  /** A reset is an end, too. */
  private static int read(InputStream in, byte[] buffer) throws IOException {
    try {
      return in.read(buffer);
    } catch (SocketException e) {
      return -1;
    }
  }

  /** Ends both sides at once, by RST, unless it is over. */
  void reset() {
    over = true;
    relay.over(this);
    abort(client);
    abort(server);
  }

  private static void abort(Socket socket) {
    if (socket == null) {
      return;
    }
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException alreadyClosed) {
      // nothing is left to end
    }
  }
}
