package io.obrestore.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintsTest {
  private static final String OLD = "old:a passphrase that is long enough";
  private static final String NEW = "new:another passphrase that is long";

  private static Fingerprints under(String keys) {
    return new Fingerprints(MasterKeys.parse(keys));
  }

  @Test
  void theSameTextHasTheSameFingerprintAndNoOtherHas() {
    var prints = under(OLD);

    assertThat(prints.matches(prints.of("body"), "body")).isTrue();
    assertThat(prints.matches(prints.of("body"), "bodY")).isFalse();
    assertThat(prints.matches("v1:old:AAAA", "body")).isFalse();
    assertThat(prints.matches("no fingerprint", "body")).isFalse();
  }

  @Test
  void itIsComparedUnderTheKeyItWasMadeUnderAsLongAsThatIsThere() {
    String print = under(OLD).of("body");

    assertThat(under(NEW + "," + OLD).matches(print, "body")).isTrue();
    assertThat(under(NEW).matches(print, "body")).isFalse();
    assertThat(under("old:the same id but not the key").matches(print, "body")).isFalse();
  }

  @Test
  void itFitsItsColumn() {
    String longest = "k".repeat(32) + ":a passphrase that is long enough";

    assertThat(under(longest).of("x".repeat(100_000))).hasSizeLessThanOrEqualTo(128);
  }
}
