package io.obrestore.simulator.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Packets over a stream: headers, sequence numbers, splitting at 16 MiB - 1. */
final class PacketChannel {
  static final int MAX_PAYLOAD = 0xffffff;

  private final InputStream in;
  private final OutputStream out;
  private int sequence;
  private volatile boolean listening;
  private volatile boolean cut;

  PacketChannel(InputStream in, OutputStream out) {
    this.in = new BufferedInputStream(new Listening(in), 16 * 1024);
    this.out = new BufferedOutputStream(out, 16 * 1024);
  }

  /** Sets the number of the next packet to 0, as each command does. */
  void restartSequence() {
    sequence = 0;
  }

  /**
   * Reads one payload, put together from its parts. Throws EOFException when the client is gone,
   * PacketTooLargeException before reading beyond the limit.
   */
  byte[] read(long limit) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    int length;
    do {
      length = header();
      if ((long) whole.size() + length > limit) {
        throw new PacketTooLargeException((long) whole.size() + length);
      }
      // Grows with what arrives, not with what the header promises.
      byte[] part = in.readNBytes(length);
      if (part.length < length) {
        throw new EOFException("packet cut off");
      }
      whole.writeBytes(part);
    } while (length == MAX_PAYLOAD);
    return whole.toByteArray();
  }

  private int header() throws IOException {
    byte[] header = in.readNBytes(4);
    if (header.length < 4) {
      throw new EOFException("connection closed");
    }
    sequence = ((header[3] & 0xff) + 1) & 0xff;
    return (header[0] & 0xff) | (header[1] & 0xff) << 8 | (header[2] & 0xff) << 16;
  }

  /** Writes a payload, split where it must be; it is sent with the next {@link #flush}. */
  void write(byte[] payload) throws IOException {
    int at = 0;
    int length;
    do {
      length = Math.min(MAX_PAYLOAD, payload.length - at);
      out.write(length);
      out.write(length >> 8);
      out.write(length >> 16);
      out.write(sequence);
      sequence = (sequence + 1) & 0xff;
      out.write(payload, at, length);
      at += length;
    } while (length == MAX_PAYLOAD);
  }

  void flush() throws IOException {
    out.flush();
  }

  /** Whether it waits for the client to send something, as far as one can tell from outside. */
  boolean listening() {
    return listening;
  }

  /**
   * Lets nothing in any more, from any thread. A socket that is closed under its reader may still
   * hand over what came in that moment.
   */
  void cut() {
    cut = true;
  }

  private final class Listening extends FilterInputStream {
    Listening(InputStream from) {
      super(from);
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      listening = true;
      try {
        int read = super.read(into, at, length);
        if (cut) {
          throw new ConnectionCutException();
        }
        return read;
      } finally {
        listening = false;
      }
    }
  }
}
