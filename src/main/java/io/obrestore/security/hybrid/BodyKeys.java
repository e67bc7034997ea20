package io.obrestore.security.hybrid;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The keys that a header brings for its body: AES-128-CBC with PKCS#7 padding, in base64. */
public final class BodyKeys {
  private static final int HALF = 16;
  private static final String CIPHER = "AES/CBC/PKCS5Padding";

  private final byte[] key;
  private final byte[] initial;

  private BodyKeys(byte[] key, byte[] initial) {
    this.key = key;
    this.initial = initial;
  }

  /**
   * 16 bytes of key, then 16 of the initial vector.
   *
   * @throws IllegalArgumentException when there are not 32
   */
  static BodyKeys of(byte[] both) {
    if (both.length != HALF * 2) {
      throw new IllegalArgumentException("not 32 bytes");
    }
    return new BodyKeys(Arrays.copyOf(both, HALF), Arrays.copyOfRange(both, HALF, HALF * 2));
  }

  /** The body in the clear; empty when it cannot be opened, for whatever reason. */
  public Optional<byte[]> open(byte[] body) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(initial));
      return Optional.of(cipher.doFinal(Base64.getDecoder().decode(body)));
    } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /** Never the keys. */
  @Override
  public String toString() {
    return "BodyKeys[******]";
  }
}
