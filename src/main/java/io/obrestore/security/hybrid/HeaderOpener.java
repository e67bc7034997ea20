package io.obrestore.security.hybrid;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * From the value of X-OCS-Header to what it says, with whichever key opens it. Everything that can
 * be wrong within looks alike and takes as long.
 */
public final class HeaderOpener {
  private final Supplier<List<HeaderCipher>> ciphers;

  /**
   * @param ciphers of all keys that open headers now, the published one first
   */
  public HeaderOpener(Supplier<List<HeaderCipher>> ciphers) {
    this.ciphers = ciphers;
  }

  /** Whether there is any key yet: there is none before the store is open. */
  public boolean isReady() {
    return !ciphers.get().isEmpty();
  }

  /** The bytes that base64 stands for; empty when it is none, or of no length that fits a key. */
  public Optional<byte[]> decode(String header) {
    byte[] encrypted;
    try {
      encrypted = Base64.getDecoder().decode(header);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    return ciphers.get().stream().anyMatch(cipher -> cipher.fits(encrypted))
        ? Optional.of(encrypted)
        : Optional.empty();
  }

  /** What the header says; empty for everything that is wrong with it. Use it on a worker. */
  public Optional<HybridHeader> open(byte[] encrypted) {
    Optional<HybridHeader> opened = Optional.empty();
    for (HeaderCipher cipher : ciphers.get()) {
      Optional<byte[]> text = cipher.open(encrypted);
      // read also when there is nothing to read: a header with bad padding takes as long as one
      // with good padding and nonsense in it
      Optional<HybridHeader> read = HeaderText.read(text.orElseGet(() -> nonsense(encrypted)));
      if (text.isPresent() && read.isPresent()) {
        opened = read;
        break;
      }
    }
    return opened;
  }

  private static byte[] nonsense(byte[] encrypted) {
    return Arrays.copyOf(encrypted, Math.min(encrypted.length, 64));
  }
}
