package io.obrestore.oceanbase.session;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Packets of the MySQL protocol, as few as a test needs. */
final class MySqlPackets implements AutoCloseable {
  private static final int COM_QUIT = 1;
  // LONG_PASSWORD, CONNECT_WITH_DB, PROTOCOL_41, TRANSACTIONS, SECURE_CONNECTION, PLUGIN_AUTH
  private static final int CAPABILITIES = 0x1 | 0x8 | 0x200 | 0x2000 | 0x8000 | 0x80000;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

  MySqlPackets(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  void greet() throws IOException {
    Payload payload = new Payload();
    payload.bytes(10).text("5.7.25-OceanBase_CE-v4.3.5.1").bytes(0, 1, 0, 0, 0);
    payload.text("abcdefgh").bytes(0);
    payload.bytes(CAPABILITIES & 0xff, CAPABILITIES >> 8 & 0xff, 45, 2, 0);
    payload.bytes(CAPABILITIES >> 16 & 0xff, 0, 21);
    payload.bytes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0).text("ijklmnopqrst").bytes(0);
    payload.text("mysql_native_password").bytes(0);
    write(0, payload);
  }

  void ok(int sequence) throws IOException {
    write(sequence, new Payload().bytes(0, 0, 0, 2, 0, 0, 0));
  }

  void error(int errno, String message) throws IOException {
    write(1, new Payload().bytes(0xff, errno & 0xff, errno >> 8).text("#HY000").text(message));
  }

  /** A result of one bigint. */
  void number(long value) throws IOException {
    String text = Long.toString(value);
    write(1, new Payload().bytes(1));
    Payload column = new Payload().bytes(3).text("def").bytes(0, 0, 0, 1).text("n").bytes(0);
    write(2, column.bytes(12, 63, 0, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0));
    write(3, new Payload().bytes(0xfe, 0, 0, 2, 0));
    write(4, new Payload().bytes(text.length()).text(text));
    write(5, new Payload().bytes(0xfe, 0, 0, 2, 0));
  }

  /** The next query; null when the client has gone. */
  @Nullable String readQuery() throws IOException {
    byte[] payload;
    try {
      payload = read();
    } catch (EOFException gone) {
      return null;
    }
    return payload[0] == COM_QUIT
        ? null
        : new String(payload, 1, payload.length - 1, StandardCharsets.UTF_8);
  }

  byte[] read() throws IOException {
    int length = in.readUnsignedByte() | in.readUnsignedByte() << 8 | in.readUnsignedByte() << 16;
    in.readUnsignedByte();
    return in.readNBytes(length);
  }

  private void write(int sequence, Payload payload) throws IOException {
    byte[] body = payload.out.toByteArray();
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.write(body.length);
    packet.write(body.length >> 8);
    packet.write(body.length >> 16);
    packet.write(sequence);
    packet.writeBytes(body);
    out.write(packet.toByteArray());
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static final class Payload {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Payload bytes(int... values) {
      for (int value : values) {
        out.write(value);
      }
      return this;
    }

    Payload text(String text) {
      out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
      return this;
    }
  }
}
