package endurance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads along on a connection of the MySQL protocol: its CONNECTION_ID, and statements sent as text. */
final class WireText {
  private static final int HEAD = 4;
  private static final int COM_QUERY = 3;

  /** Of the protocol; OceanBase may send an error in place of its greeting. */
  private static final int VERSION = 10;


  /** Told of each statement. */
  @FunctionalInterface
  interface Listener {
    /** A statement was read to its end. */
    void sent(long session, String sql);
  }

  private final Listener listener;
  private final Packets requests = new Packets();
  private final Packets greeting = new Packets();
  private volatile long session = -1;

  WireText(Listener listener) {
    this.listener = listener;
  }

  /** From the client; on one thread. */
  void fromClient(byte[] bytes, int length) {
    requests.add(bytes, length);
    for (byte[] packet = requests.next(); packet != null; packet = requests.next()) {
      boolean command = packet[HEAD - 1] == 0;
      if (command && packet.length > HEAD && packet[HEAD] == COM_QUERY) {
        listener.sent(session, new String(packet, HEAD + 1, packet.length - HEAD - 1, StandardCharsets.UTF_8));
      }
    }
  }

  /** From the server: only its greeting is of interest. */
  void fromServer(byte[] bytes, int length) {
    if (session >= 0) {
      return;
    }
    greeting.add(bytes, length);
    byte[] packet = greeting.next();
    if (packet != null) {
      session = packet[HEAD] == VERSION ? id(packet) : 0;
    }
  }

  /** Behind the protocol's version and the server's, which ends with a zero. */
  private static long id(byte[] greeting) {
    int at = HEAD + 1;
    while (greeting[at] != 0) {
      at++;
    }
    long id = 0;
    for (int i = HEAD; i >= 1; i--) {
      id = id << Byte.SIZE | greeting[at + i] & 0xff;
    }
    return id;
  }

  /** Bytes to packets: three of length, one of sequence, the content. */
  private static final class Packets {
    private byte[] pending = new byte[0];

    void add(byte[] bytes, int length) {
      var all = new ByteArrayOutputStream(pending.length + length);
      all.writeBytes(pending);
      all.write(bytes, 0, length);
      pending = all.toByteArray();
    }

    /** With its head; null when it is not there to its end. */
    byte[] next() {
      if (pending.length < HEAD) {
        return null;
      }
      int size = HEAD + (pending[0] & 0xff | (pending[1] & 0xff) << 8 | (pending[2] & 0xff) << 16);
      if (pending.length < size) {
        return null;
      }
      byte[] packet = Arrays.copyOf(pending, size);
      pending = Arrays.copyOfRange(pending, size, pending.length);
      return packet;
    }
  }
}
