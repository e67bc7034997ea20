package io.obrestore.simulator.wire;

import io.obrestore.simulator.kernel.KernelErrors;
import java.io.IOException;
import java.security.SecureRandom;

/** The handshake: greeting, answer, and a change of method where the client prefers another. */
final class Login {
  private static final String VERSION = "5.7.25-OceanBase_CE-v4.3.5.1";
  private static final String TENANT = "sys";

  /** OceanBase shows no addresses here. */
  private static final String HOST = "xxx.xxx.xxx.xxx";

  private static final long MAX_PACKET = 64 * 1024;

  private final PacketChannel channel;
  private final WireSettings settings;
  private final KernelErrors errors;
  private final SecureRandom random = new SecureRandom();

  Login(PacketChannel channel, WireSettings settings, KernelErrors errors) {
    this.channel = channel;
    this.settings = settings;
    this.errors = errors;
  }

  /** Lets the client in, or throws KernelException with 1045 or 5160. */
  HandshakeResponse run(long connectionId) throws IOException {
    byte[] scramble = scramble();
    channel.write(new HandshakePacket(VERSION, connectionId, scramble).payload());
    channel.flush();
    HandshakeResponse response = HandshakeResponse.read(channel.read(MAX_PACKET));
    byte[] answer = answer(response, scramble);
    check(response.user(), answer, scramble);
    return response;
  }

  private byte[] answer(HandshakeResponse response, byte[] scramble) throws IOException {
    String plugin = response.plugin();
    if (plugin == null || plugin.equals(NativePassword.PLUGIN)) {
      return response.auth();
    }
    channel.write(Packets.authSwitchRequest(scramble));
    channel.flush();
    return channel.read(MAX_PACKET);
  }

  private void check(String user, byte[] answer, byte[] scramble) {
    int at = user.indexOf('@');
    String name = at < 0 ? user : user.substring(0, at);
    String tenant = at < 0 ? TENANT : user.substring(at + 1).split("#", 2)[0];
    if (!tenant.equals(TENANT)) {
      throw errors.raise("OB_ERR_INVALID_TENANT_NAME");
    }
    boolean right = NativePassword.matches(settings.root().password(), scramble, answer);
    if (!name.equals("root") || !right) {
      throw errors.raise("OB_PASSWORD_WRONG", name, HOST, answer.length > 0 ? "YES" : "NO");
    }
  }

  /** Printable characters without a dollar sign, as clients of old expect. */
  private byte[] scramble() {
    byte[] scramble = new byte[NativePassword.SCRAMBLE_LENGTH];
    for (int i = 0; i < scramble.length; i++) {
      scramble[i] = (byte) ('%' + random.nextInt('~' - '%'));
    }
    return scramble;
  }
}
