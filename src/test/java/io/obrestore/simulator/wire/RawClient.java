package io.obrestore.simulator.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;

/** A client that a test writes packet by packet. */
final class RawClient implements AutoCloseable {
  static final int CAPABILITIES =
      Capability.PROTOCOL_41 | Capability.SECURE_CONNECTION | Capability.PLUGIN_AUTH;
  private static final int MAX_PACKET = 1 << 24;

  private final Socket socket;
  private final PacketChannel channel;
  private long connectionId;

  RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    channel = new PacketChannel(socket.getInputStream(), socket.getOutputStream());
  }

  /** The next packet of the server. */
  byte[] read() throws IOException {
    return channel.read(MAX_PACKET);
  }

  /** An answer within what goes on. */
  void write(byte[] payload) throws IOException {
    channel.write(payload);
    channel.flush();
  }

  /** A new command. */
  void command(int code, String text) throws IOException {
    channel.restartSequence();
    write(new PayloadWriter().int1(code).text(text).payload());
  }

  /** COM_PROCESS_KILL. */
  void kill(long id) throws IOException {
    channel.restartSequence();
    write(new PayloadWriter().int1(0x0c).int4(id).payload());
  }

  /** As the greeting told it. */
  long connectionId() {
    return connectionId;
  }

  /** Reads the greeting and returns its scramble, of 20 bytes. */
  byte[] greeting() throws IOException {
    PayloadReader in = new PayloadReader(read());
    in.skip(1);
    in.nulTerminated();
    connectionId = Integer.toUnsignedLong(in.int4());
    byte[] first = in.bytes(8);
    in.skip(1 + 2 + 1 + 2 + 2 + 1 + 10);
    byte[] scramble = Arrays.copyOf(first, 20);
    System.arraycopy(in.bytes(12), 0, scramble, 8, 12);
    return scramble;
  }

  /** Protocol::HandshakeResponse41 of root@sys. */
  static byte[] response(int capabilities, byte[] auth, String plugin) {
    return new PayloadWriter()
        .int4(capabilities)
        .int4(MAX_PACKET)
        .int1(Collation.UTF8MB4_GENERAL_CI)
        .zeros(23)
        .nulTerminated("root@sys")
        .int1(auth.length)
        .bytes(auth)
        .nulTerminated(plugin)
        .payload();
  }

  /** Logs in without a password, with those capabilities beside the usual ones. */
  void login(int capabilities) throws IOException {
    greeting();
    write(response(CAPABILITIES | capabilities, new byte[0], NativePassword.PLUGIN));
    byte[] answer = read();
    if (answer[0] != 0) {
      throw new IOException("not let in");
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
