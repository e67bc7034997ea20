package io.obrestore.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketChannelTest {
  private static final long LIMIT = 1 << 26;

  private static byte[] written(List<byte[]> payloads) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PacketChannel channel = new PacketChannel(InputStream.nullInputStream(), out);
    try {
      for (byte[] payload : payloads) {
        channel.write(payload);
      }
      channel.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static PacketChannel reading(byte[] bytes) {
    return new PacketChannel(new ByteArrayInputStream(bytes), OutputStream.nullOutputStream());
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  @Test
  void anyPayloadsAreReadAsTheyWereWritten() {
    qt().withExamples(200)
        .forAll(lists().of(integers().between(0, 5000)).ofSizeBetween(1, 10))
        .checkAssert(
            sizes -> {
              List<byte[]> payloads = sizes.stream().map(PacketChannelTest::random).toList();
              PacketChannel channel = reading(written(payloads));
              for (byte[] payload : payloads) {
                assertThat(read(channel)).isEqualTo(payload);
              }
            });
  }

  private static byte[] read(PacketChannel channel) {
    try {
      return channel.read(LIMIT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void payloadsAroundTheLongestPacketAreSplit() {
    splits(0xfffffe, "fe ff ff 00");
    splits(0xffffff, "ff ff ff 00", "00 00 00 01");
    splits(0x1000000, "ff ff ff 00", "01 00 00 01");
    splits(2 * 0xffffff, "ff ff ff 00", "ff ff ff 01", "00 00 00 02");
  }

  private static void splits(int size, String... headers) {
    byte[] payload = random(size);
    byte[] bytes = written(List.of(payload));
    int at = 0;
    for (String header : headers) {
      byte[] found = Arrays.copyOfRange(bytes, at, at + 4);
      assertThat(found).isEqualTo(java.util.HexFormat.ofDelimiter(" ").parseHex(header));
      at += 4 + ((found[0] & 0xff) | (found[1] & 0xff) << 8 | (found[2] & 0xff) << 16);
    }
    assertThat(at).isEqualTo(bytes.length);
    assertThat(Arrays.equals(read(reading(bytes)), payload)).isTrue();
  }

  @Test
  void sequenceNumbersGoRound() {
    byte[] bytes = written(java.util.Collections.nCopies(300, new byte[0]));
    assertThat(bytes[255 * 4 + 3]).isEqualTo((byte) 255);
    assertThat(bytes[256 * 4 + 3]).isZero();
  }

  @Test
  void aPayloadAboveTheLimitIsRefusedBeforeItIsRead() {
    byte[] bytes = {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0};
    assertThatThrownBy(() -> reading(bytes).read(1 << 20))
        .isInstanceOf(PacketTooLargeException.class);
    assertThatThrownBy(() -> reading(bytes).read(LIMIT)).isInstanceOf(EOFException.class);
  }

  @Test
  void whatArrivesWhileTheConnectionIsBeingCutIsNotLetIn() {
    byte[] bytes = written(List.of(new byte[] {1, 2, 3}));
    PacketChannel[] channel = new PacketChannel[1];
    InputStream cutting =
        new FilterInputStream(new ByteArrayInputStream(bytes)) {
          @Override
          public int read(byte[] into, int at, int length) throws IOException {
            channel[0].cut();
            return super.read(into, at, length);
          }
        };
    channel[0] = new PacketChannel(cutting, OutputStream.nullOutputStream());

    assertThatThrownBy(() -> channel[0].read(LIMIT)).isInstanceOf(ConnectionCutException.class);
  }
}
