package io.obrestore.dag;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the whole service starts nothing new and only finishes what runs.
 *
 * @param on whether it is so
 * @param changedAt by the database's clock; null while nobody has ever turned it
 * @param changedBy who turned it last; null while nobody has
 */
public record Drain(boolean on, @Nullable Instant changedAt, @Nullable String changedBy) {
  /** As it is before anybody has turned it. */
  public static final Drain NEVER = new Drain(false, null, null);
}
