package io.obrestore.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that open a connection for each request and leave it open, as OceanBase's SDK for Go. */
@QuarkusTest
@TestProfile(KeepAliveTest.FewConnections.class)
class KeepAliveTest implements RunningService {
  private static final int LIMIT = 200;
  private static final int PATIENCE_MILLIS = 20_000;
  private static final String TIME = "GET /api/v1/time HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String UNFINISHED =
      "POST /api/v1/tenant/restore HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{";
  private static final String CLOSE = "connection: close";

  private final List<Socket> left = new ArrayList<>();

  @TestHTTPResource("/")
  @Nullable URI server;

  /** So that they can be used up by a test. */
  public static final class FewConnections implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.http.limits.max-connections", Integer.toString(LIMIT));
    }
  }

  @AfterEach
  void close() throws IOException {
    for (Socket socket : left) {
      socket.close();
    }
  }

  private Socket connect() throws IOException {
    var at = Objects.requireNonNull(server);
    var socket = new Socket(at.getHost(), at.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    left.add(socket);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  /** The head of the answer; its body is read too. */
  private static String ask(Socket socket) throws IOException {
    send(socket, TIME);
    return OneAnswer.of(socket).head();
  }

  @Test
  void whoLeavesConnectionsOpenKeepsNobodyOut() throws IOException {
    for (int i = 0; i < 2 * LIMIT; i++) {
      assertThat(ask(connect())).startsWith("HTTP/1.1 200");
    }
    Socket last = connect();

    assertThat(ask(last)).containsIgnoringCase(CLOSE);
    assertThat(last.getInputStream().read()).isNegative();
  }

  @Test
  void aConnectionIsKeptWhileThereAreFew() throws IOException {
    Socket kept = connect();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (ask(kept).toLowerCase(Locale.ROOT).contains(CLOSE)) {
      // those of another test are not all gone yet
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(PAUSE.toNanos());
      kept = connect();
    }

    assertThat(ask(kept)).startsWith("HTTP/1.1 200").doesNotContainIgnoringCase(CLOSE);
  }

  /** Those that are in use. */
  @Test
  void onlySoManyConnectionsAreHeldAtOnce() throws IOException {
    boolean refused = false;
    for (int i = 0; i < 2 * LIMIT && !refused; i++) {
      send(connect(), UNFINISHED);
      refused = i >= LIMIT && isRefused(connect());
    }

    assertThat(refused).isTrue();
  }

  /** Asks something that is answered at once, so that silence is not taken for a refusal. */
  private static boolean isRefused(Socket socket) throws IOException {
    try {
      send(socket, TIME);
      return socket.getInputStream().read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }
}
