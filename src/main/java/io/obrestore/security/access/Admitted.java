package io.obrestore.security.access;

import io.obrestore.security.hybrid.BodyKeys;
import org.jspecify.annotations.Nullable;

/**
 * A request that was let in.
 *
 * @param how it was
 * @param keys that open its body; null when the header brought none, or the body is in the clear
 */
public record Admitted(How how, @Nullable BodyKeys keys) {
  /** Ways in. */
  public enum How {
    /** The encrypted header: the body is encrypted too. */
    ENCRYPTED_HEADER,
    /** HTTP Basic. */
    BASIC,
    /** root@sys has no password: none is needed. */
    NO_PASSWORD
  }
}
