package io.obrestore.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.strings;

import io.obrestore.security.SealedValueException.Reason;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {
  private static final String OLD = "k1:" + base64((byte) 1);
  private static final String NEW = "k2:" + base64((byte) 2);
  private static final String CONTEXT = "dag 7f3a:passwords";

  private final SecretBox box = box(OLD);

  @Test
  void whatWasSealedOpensAgain() {
    qt().forAll(
            strings().betweenCodePoints(0, 0xD7FF).ofLengthBetween(0, 60),
            strings().allPossible().ofLengthBetween(0, 20))
        .checkAssert(
            (secret, context) ->
                assertThat(box.open(box.seal(secret, context), context)).isEqualTo(secret));
  }

  @Test
  void theSealedTextNamesItsVersionAndKeyAndShowsNothing() {
    assertThat(box.seal("hush", CONTEXT)).matches("v1:k1:[A-Za-z0-9+/=]+").doesNotContain("hush");
  }

  @Test
  void theSameSecretLooksDifferentEachTime() {
    assertThat(box.seal("hush", CONTEXT)).isNotEqualTo(box.seal("hush", CONTEXT));
  }

  @Test
  void aValueOpensInNoOtherContext() {
    String sealed = box.seal("hush", CONTEXT);

    assertFails(() -> box.open(sealed, "dag 0000:passwords"), Reason.NOT_AUTHENTIC);
  }

  @Test
  void aChangedBitIsNoticedWhereverItIs() {
    byte[] all = Base64.getDecoder().decode(box.seal("hush", CONTEXT).substring("v1:k1:".length()));
    qt().forAll(integers().between(0, all.length - 1), integers().between(0, 7))
        .checkAssert(
            (at, bit) -> {
              byte[] changed = all.clone();
              changed[at] ^= (byte) (1 << bit);
              String sealed = "v1:k1:" + Base64.getEncoder().encodeToString(changed);
              assertFails(() -> box.open(sealed, CONTEXT), Reason.NOT_AUTHENTIC);
            });
  }

  @Test
  void anotherKeyOfTheSameIdDoesNotOpenIt() {
    String sealed = box.seal("hush", CONTEXT);

    assertFails(() -> box("k1:" + base64((byte) 9)).open(sealed, CONTEXT), Reason.NOT_AUTHENTIC);
  }

  @Test
  void afterAChangeOfTheKeyOldValuesOpenAndNewOnesUseTheNewKey() {
    String sealed = box.seal("hush", CONTEXT);
    SecretBox changed = box(NEW + "," + OLD);

    assertThat(changed.open(sealed, CONTEXT)).isEqualTo("hush");
    assertThat(changed.seal("hush", CONTEXT)).startsWith("v1:k2:");
  }

  @Test
  void aKeyThatIsNotConfiguredAnyMoreIsNamed() {
    assertThatThrownBy(() -> box(NEW).open(box.seal("hush", CONTEXT), CONTEXT))
        .isInstanceOfSatisfying(
            SealedValueException.class,
            failure -> assertThat(failure.reason()).isEqualTo(Reason.UNKNOWN_KEY))
        .hasMessageContaining("k1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1", "v1:k1", "v1:k1:", "v2:k1:AAAA", "v1:k1:AAAA", "v1:k1:%%%"})
  void whatHasNotTheFormIsMalformed(String text) {
    assertFails(() -> box.open(text, CONTEXT), Reason.MALFORMED);
  }

  private static void assertFails(ThrowingCallable opening, Reason reason) {
    assertThatThrownBy(opening)
        .isInstanceOfSatisfying(
            SealedValueException.class, failure -> assertThat(failure.reason()).isEqualTo(reason))
        .hasMessageNotContaining("hush");
  }

  private static SecretBox box(String keys) {
    return new SecretBox(MasterKeys.parse(keys), new SecureRandom());
  }

  private static String base64(byte fill) {
    byte[] key = new byte[32];
    Arrays.fill(key, fill);
    return Base64.getEncoder().encodeToString(key);
  }
}
