package io.obrestore.security.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.strings;

import io.obrestore.testing.Hybrid;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final RsaKey KEY = RsaKey.generate(2_048, RANDOM);
  private static final RsaKey OLD = RsaKey.generate(2_048, RANDOM);
  private static final Hybrid CLIENT = new Hybrid(KEY.publicKey());
  private static final HeaderOpener OPENER = opener(KEY);
  private static final long EXPIRES = 1_728_727_696;
  private static final String URI = "/api/v1/task/dag/11?show_details=True";

  private static HeaderOpener opener(RsaKey... keys) {
    var ring = new KeyRing(RANDOM);
    ring.hold(List.of(keys));
    return new HeaderOpener(ring::ciphers);
  }

  private static Optional<HybridHeader> open(HeaderOpener opener, String header) {
    return opener.decode(header).flatMap(opener::open);
  }

  @Test
  void headersOfBothSdksOpen() {
    for (String header :
        List.of(
            CLIENT.header("p'\u00e4ss", EXPIRES, URI),
            CLIENT.goHeader("p'\u00e4ss", EXPIRES, URI))) {
      HybridHeader opened = open(OPENER, header).orElseThrow();

      assertThat(opened.password().value()).isEqualTo("p'\u00e4ss");
      assertThat(opened.expires()).isEqualTo(Instant.ofEpochSecond(EXPIRES));
      assertThat(opened.uri()).isEqualTo(URI);
      assertThat(opened.keys()).isNotNull();
      assertThat(opened.toString()).doesNotContain("p'");
    }
  }

  @Test
  void aHeaderWithoutKeysIsOneOfARequestWithoutABody() {
    HybridHeader opened = open(OPENER, CLIENT.goHeaderWithoutKeys("p", EXPIRES, URI)).orElseThrow();

    assertThat(opened.keys()).isNull();
  }

  @Test
  void aTextCutAnywhereIsTheSameTextAgain() {
    qt().withExamples(40)
        .forAll(
            strings().basicMultilingualPlaneAlphabet().ofLengthBetween(1, 120),
            integers().between(1, 245))
        .checkAssert(
            (text, chunk) -> {
              byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
              int size = Math.max(chunk, (bytes.length + 23) / 24);
              assertThat(new HeaderCipher(KEY, RANDOM).open(CLIENT.raw(bytes, size)))
                  .hasValueSatisfying(opened -> assertThat(opened).isEqualTo(bytes));
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {2_048, 3_072, 4_096})
  void keysOfEveryLengthOpenChunksOfBothLengths(int bits) {
    RsaKey key = RsaKey.generate(bits, RANDOM);
    Hybrid client = new Hybrid(key.publicKey());
    String text = "{\"auth\":\"p\",\"ts\":\"1\",\"uri\":\"/x\"}";

    assertThat(key.bits()).isEqualTo(bits);
    for (int chunk : new int[] {Hybrid.SDK_CHUNK, client.longestChunk()}) {
      assertThat(open(opener(key), client.encrypted(text, chunk))).isPresent();
    }
  }

  @Test
  void anyKeyOfTheRingOpens() {
    String header = new Hybrid(OLD.publicKey()).header("p", EXPIRES, URI);

    assertThat(open(OPENER, header)).isEmpty();
    assertThat(open(opener(KEY, OLD), header)).isPresent();
  }

  @Test
  void aChangedByteOpensNothing() {
    byte[] header = Base64.getDecoder().decode(CLIENT.header("p", EXPIRES, URI));
    qt().withExamples(60)
        .forAll(integers().between(0, header.length - 1), integers().between(1, 255))
        .checkAssert(
            (at, flip) -> {
              byte[] changed = header.clone();
              changed[at] ^= flip.byteValue();
              assertThat(OPENER.open(changed)).isEmpty();
            });
  }

  @Test
  void aHeaderOfAnyOtherLengthOpensNothing() {
    byte[] header = Base64.getDecoder().decode(CLIENT.header("p", EXPIRES, URI));
    qt().withExamples(100)
        .forAll(integers().between(0, header.length - 1))
        .checkAssert(
            length ->
                assertThat(
                        open(
                            OPENER,
                            Base64.getEncoder().encodeToString(Arrays.copyOf(header, length))))
                    .isEmpty());
  }

  @Test
  void noTextThatIsNotBase64OpensAnything() {
    qt().withExamples(200)
        .forAll(strings().allPossible().ofLengthBetween(0, 600))
        .checkAssert(text -> assertThat(open(OPENER, text)).isEmpty());
  }

  @Test
  void tenThousandChunksAreNotEvenTried() {
    byte[] chunk = CLIENT.raw("{}".getBytes(StandardCharsets.UTF_8), 53);
    byte[] many = new byte[chunk.length * 10_000];

    assertThat(OPENER.decode(Base64.getEncoder().encodeToString(many))).isEmpty();
    assertThat(
            OPENER.decode(
                Base64.getEncoder().encodeToString(Arrays.copyOf(many, chunk.length * 24))))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "null",
        "7",
        "\"x\"",
        "{}",
        "{\"ts\":\"1\"}",
        "{\"ts\":\"x\",\"uri\":\"/\"}",
        "{\"ts\":\"99999999999999999999\",\"uri\":\"/\"}",
        "{\"ts\":\"9223372036854775807\",\"uri\":\"/\"}",
        "{\"ts\":1,\"uri\":\"/\"}",
        "{\"ts\":\"1\",\"uri\":[]}",
        "{\"ts\":\"1\",\"uri\":\"/\",\"keys\":\"AAAA\"}",
        "{\"ts\":\"1\",\"uri\":\"/\",\"keys\":\"?\"}",
        "[[[[[[[[[[[[1]]]]]]]]]]]]"
      })
  void aTextOfAnotherShapeOpensNothing(String text) {
    assertThat(open(OPENER, CLIENT.encrypted(text, Hybrid.SDK_CHUNK))).isEmpty();
  }

  @Test
  void paddingIsReadToTheLetter() {
    assertThat(HeaderCipher.startOfText(block(8, 0))).isEqualTo(11);
    assertThat(HeaderCipher.startOfText(block(245, 0))).isEqualTo(248);
    assertThat(HeaderCipher.startOfText(block(253, -1))).isZero();
    assertThat(HeaderCipher.startOfText(marked(1, 2))).isZero();
    assertThat(HeaderCipher.startOfText(marked(0, 1))).isZero();
    assertThat(HeaderCipher.startOfText(marked(0, -1))).isZero();
    assertThat(HeaderCipher.startOfText(block(7, 0))).isEqualTo(10);
  }

  @Test
  void aChunkWithTooLittlePaddingOpensNothing() {
    for (byte[] block : List.of(block(7, 0), block(0, 0), block(253, -1), marked(0, 1))) {
      assertThat(new HeaderCipher(KEY, RANDOM).open(CLIENT.rawBlock(block))).isEmpty();
    }
    assertThat(new HeaderCipher(KEY, RANDOM).open(CLIENT.rawBlock(block(8, 0)))).isPresent();
  }

  /** 0, 2, so many bytes of padding, the end, and a text of sevens. */
  private static byte[] block(int padding, int end) {
    byte[] block = new byte[256];
    Arrays.fill(block, (byte) 7);
    block[0] = 0;
    block[1] = 2;
    if (end >= 0) {
      block[2 + padding] = 0;
    }
    return block;
  }

  private static byte[] marked(int first, int second) {
    byte[] block = block(8, 0);
    block[0] = (byte) first;
    block[1] = (byte) second;
    return block;
  }
}
