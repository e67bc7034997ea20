package io.obrestore.dag.store;

import io.obrestore.dag.Repeater;
import io.obrestore.dag.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The database's time, by a look at it now and then and the time that has passed since. What
 * replicas write is in one order by it, however wrong their own clocks are; it is as exact as the
 * database answers fast.
 */
public final class DatabaseClock implements InstantSource {
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
  private static final String NOW = "SELECT NOW(6) AS told";

  private final Db db;
  private final Timer timer;
  private final InstantSource own;
  private final LongSupplier nanos;
  private final Repeater repeater;
  private volatile @Nullable Reading last;

  /**
   * @param pool its sessions have {@code time_zone='+00:00'}
   * @param timeout of a look
   * @param own the replica's clock, which counts until the first look
   * @param nanos monotonic
   */
  public DatabaseClock(
      Pool pool, Timer timer, Duration timeout, InstantSource own, LongSupplier nanos) {
    this.db = new Db(pool, timer, timeout);
    this.timer = timer;
    this.own = own;
    this.nanos = nanos;
    this.repeater = new Repeater("read OceanBase's time", timer, LOOK_EVERY, this::look);
  }

  /** What the database said, and when that was by the monotonic time. */
  private record Reading(Instant told, long at) {
    Instant at(long nanos) {
      return told.plusNanos(nanos - at);
    }
  }

  @Override
  public Instant instant() {
    return at(nanos.getAsLong());
  }

  private Instant at(long now) {
    Reading reading = last;
    return reading == null ? own.instant() : reading.at(now);
  }

  /** Looks each minute from now on, not at once. */
  public void start() {
    timer.after(LOOK_EVERY, repeater::start);
  }

  /** Looks no more. */
  public void stop() {
    repeater.stop();
  }

  /** Asks the database once. */
  public Uni<Void> look() {
    return Uni.createFrom()
        .deferred(
            () -> {
              long sentAt = nanos.getAsLong();
              return db.run(NOW)
                  .invoke(
                      rows ->
                          told(
                              rows.iterator()
                                  .next()
                                  .getLocalDateTime("told")
                                  .toInstant(ZoneOffset.UTC),
                              sentAt,
                              nanos.getAsLong()))
                  .replaceWithVoid();
            });
  }

  /** What may be right is kept, so that time does not jump to and fro with each answer's delay. */
  private void told(Instant now, long sentAt, long answeredAt) {
    Reading kept = last;
    boolean mayBeRight =
        kept != null && !now.isBefore(kept.at(sentAt)) && !now.isAfter(kept.at(answeredAt));
    if (!mayBeRight) {
      last = new Reading(now, sentAt + (answeredAt - sentAt) / 2);
    }
  }
}
