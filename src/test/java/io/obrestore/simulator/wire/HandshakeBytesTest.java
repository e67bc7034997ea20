package io.obrestore.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obrestore.simulator.kernel.KernelErrors;
import io.obrestore.simulator.kernel.KernelException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** With a scramble that is always the same, the handshake is always of the same bytes. */
class HandshakeBytesTest {
  private static final String SCRAMBLE = "abcdefghijklmnopqrst";
  private static final long ID = 0xC0048001L;

  /** The greeting, with the capabilities and the collation that OceanBase has. */
  private static final String GREETING =
      "60000000"
          + "0a"
          + ascii("5.7.25-OceanBase_CE-v4.3.5.1\0")
          + "018004c0"
          + ascii("abcdefgh\0")
          + "0fa2"
          + "2e"
          + "0200"
          + "1e00"
          + "15"
          + "00000000000000000000"
          + ascii("ijklmnopqrst\0")
          + ascii("mysql_native_password\0");

  private static final String SWITCH =
      "2c000002" + "fe" + ascii("mysql_native_password\0") + ascii(SCRAMBLE + "\0");

  /** Worked out by Python's hashlib. */
  private static final String SECRET = "8817c50fa779daef010ee7577825b0847df9842e";

  private static final String ACCENTED = "5a2f96264b32e1e4299a3462b820e0b24384c6ed";

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  /** A log-in by a client that sends these bytes; they may be more than are read. */
  private HandshakeResponse login(String password, String client) throws IOException {
    PacketChannel channel =
        new PacketChannel(new ByteArrayInputStream(HexFormat.of().parseHex(client)), sent);
    WireSettings settings =
        new WireSettings(
            "127.0.0.1", 0, new RootAccount(password), 1, 1 << 24, Duration.ofSeconds(1));
    byte[] scramble = SCRAMBLE.getBytes(StandardCharsets.US_ASCII);
    return new Login(channel, settings, KernelErrors.load(), scramble::clone).run(ID);
  }

  private String sent() {
    return HexFormat.of().formatHex(sent.toByteArray());
  }

  private static String ascii(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Protocol::HandshakeResponse41 of a client without database and attributes. */
  private static String answer(String user, String auth, String plugin) {
    String payload =
        "00820800"
            + "00000001"
            + "2e"
            + "00".repeat(23)
            + ascii(user + "\0")
            + "%02x".formatted(auth.length() / 2)
            + auth
            + ascii(plugin + "\0");
    return packet(1, payload);
  }

  private static String packet(int number, String payload) {
    return "%02x0000%02x".formatted(payload.length() / 2, number) + payload;
  }

  /** Taken from the clients themselves, as they answered this scramble with "secret". */
  @ParameterizedTest
  @CsvFileSource(resources = "/wire/logins.tsv", delimiter = '\t', numLinesToSkip = 1)
  void aClientsOwnBytesLetItIn(String client, String answer, @Nullable String afterSwitch)
      throws IOException {
    boolean switched = afterSwitch != null;
    HandshakeResponse in = login("secret", switched ? answer + afterSwitch : answer);
    assertThat(sent()).as(client).isEqualTo(switched ? GREETING + SWITCH : GREETING);
    assertThat(in.user()).isEqualTo("root@sys");
    assertThat(in.database()).isEqualTo("test");
    assertThat(switched ? afterSwitch : answer).contains(SECRET);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/wire/logins.tsv", delimiter = '\t', numLinesToSkip = 1)
  void theSameBytesAreRefusedForAnotherPassword(
      String client, String answer, @Nullable String afterSwitch) {
    String all = afterSwitch == null ? answer : answer + afterSwitch;
    assertThatThrownBy(() -> login("sécret", all))
        .as(client)
        .isInstanceOf(KernelException.class)
        .hasMessageStartingWith("Access denied for user 'root'@'xxx.xxx.xxx.xxx' (using password");
  }

  @Test
  void aPasswordCountsByItsBytesInUtf8() throws IOException {
    login("sécret", answer("root@sys", ACCENTED, "mysql_native_password"));
    assertThat(sent()).isEqualTo(GREETING);
  }

  @Test
  void whoHasNoPasswordAndSendsNoneIsNotAskedToSwitch() throws IOException {
    login("", answer("root@sys#cluster", "", "caching_sha2_password"));
    assertThat(sent()).isEqualTo(GREETING);
  }

  @Test
  void afterTheSwitchNothingButTwentyBytesIsTaken() {
    String client = answer("root", "00", "caching_sha2_password") + packet(3, "");
    assertThatThrownBy(() -> login("", client))
        .hasMessage("Access denied for user 'root'@'xxx.xxx.xxx.xxx' (using password: YES)");
    assertThat(sent()).isEqualTo(GREETING + SWITCH);
  }

  @Test
  void whoIsUnknownIsRefusedWithoutASwitch() {
    for (String user : new String[] {"nobody@sys", "root@nosuch", "root@sys2", ""}) {
      sent.reset();
      assertThatThrownBy(() -> login("", answer(user, "", "caching_sha2_password")))
          .hasMessageEndingWith("(using password: NO)");
      assertThat(sent()).isEqualTo(GREETING);
    }
  }
}
