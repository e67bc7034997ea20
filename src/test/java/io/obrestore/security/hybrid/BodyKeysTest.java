package io.obrestore.security.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.strings;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class BodyKeysTest {
  private static final byte[] BOTH = new byte[32];
  private static final BodyKeys KEYS = keys();

  private static BodyKeys keys() {
    Arrays.fill(BOTH, (byte) 5);
    return BodyKeys.of(BOTH);
  }

  private static byte[] encrypted(String text) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(BOTH, 0, 16, "AES"),
        new IvParameterSpec(BOTH, 16, 16));
    return Base64.getEncoder().encode(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whatAClientEncryptsIsTheSameTextAgain() {
    qt().forAll(strings().basicMultilingualPlaneAlphabet().ofLengthBetween(0, 200))
        .checkAssert(
            text -> {
              byte[] opened;
              try {
                opened = KEYS.open(encrypted(text)).orElseThrow();
              } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
              }
              assertThat(opened).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
            });
  }

  @Test
  void aCutOrForeignBodyOpensNothing() throws GeneralSecurityException {
    byte[] body = encrypted("{\"operator\": \"RETRY\"}");
    // without its one padding sign base64 is still whole
    qt().forAll(integers().between(1, body.length - 2))
        .checkAssert(length -> assertThat(KEYS.open(Arrays.copyOf(body, length))).isEmpty());
    assertThat(KEYS.open("{}".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(KEYS.open("????".getBytes(StandardCharsets.UTF_8))).isEmpty();
    byte[] other = BOTH.clone();
    other[0] ^= 1;
    assertThat(BodyKeys.of(other).open(body)).isNotEqualTo(KEYS.open(body));
  }

  @Test
  void theyShowNothingOfThemselves() {
    assertThat(KEYS).hasToString("BodyKeys[******]");
  }
}
