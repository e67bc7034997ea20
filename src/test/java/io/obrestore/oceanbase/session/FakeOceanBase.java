package io.obrestore.oceanbase.session;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Speaks just enough of the MySQL protocol to misbehave: each text query is answered as the test
 * says. A thread a connection.
 */
final class FakeOceanBase implements AutoCloseable {
  private final ServerSocket server;
  private final Function<String, Reply> answers;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final LinkedBlockingQueue<String> queries = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<String> ended = new LinkedBlockingQueue<>();

  /** What a query is answered with. A greeting is the query "". */
  sealed interface Reply {
    record Ok() implements Reply {}

    record Value(long number) implements Reply {}

    record Refusal(int errno, String message) implements Reply {}

    /** Never answers. */
    record Silence() implements Reply {}

    /** Cuts the connection. */
    record Cut() implements Reply {}

    /** Resets the connection: RST instead of FIN. */
    record Reset() implements Reply {}
  }

  FakeOceanBase(Function<String, Reply> answers) {
    this.answers = answers;
    try {
      this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** All queries so far, in their order. */
  List<String> queries() {
    return List.copyOf(queries);
  }

  /** Waits until a connection has ended. */
  void awaitEnd() throws InterruptedException {
    if (ended.poll(10, TimeUnit.SECONDS) == null) {
      throw new AssertionError("no connection ended");
    }
  }

  /** Connections that were opened so far. */
  int connections() {
    return sockets.size();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        sockets.add(socket);
        start(() -> serve(socket));
      }
    } catch (IOException e) {
      ended.add("server");
    }
  }

  private void serve(Socket socket) {
    try (MySqlPackets packets = new MySqlPackets(socket)) {
      if (answers.apply("") instanceof Reply.Ok) {
        packets.greet();
        packets.read();
        packets.ok(2);
      }
      String query = packets.readQuery();
      while (query != null) {
        queries.add(query);
        Reply reply = answers.apply(query);
        if (reply instanceof Reply.Reset) {
          socket.setSoLinger(true, 0);
        }
        if (!reply(packets, reply)) {
          return;
        }
        query = packets.readQuery();
      }
    } catch (IOException e) {
      ended.add("broken");
    } finally {
      ended.add("ended");
    }
  }

  private static boolean reply(MySqlPackets packets, Reply reply) throws IOException {
    if (reply instanceof Reply.Ok) {
      packets.ok(1);
    } else if (reply instanceof Reply.Value value) {
      packets.number(value.number());
    } else if (reply instanceof Reply.Refusal refusal) {
      packets.error(refusal.errno(), refusal.message());
    }
    return !(reply instanceof Reply.Cut || reply instanceof Reply.Reset);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "fake-oceanbase");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
