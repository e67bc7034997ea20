package io.obrestore.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.simulator.SimulatorSettings;
import io.obrestore.simulator.clock.RunningClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RawSocketTest {
  private Lab lab;

  @BeforeEach
  void start() throws Exception {
    SimulatorSettings settings =
        SimulatorSettings.defaults().withLimits(20, Duration.ofMillis(300));
    lab = Lab.start(settings, RunningClock.real());
  }

  @AfterEach
  void stop() throws Exception {
    lab.close();
  }

  private void serverStillWorks() throws SQLException {
    try (Connection connection = lab.connect()) {
      assertThat(Lab.one(connection, "SELECT 1")).isEqualTo(1L);
    }
  }

  private Socket socket() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), lab.port());
    socket.setSoTimeout(20_000);
    return socket;
  }

  @Test
  void theGreetingIsProtocol10WithOceanBasesVersion() throws IOException {
    try (Socket socket = socket()) {
      InputStream in = socket.getInputStream();
      byte[] header = in.readNBytes(4);
      byte[] greeting = in.readNBytes(header[0] & 0xff);
      assertThat(header[3]).isZero();
      assertThat(greeting[0]).isEqualTo((byte) 10);
      assertThat(new String(greeting, 1, 28, StandardCharsets.US_ASCII))
          .isEqualTo("5.7.25-OceanBase_CE-v4.3.5.1");
      assertThat(new String(greeting, StandardCharsets.ISO_8859_1))
          .endsWith("mysql_native_password\0");
    }
  }

  @Test
  void garbageAndCutPacketsHurtNobody() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      try (Socket socket = socket()) {
        byte[] garbage = new byte[random.nextInt(300)];
        random.nextBytes(garbage);
        socket.getOutputStream().write(garbage);
      }
    }
    serverStillWorks();
  }

  @Test
  void aClientThatNeverAnswersTheGreetingIsLetGo() throws Exception {
    try (Socket socket = socket()) {
      assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
    }
    serverStillWorks();
  }

  @Test
  void oneConnectionTooManyIsToldSo() throws Exception {
    SimulatorSettings one = SimulatorSettings.defaults().withLimits(1, Duration.ofSeconds(10));
    try (Lab small = Lab.start(one, RunningClock.real());
        Connection first = small.connect();
        Socket second = new Socket(InetAddress.getLoopbackAddress(), small.port())) {
      byte[] answer = second.getInputStream().readAllBytes();
      assertThat(first.isValid(5)).isTrue();
      assertThat(answer[4] & 0xff).isEqualTo(0xff);
      assertThat((answer[5] & 0xff) | (answer[6] & 0xff) << 8).isEqualTo(1040);
    }
  }
}
