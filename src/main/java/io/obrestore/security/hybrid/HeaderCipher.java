package io.obrestore.security.hybrid;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.DataLengthException;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.ParametersWithRandom;

/**
 * Opens encrypted headers: RSA with PKCS#1 v1.5 padding in chunks of one modulus each. Takes some
 * milliseconds of a processor: use it on a worker.
 *
 * <p>It must be no oracle for its key (Bleichenbacher, 1998): whoever sends chunks of somebody
 * else's header must not learn whether one of them was padded well. So every chunk is worked on,
 * whatever became of the one before; the padding is looked at without a branch that depends on it;
 * and all that can be wrong gives the same empty answer.
 */
public final class HeaderCipher {
  /** More than any client needs: 53 bytes of text in each. */
  static final int MOST_CHUNKS = 24;

  /** 0x00, 0x02, at least eight other bytes, 0x00. */
  private static final int LEAST_PADDING = 11;

  private final RsaKey key;
  private final SecureRandom random;

  /**
   * @param random blinds the private operation
   */
  public HeaderCipher(RsaKey key, SecureRandom random) {
    this.key = key;
    this.random = random;
  }

  /** Whether it is of a length that this key can have made. Public knowledge, so no secret. */
  boolean fits(byte[] encrypted) {
    int chunk = key.bytes();
    return encrypted.length > 0
        && encrypted.length % chunk == 0
        && encrypted.length / chunk <= MOST_CHUNKS;
  }

  /** The text, or empty when it was not made with this key. */
  public Optional<byte[]> open(byte[] encrypted) {
    if (!fits(encrypted)) {
      return Optional.empty();
    }
    int chunk = key.bytes();
    byte[] text = new byte[encrypted.length];
    int length = 0;
    int bad = 0;
    for (int from = 0; from < encrypted.length; from += chunk) {
      byte[] block = new byte[chunk];
      bad |= raise(encrypted, from, block);
      int start = startOfText(block);
      bad |= (start - LEAST_PADDING) >>> 31;
      // a chunk without an end of its padding counts as one of all padding
      int kept = chunk - Math.max(start, LEAST_PADDING);
      System.arraycopy(block, chunk - kept, text, length, kept);
      length += kept;
      Arrays.fill(block, (byte) 0);
    }
    return bad == 0 ? Optional.of(Arrays.copyOf(text, length)) : Optional.empty();
  }

  /** The private operation, blinded; 1 when the chunk is not below the modulus. */
  private int raise(byte[] encrypted, int from, byte[] block) {
    var engine = new RSABlindedEngine();
    engine.init(false, new ParametersWithRandom(key.parameters(), random));
    try {
      byte[] raised = engine.processBlock(encrypted, from, block.length);
      System.arraycopy(raised, 0, block, block.length - raised.length, raised.length);
      return 0;
    } catch (DataLengthException tooLarge) {
      return 1;
    }
  }

  /**
   * Where the text begins: behind the first zero byte after the two that mark the padding; 0 when
   * the padding is not as it must be. No branch and no index depends on the block's bytes.
   */
  static int startOfText(byte[] block) {
    int marked = isZero((byte) (block[0] | (block[1] ^ 2)));
    int found = 0;
    int start = 0;
    for (int i = 2; i < block.length; i++) {
      int zero = isZero(block[i]);
      int first = zero & ~found;
      start |= -first & (i + 1);
      found |= zero;
    }
    return -(marked & found) & start;
  }

  /** 1 for zero, else 0. */
  private static int isZero(byte value) {
    return ((value & 0xff) - 1) >>> 31;
  }
}
