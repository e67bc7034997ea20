package io.obrestore.security.hybrid;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** The keys this replica has: one that is published, and all that open headers. */
public final class KeyRing {
  private final SecureRandom random;
  private volatile List<RsaKey> keys = List.of();
  private volatile List<HeaderCipher> ciphers = List.of();

  /**
   * @param random blinds private operations
   */
  public KeyRing(SecureRandom random) {
    this.random = random;
  }

  /** From now on these, the published one first. */
  public void hold(List<RsaKey> now) {
    keys = List.copyOf(now);
    ciphers = now.stream().map(key -> new HeaderCipher(key, random)).toList();
  }

  /** The key that clients are told; empty until there is one. */
  public Optional<RsaKey> published() {
    return keys.stream().findFirst();
  }

  /** Of every key that opens headers now. */
  public List<HeaderCipher> ciphers() {
    return ciphers;
  }
}
