package io.obrestore.simulator.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Times and SCNs as the views hold them. */
public final class Times {
  private static final long NANOS = 1_000_000_000L;

  private Times() {}

  /** A time of a view, in UTC, microseconds. */
  public static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
  }

  /** The SCN of an instant: nanoseconds since the Unix epoch. */
  public static long scn(Instant instant) {
    return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS), instant.getNano());
  }

  /** What the _DISPLAY column of an SCN shows. */
  public static LocalDateTime display(long scn) {
    return utc(Instant.ofEpochSecond(scn / NANOS, scn % NANOS));
  }

  /** The value of an unsigned column. */
  public static BigDecimal unsigned(long value) {
    return new BigDecimal(Long.toUnsignedString(value));
  }
}
