package io.obrestore.simulator.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads a packet's payload; throws ProtocolException when it ends too soon. */
final class PayloadReader {
  private final ByteBuffer buffer;

  PayloadReader(byte[] payload) {
    buffer = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
  }

  int remaining() {
    return buffer.remaining();
  }

  int int1() throws ProtocolException {
    return need(1).get() & 0xff;
  }

  int int2() throws ProtocolException {
    return need(2).getShort() & 0xffff;
  }

  int int4() throws ProtocolException {
    return need(4).getInt();
  }

  long int8() throws ProtocolException {
    return need(8).getLong();
  }

  /** A length-encoded integer. */
  long lengthEncoded() throws ProtocolException {
    int first = int1();
    return switch (first) {
      case 0xfc -> int2();
      case 0xfd -> int2() | (long) int1() << 16;
      case 0xfe -> int8();
      case 0xfb, 0xff -> throw new ProtocolException("no length: " + first);
      default -> first;
    };
  }

  byte[] bytes(long count) throws ProtocolException {
    if (count < 0 || count > Integer.MAX_VALUE) {
      throw new ProtocolException("length " + count);
    }
    need((int) count);
    byte[] bytes = new byte[(int) count];
    buffer.get(bytes);
    return bytes;
  }

  byte[] lengthEncodedBytes() throws ProtocolException {
    return bytes(lengthEncoded());
  }

  /** Bytes up to a zero byte, which is taken too. */
  byte[] nulTerminated() throws ProtocolException {
    int start = buffer.position();
    while (int1() != 0) {}
    byte[] bytes = new byte[buffer.position() - start - 1];
    buffer.get(start, bytes);
    return bytes;
  }

  String nulTerminatedText() throws ProtocolException {
    return new String(nulTerminated(), StandardCharsets.UTF_8);
  }

  /** All that is left, as text. */
  String restText() {
    byte[] rest = new byte[buffer.remaining()];
    buffer.get(rest);
    return new String(rest, StandardCharsets.UTF_8);
  }

  void skip(int count) throws ProtocolException {
    need(count).position(buffer.position() + count);
  }

  private ByteBuffer need(int count) throws ProtocolException {
    if (buffer.remaining() < count) {
      throw new ProtocolException("packet ends " + (count - buffer.remaining()) + " bytes early");
    }
    return buffer;
  }
}
