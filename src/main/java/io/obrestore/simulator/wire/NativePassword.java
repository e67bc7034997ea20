package io.obrestore.simulator.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** {@code mysql_native_password}. */
final class NativePassword {
  static final String PLUGIN = "mysql_native_password";
  static final int SCRAMBLE_LENGTH = 20;

  private NativePassword() {}

  /** Whether the client's answer to the scramble shows the password. */
  static boolean matches(String password, byte[] scramble, byte[] answer) {
    return MessageDigest.isEqual(answer(password, scramble), answer);
  }

  /**
   * What a client answers: SHA1(password) XOR SHA1(scramble, SHA1(SHA1(password))); empty if none.
   */
  static byte[] answer(String password, byte[] scramble) {
    if (password.isEmpty()) {
      return new byte[0];
    }
    byte[] once = sha1(password.getBytes(StandardCharsets.UTF_8));
    byte[] mask = sha1(scramble, sha1(once));
    byte[] answer = new byte[once.length];
    for (int i = 0; i < answer.length; i++) {
      answer[i] = (byte) (once[i] ^ mask[i]);
    }
    return answer;
  }

  private static byte[] sha1(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
