package io.obrestore.api.edge;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Times and traces of requests, from an injected clock. */
public final class Stamp {
  private final InstantSource clock;
  private final ZoneId zone;
  private final LongSupplier nanoTime;
  private final LongSupplier random;

  /**
   * @param clock the wall clock, for timestamps
   * @param zone whose offset timestamps show
   * @param nanoTime a monotonic clock, for durations
   * @param random for new trace ids
   */
  public Stamp(InstantSource clock, ZoneId zone, LongSupplier nanoTime, LongSupplier random) {
    this.clock = clock;
    this.zone = zone;
    this.nanoTime = nanoTime;
    this.random = random;
  }

  /** RFC 3339 with the offset of this server. */
  public String text(Instant instant) {
    return Rfc3339.text(instant.atZone(zone).toOffsetDateTime());
  }

  /** Now, as {@link #text}. */
  public String now() {
    return text(clock.instant());
  }

  /**
   * A request that has come in.
   *
   * @param traceId the header, if any
   * @param acceptLanguage the header, if any
   */
  RequestTrace begin(@Nullable String traceId, @Nullable String acceptLanguage) {
    return RequestTrace.begin(traceId, AcceptedLanguage.of(acceptLanguage), random, nanoTime);
  }

  /** An answer that is about to leave. */
  <T> Answer<T> seal(Answer<T> answer, RequestTrace trace, int status) {
    return answer.stamped(now(), trace.millisUntil(nanoTime.getAsLong()), status, trace.id());
  }
}
