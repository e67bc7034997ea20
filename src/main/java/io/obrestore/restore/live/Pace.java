package io.obrestore.restore.live;

import org.jspecify.annotations.Nullable;

/**
 * How fast a restore goes.
 *
 * @param bytesPerSecond over the last minute; null while nothing can be said
 * @param remainingSeconds at that rate; null while nothing can be said
 */
public record Pace(@Nullable Long bytesPerSecond, @Nullable Long remainingSeconds) {
  static final Pace UNKNOWN = new Pace(null, null);
}
