package io.obrestore.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.simulator.SimulatorSettings;
import io.obrestore.simulator.clock.RunningClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginFlowTest {
  private static final byte[] FOREIGN_ANSWER = new byte[32];

  private Lab lab;
  private RawClient client;

  @BeforeEach
  void start() throws Exception {
    lab = Lab.start(SimulatorSettings.defaults().withRootPassword("secret"), RunningClock.real());
    client = new RawClient(lab.port());
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    lab.close();
  }

  /** Greets, prefers another method, and returns the scramble once asked to switch. */
  private byte[] askedToSwitch() throws IOException {
    byte[] greeted = client.greeting();
    client.write(
        RawClient.response(RawClient.CAPABILITIES, FOREIGN_ANSWER, "caching_sha2_password"));
    byte[] request = client.read();
    assertThat(request).hasSize(1 + 22 + 21);
    assertThat(request[0]).isEqualTo((byte) 0xfe);
    assertThat(new String(request, 1, 22, StandardCharsets.US_ASCII))
        .isEqualTo("mysql_native_password\0");
    assertThat(request[request.length - 1]).isZero();
    byte[] scramble = Arrays.copyOfRange(request, 23, 43);
    assertThat(scramble).isEqualTo(greeted);
    return scramble;
  }

  @Test
  void aClientOfAnotherMethodIsAskedToSwitchAndLetIn() throws Exception {
    byte[] scramble = askedToSwitch();
    client.write(NativePassword.answer("secret", scramble));
    assertThat(HexFormat.of().formatHex(client.read())).isEqualTo("00000002000000");
  }

  @Test
  void aClientThatSwitchesWithTheWrongPasswordIsRefusedWith1045() throws Exception {
    byte[] scramble = askedToSwitch();
    client.write(NativePassword.answer("wrong", scramble));
    refused1045();
  }

  @Test
  void aClientThatSwitchesWithoutAPasswordIsRefusedWith1045() throws Exception {
    askedToSwitch();
    client.write(new byte[0]);
    refused1045();
  }

  private void refused1045() throws IOException {
    byte[] error = client.read();
    assertThat(HexFormat.of().formatHex(error, 0, 3)).isEqualTo("ff1504");
    assertThat(new String(error, 3, error.length - 3, StandardCharsets.UTF_8))
        .isEqualTo("#42000Access denied for user 'root'@'xxx.xxx.xxx.xxx' (using password: YES)");
  }
}
