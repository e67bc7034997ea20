package io.obrestore.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class NativePasswordTest {
  private static final byte[] SCRAMBLE = "abcdefghijklmnopqrst".getBytes(StandardCharsets.US_ASCII);

  /** As in the tests of go-sql-driver/mysql, TestAuthFastNativePassword. */
  @Test
  void thePublishedVectorIsMatched() {
    byte[] scramble = HexFormat.of().parseHex("46725c5e01260b743f7217657e671a5f51111815");
    byte[] answer = HexFormat.of().parseHex("35b18c9ffbbd7f356dfcac32d3c0f0a41a30cf2d");
    assertThat(NativePassword.answer("secret", scramble)).isEqualTo(answer);
    assertThat(NativePassword.matches("secret", scramble, answer)).isTrue();
  }

  @Test
  void onlyTheRightPasswordMatches() {
    byte[] answer = NativePassword.answer("pwd", SCRAMBLE);
    assertThat(answer).hasSize(20);
    assertThat(NativePassword.matches("pwd", SCRAMBLE, answer)).isTrue();
    assertThat(NativePassword.matches("Pwd", SCRAMBLE, answer)).isFalse();
    assertThat(NativePassword.matches("", SCRAMBLE, answer)).isFalse();
  }

  @Test
  void noPasswordIsAnsweredByNothing() {
    assertThat(NativePassword.answer("", SCRAMBLE)).isEmpty();
    assertThat(NativePassword.matches("pwd", SCRAMBLE, new byte[0])).isFalse();
  }
}
