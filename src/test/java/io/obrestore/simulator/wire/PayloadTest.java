package io.obrestore.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import io.obrestore.oceanbase.statement.HostileTexts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class PayloadTest {
  private static final Gen<Long> EDGES =
      arbitrary().pick(0L, 250L, 251L, 252L, 65535L, 65536L, 0xffffffL, 0x1000000L, Long.MAX_VALUE);

  private interface Read<T> {
    T from(PayloadReader in) throws ProtocolException;
  }

  private static <T> T read(byte[] payload, Read<T> read) {
    try {
      PayloadReader in = new PayloadReader(payload);
      T value = read.from(in);
      assertThat(in.remaining()).isZero();
      return value;
    } catch (ProtocolException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anyLengthIsReadAsItWasWritten() {
    qt().forAll(longs().between(0, Long.MAX_VALUE).mix(EDGES, 50))
        .check(
            n ->
                read(new PayloadWriter().lengthEncoded(n).payload(), PayloadReader::lengthEncoded)
                    .equals(n));
  }

  @Test
  void lengthsHaveTheirPublishedBytes() {
    assertThat(HexFormat.of().formatHex(new PayloadWriter().lengthEncoded(250).payload()))
        .isEqualTo("fa");
    assertThat(HexFormat.of().formatHex(new PayloadWriter().lengthEncoded(251).payload()))
        .isEqualTo("fcfb00");
    assertThat(HexFormat.of().formatHex(new PayloadWriter().lengthEncoded(65536).payload()))
        .isEqualTo("fd000001");
    assertThat(HexFormat.of().formatHex(new PayloadWriter().lengthEncoded(1 << 24).payload()))
        .isEqualTo("fe0000000100000000");
  }

  @Test
  void anyTextIsReadAsItWasWritten() {
    qt().forAll(HostileTexts.any())
        .checkAssert(
            text -> {
              byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
              byte[] encoded = new PayloadWriter().lengthEncodedText(text).payload();
              assertThat(read(encoded, PayloadReader::lengthEncodedBytes)).isEqualTo(bytes);
              byte[] ended = new PayloadWriter().nulTerminated(text).payload();
              assertThat(read(ended, PayloadReader::nulTerminatedText)).isEqualTo(text);
            });
  }

  @Test
  void anyNumberOfEveryWidthIsReadAsItWasWritten() {
    qt().forAll(longs().all())
        .checkAssert(
            n -> {
              int low = (int) (long) n;
              assertThat(read(new PayloadWriter().int8(n).payload(), PayloadReader::int8))
                  .isEqualTo(n);
              assertThat(read(new PayloadWriter().int4(n).payload(), PayloadReader::int4))
                  .isEqualTo(low);
              assertThat(read(new PayloadWriter().int2(low).payload(), PayloadReader::int2))
                  .isEqualTo(low & 0xffff);
            });
  }

  @Test
  void aPayloadThatEndsTooSoonIsAProtocolErrorAndNothingElse() {
    byte[] whole = new PayloadWriter().lengthEncodedText("abcdefgh").int8(1).payload();
    qt().forAll(integers().between(0, whole.length - 1))
        .checkAssert(
            end ->
                assertThatThrownBy(
                        () -> {
                          PayloadReader in = new PayloadReader(Arrays.copyOf(whole, end));
                          in.lengthEncodedBytes();
                          in.int8();
                        })
                    .isInstanceOf(ProtocolException.class));
  }
}
