package io.obrestore.simulator.wire;

import io.obrestore.simulator.kernel.KernelErrors;
import java.io.IOException;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The handshake: greeting, answer, and a change of method where the client prefers another. */
final class Login {
  private static final String VERSION = "5.7.25-OceanBase_CE-v4.3.5.1";

  /** The one there is, with or without its tenant and any cluster. */
  private static final Pattern ACCOUNT = Pattern.compile("root(@sys(#.*)?)?");

  /** OceanBase shows no addresses here. */
  private static final String HOST = "xxx.xxx.xxx.xxx";

  private static final long MAX_PACKET = 64 * 1024;

  /** No answer to any scramble: after a switch OceanBase takes 20 bytes only. */
  private static final byte[] REFUSED = {0};

  private final PacketChannel channel;
  private final WireSettings settings;
  private final KernelErrors errors;
  private final Supplier<byte[]> scrambles;

  Login(
      PacketChannel channel,
      WireSettings settings,
      KernelErrors errors,
      Supplier<byte[]> scrambles) {
    this.channel = channel;
    this.settings = settings;
    this.errors = errors;
    this.scrambles = scrambles;
  }

  /** Lets the client in, or throws KernelException with 1045. */
  HandshakeResponse run(long connectionId) throws IOException {
    byte[] scramble = scrambles.get();
    channel.write(new HandshakePacket(VERSION, connectionId, scramble).payload());
    channel.flush();
    HandshakeResponse response = HandshakeResponse.read(channel.read(MAX_PACKET));
    boolean known = ACCOUNT.matcher(response.user()).matches();
    if (!known || !right(answer(response, scramble), scramble)) {
      String sent = response.auth().length > 0 ? "YES" : "NO";
      throw errors.raise("OB_PASSWORD_WRONG", name(response.user()), HOST, sent);
    }
    return response;
  }

  /** As OceanBase: who has no password and sends none is not asked to switch. */
  private byte[] answer(HandshakeResponse response, byte[] scramble) throws IOException {
    boolean withoutPassword = settings.root().password().isEmpty() && response.auth().length == 0;
    if (withoutPassword || response.nativePassword()) {
      return response.auth();
    }
    channel.write(Packets.authSwitchRequest(scramble));
    channel.flush();
    byte[] answer = channel.read(MAX_PACKET);
    return answer.length == NativePassword.SCRAMBLE_LENGTH ? answer : REFUSED;
  }

  private boolean right(byte[] answer, byte[] scramble) {
    return NativePassword.matches(settings.root().password(), scramble, answer);
  }

  /** The user without tenant and cluster. */
  private static String name(String user) {
    return user.split("@", 2)[0];
  }
}
