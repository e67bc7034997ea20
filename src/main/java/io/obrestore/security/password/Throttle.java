package io.obrestore.security.password;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Slows down sources whose passwords are wrong, then refuses them for a while. It is kept in
 * memory, for a bounded number of sources, and by source only: nobody can lock out others by it.
 */
public final class Throttle {
  private static final int SOURCES = 10_000;
  private static final int REFUSED_FROM = 20;
  private static final int SLOWED_FROM = 3;
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);
  private static final Duration REFUSED_FOR = Duration.ofMinutes(1);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** An IPv6 host has a network of its own: 64 bits count. */
  private static final int IPV6_BYTES = 8;

  private final LongSupplier nanos;
  private final LinkedHashMap<String, Failures> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > SOURCES;
        }
      };

  /**
   * @param nanos monotonic
   */
  public Throttle(LongSupplier nanos) {
    this.nanos = nanos;
  }

  private record Failures(int count, long last) {}

  /** How long a source is refused from now on; empty when it may try. */
  public synchronized Optional<Duration> refused(InetAddress source) {
    Failures known = failures.get(key(source));
    if (known == null || known.count() < REFUSED_FROM) {
      return Optional.empty();
    }
    long left = known.last() + REFUSED_FOR.toNanos() - nanos.getAsLong();
    return left > 0 ? Optional.of(Duration.ofNanos(left)) : Optional.empty();
  }

  /** Notes a wrong password; how long its answer is to be held back. */
  public synchronized Duration failed(InetAddress source) {
    long now = nanos.getAsLong();
    Failures known = failures.get(key(source));
    int before = known == null || isForgotten(known, now) ? 0 : known.count();
    int count = before + 1;
    failures.put(key(source), new Failures(count, now));
    return pause(count);
  }

  /** Notes a right one: what was before is forgotten. */
  public synchronized void succeeded(InetAddress source) {
    failures.remove(key(source));
  }

  private static boolean isForgotten(Failures known, long now) {
    return now - known.last() >= FORGOTTEN_AFTER.toNanos();
  }

  /** None for the first few, then doubled for each. */
  private static Duration pause(int count) {
    if (count < SLOWED_FROM) {
      return Duration.ZERO;
    }
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(count - SLOWED_FROM, 10));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private static String key(InetAddress source) {
    byte[] bytes = source.getAddress();
    return HexFormat.of()
        .formatHex(source instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_BYTES) : bytes);
  }
}
