package io.obrestore.simulator.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes a packet's payload. */
final class PayloadWriter {
  private static final int USUAL = 256;

  private byte[] out = new byte[USUAL];
  private int size;

  PayloadWriter int1(int value) {
    room(1);
    out[size++] = (byte) value;
    return this;
  }

  private void room(int more) {
    if (more > out.length - size) {
      out = Arrays.copyOf(out, Math.max(Math.addExact(size, more), out.length * 2));
    }
  }

  PayloadWriter int2(int value) {
    return fixed(value, 2);
  }

  PayloadWriter int3(int value) {
    return fixed(value, 3);
  }

  PayloadWriter int4(long value) {
    return fixed(value, 4);
  }

  PayloadWriter int8(long value) {
    return fixed(value, 8);
  }

  private PayloadWriter fixed(long value, int bytes) {
    room(bytes);
    for (int i = 0; i < bytes; i++) {
      out[size++] = (byte) (value >>> (8 * i));
    }
    return this;
  }

  /** A length-encoded integer. */
  PayloadWriter lengthEncoded(long value) {
    if (value >= 0 && value < 0xfb) {
      return int1((int) value);
    }
    if (value >= 0 && value < 0x10000) {
      return int1(0xfc).int2((int) value);
    }
    if (value >= 0 && value < 0x1000000) {
      return int1(0xfd).int3((int) value);
    }
    return int1(0xfe).int8(value);
  }

  PayloadWriter bytes(byte... bytes) {
    room(bytes.length);
    System.arraycopy(bytes, 0, out, size, bytes.length);
    size += bytes.length;
    return this;
  }

  PayloadWriter zeros(int count) {
    return bytes(new byte[count]);
  }

  PayloadWriter text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  PayloadWriter nulTerminated(String text) {
    return text(text).int1(0);
  }

  PayloadWriter lengthEncodedBytes(byte[] bytes) {
    return lengthEncoded(bytes.length).bytes(bytes);
  }

  PayloadWriter lengthEncodedText(String text) {
    return lengthEncodedBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  byte[] payload() {
    return Arrays.copyOf(out, size);
  }
}
