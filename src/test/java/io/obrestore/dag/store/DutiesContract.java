package io.obrestore.dag.store;

import static io.obrestore.dag.testing.StoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.dag.store.Duties.Turn;
import io.obrestore.dag.testing.StoreFixture;
import io.obrestore.dag.testing.TestDatabase;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One replica at a time, on any database. */
abstract class DutiesContract {
  private static final String SWEEP = "sweep";
  private static final Duration LATER = Duration.ofHours(1);
  private static final Duration A_WHILE = Duration.ofSeconds(1);
  private static final Duration NOW = Duration.ofSeconds(-1);

  private final StoreFixture fixture;
  private final Duties one;
  private final Duties two;

  DutiesContract(TestDatabase database) {
    this.fixture = StoreFixture.ready(database);
    this.one = duties("one");
    this.two = duties("two");
  }

  @AfterEach
  void dropSchema() {
    fixture.close();
  }

  private Duties duties(String owner) {
    return new Duties(
        fixture.pool(), fixture.timer(), Duration.ofSeconds(10), owner, Duration.ofMinutes(1));
  }

  private Turn taken(Duties duties) {
    fixture.sql("UPDATE duty SET next_at = TIMESTAMPADD(MICROSECOND, -1000000, NOW(6))");
    return await(duties.take(SWEEP, NOW)).orElseThrow();
  }

  private Optional<Turn> asks(Duties duties) {
    return await(duties.take(SWEEP, NOW));
  }

  private void expire() {
    fixture.sql("UPDATE duty SET lease_until = TIMESTAMPADD(MICROSECOND, -1000000, NOW(6))");
  }

  @Test
  void oneHasItAndNobodyElse() {
    assertThat(await(one.account(SWEEP))).isEmpty();
    assertThat(asks(one)).contains(new Turn(SWEEP, 1, null));

    assertThat(asks(two)).isEmpty();
    assertThat(asks(one)).isEmpty();
  }

  @Test
  void theFirstTurnIsDueAfterAWhileToo() {
    assertThat(await(one.take(SWEEP, LATER))).isEmpty();
    assertThat(asks(two)).isEmpty();
    assertThat(taken(two).epoch()).isEqualTo(1);
  }

  @Test
  void whatWasEndedIsDueAgainAfterThePause() {
    await(one.end(taken(one), null, 3, LATER));
    assertThat(asks(two)).isEmpty();
    var account = await(two.account(SWEEP)).orElseThrow();
    assertThat(account.done()).isEqualTo(3);
    var endedAt = Objects.requireNonNull(account.endedAt());
    assertThat(Duration.between(endedAt, account.nextAt())).isCloseTo(LATER, A_WHILE);

    Turn second = taken(two);
    await(two.end(second, null, 4, Duration.ZERO));

    assertThat(second.epoch()).isEqualTo(2);
    assertThat(await(one.account(SWEEP)).orElseThrow().done()).isEqualTo(7);
    assertThat(taken(one).epoch()).isEqualTo(3);
  }

  @Test
  void afterItsLeaseItIsAnothersAndTheFirstIsFenced() {
    Turn first = taken(one);
    assertThat(await(one.hold(first, "4711"))).isTrue();
    expire();

    Turn second = taken(two);

    assertThat(second.session()).isEqualTo("4711");
    assertThat(await(one.hold(first, "4712"))).isFalse();
    await(one.end(first, null, 5, Duration.ZERO));
    assertThat(await(two.hold(second, null))).isTrue();
    assertThat(await(one.account(SWEEP)).orElseThrow().done()).isZero();
  }

  @Test
  void whoHoldsItKeepsItsLease() {
    Turn turn = taken(one);
    expire();

    assertThat(await(one.hold(turn, null))).isTrue();

    assertThat(asks(two)).isEqualTo(Optional.empty());
  }

  @Test
  void aSessionThatMayBeAtWorkIsHandedOn() {
    await(one.end(taken(one), "4711", 0, Duration.ZERO));

    assertThat(taken(two).session()).isEqualTo("4711");
  }
}
