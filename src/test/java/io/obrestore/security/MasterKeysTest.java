package io.obrestore.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeysTest {
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @Test
  void theFirstKeyIsTheCurrentOne() {
    assertThat(MasterKeys.parse("b:" + KEY + ", a:" + KEY).currentId()).isEqualTo("b");
  }

  @Test
  void aKeyWithoutAnIdGetsTheSameOneEachTime() {
    assertThat(MasterKeys.parse(KEY).currentId())
        .matches("[0-9a-f]{8}")
        .isEqualTo(MasterKeys.parse(KEY).currentId());
  }

  @Test
  void aPassphraseIsAKeyThatAllReplicasDeriveAlike() {
    String passphrase = "correct horse battery staple";
    String sealed = box(MasterKeys.parse(passphrase)).seal("hush", "x");

    assertThat(box(MasterKeys.parse(passphrase)).open(sealed, "x")).isEqualTo("hush");
  }

  @Test
  void aKeyInMemoryIsAnotherOneEachTime() {
    String sealed = box(MasterKeys.inMemory(new SecureRandom())).seal("hush", "x");
    SecretBox other = box(MasterKeys.inMemory(new SecureRandom()));

    assertThatThrownBy(() -> other.open(sealed, "x")).isInstanceOf(SealedValueException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "short-phrase", "a b:01234567890123456789", "x:", ","})
  void whatIsNoKeyIsRefusedWithoutBeingQuoted(String configured) {
    assertThatThrownBy(() -> MasterKeys.parse(configured))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("short-phrase");
  }

  @Test
  void twoKeysOfOneIdAreRefused() {
    assertThatThrownBy(() -> MasterKeys.parse("a:" + KEY + ",a:" + KEY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(KEY);
  }

  @Test
  void theTextShowsIdsOnly() {
    assertThat(MasterKeys.parse("a:" + KEY).toString()).contains("a").doesNotContain(KEY);
  }

  private static SecretBox box(MasterKeys keys) {
    return new SecretBox(keys, new SecureRandom());
  }
}
