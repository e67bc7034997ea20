package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Netty loads what ends such connections in the packaged service only. */
class SlowHeadIT {
  private static final long PAUSE_NANOS = 100_000_000;

  @Test
  void aHeadThatTricklesIsCutOffAlthoughItsClientIsNeverSilentForLong() throws Exception {
    try (World world = World.instant().with(Map.of("OBRESTORE_HTTP_ANSWER_WITHIN", "2s"))) {
      Replica only = world.replica("only").awaitReady();
      try (Socket slow = connect(only.address());
          Socket patient = connect(only.address())) {
        assertThat(asked(patient)).isTrue();
        send(slow, "GET /api/v1/time HTTP/1.1\r\n");

        assertThat(isCutOff(slow)).isTrue();
        assertThat(asked(patient)).as("one that was only silent meanwhile").isTrue();
      }
    }
  }

  private static Socket connect(URI service) throws IOException {
    var socket = new Socket(service.getHost(), service.getPort());
    socket.setSoTimeout((int) World.LIMIT.toMillis());
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static boolean asked(Socket socket) throws IOException {
    send(socket, "GET /api/v1/time HTTP/1.1\r\nHost: x\r\n\r\n");
    byte[] buffer = new byte[4_096];
    return socket.getInputStream().read(buffer) > 0;
  }

  /** Goes on sending until the service hangs up, which is what is waited for. */
  private static boolean isCutOff(Socket socket) throws IOException {
    long end = System.nanoTime() + World.LIMIT.toNanos();
    try {
      while (System.nanoTime() < end) {
        send(socket, "X: y\r\n");
        if (socket.getInputStream().available() == 0) {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
      return false;
    } catch (SocketException hungUp) {
      return true;
    }
  }
}
