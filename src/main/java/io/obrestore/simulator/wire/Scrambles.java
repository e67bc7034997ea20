package io.obrestore.simulator.wire;

import java.security.SecureRandom;
import java.util.function.Supplier;

/** What clients are given to answer with their password: of random bytes, each time others. */
final class Scrambles implements Supplier<byte[]> {
  private final SecureRandom random = new SecureRandom();

  /** Printable characters without a dollar sign, as clients of old expect. */
  @Override
  public byte[] get() {
    byte[] scramble = new byte[NativePassword.SCRAMBLE_LENGTH];
    for (int i = 0; i < scramble.length; i++) {
      scramble[i] = (byte) ('%' + random.nextInt('~' - '%'));
    }
    return scramble;
  }
}
