package io.obrestore.dag.store;

import static io.obrestore.dag.testing.StoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.dag.testing.StoreFixture;
import io.obrestore.dag.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What time a replica says it is, whose own clock is wrong, on any database. */
abstract class DatabaseClockContract {
  private static final Instant WRONG = Instant.parse("2001-02-03T04:05:06Z");
  private static final Duration A_LITTLE = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final StoreFixture fixture;

  /** What the monotonic time is, each time it is asked for, in seconds; the last for ever. */
  private final Queue<Long> nanos = new ArrayDeque<>(List.of(0L));

  private final DatabaseClock clock;

  DatabaseClockContract(TestDatabase database) {
    this.fixture = StoreFixture.ready(database);
    this.clock =
        new DatabaseClock(fixture.pool(), fixture.timer(), TIMEOUT, () -> WRONG, this::nextNanos);
  }

  @AfterEach
  void dropSchema() {
    fixture.close();
  }

  private synchronized long nextNanos() {
    long seconds = nanos.size() == 1 ? nanos.element() : nanos.remove();
    return Duration.ofSeconds(seconds).toNanos();
  }

  private synchronized void passes(long... seconds) {
    nanos.clear();
    for (long one : seconds) {
      nanos.add(one);
    }
  }

  /** OceanBase's sessions differ from each other by some milliseconds. */
  private static void assertBetween(Instant time, Instant before, Instant after) {
    assertThat(time).isBetween(before.minus(A_LITTLE), after.plus(A_LITTLE));
  }

  private Instant now() {
    return fixture
        .sql("SELECT NOW(6) AS told")
        .get(0)
        .getLocalDateTime("told")
        .toInstant(ZoneOffset.UTC);
  }

  private void look(long sentAt, long answeredAt) {
    passes(sentAt, answeredAt);
    await(clock.look());
  }

  @Test
  void itsOwnCountsUntilItHasLooked() {
    assertThat(clock.instant()).isEqualTo(WRONG);
  }

  @Test
  void theDatabasesCountsFromThenOn() {
    Instant before = now();
    look(100, 100);
    Instant after = now();

    Instant then = clock.instant();
    assertBetween(then, before, after);

    passes(107);
    assertThat(clock.instant()).isEqualTo(then.plusSeconds(7));
  }

  @Test
  void anAnswerIsTakenToBeOfTheMiddleOfItsWait() {
    Instant before = now();
    look(100, 120);
    Instant after = now();

    passes(110);
    assertBetween(clock.instant(), before, after);
  }

  @Test
  void whatMayBeRightIsKept() {
    look(100, 100);
    Instant then = clock.instant();

    look(0, 200);

    passes(100);
    assertThat(clock.instant()).isEqualTo(then);
  }

  @Test
  void whatCannotBeRightAnyMoreIsPutRight() {
    look(100, 100);

    Instant before = now();
    look(7_300, 7_300);

    assertBetween(clock.instant(), before, now());
  }
}
