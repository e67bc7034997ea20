package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.simulator.fault.ReceivedStatement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that stands still beyond its lease, and then goes on as if nothing had been. */
class PausedIT {
  private static final Pattern CHANGES =
      Pattern.compile("(CREATE|DROP|ALTER|SET DECRYPTION|SET @kms|KILL)\\b.*", Pattern.DOTALL);

  private static final Duration PAUSE = Duration.ofMillis(20);

  /** It stores its first turn half a minute after the start, which a slow machine comes to. */
  private static final Map<String, String> NO_SWEEPER = Map.of("OBRESTORE_SWEEPER_EVERY", "0");

  @ParameterizedTest
  @EnumSource(
      value = Moment.class,
      names = {"MAKING_POOLS", "SENDING_RESTORE", "LOOKING_FOR_THE_JOB", "ACTIVATING"})
  void aProcessThatReturnsAfterItsLeaseChangesNothing(Moment moment) throws Exception {
    try (World world = World.instant().lease(Duration.ofSeconds(3)).with(NO_SWEEPER)) {
      var fault = world.oceanBase.faults().onStatement(moment::is).hang();
      Replica paused = world.replica("paused").awaitReady();
      long dag = paused.api().restore(RestoreBody.of("paused"), "paused-1");
      World.awaitHit(fault);
      paused.freeze();

      Replica other = world.replica("other").awaitReady();
      world.assertRestoredOnce(other.api(), dag, "paused");
      awaitKeyOfHeaders(world);
      long seen = world.oceanBase.statements().received();
      List<String> store = store(world);
      paused.thaw();

      world
          .oceanBase
          .statements()
          .await(2, s -> s.number() > seen && isLookForWork(s), World.LIMIT);
      assertThat(world.oceanBase.statements().matching(s -> s.number() > seen))
          .filteredOn(PausedIT::isOfPaused)
          .noneMatch(s -> CHANGES.matcher(s.sql()).matches());
      assertThat(store(world)).isEqualTo(store);
      world.assertRestoredOnce(other.api(), dag, "paused");
    }
  }

  /** It looks twice: what was under way when it stood still is over by then. */
  private static boolean isLookForWork(ReceivedStatement statement) {
    return isOfPaused(statement) && statement.sql().startsWith("SELECT id FROM dag");
  }

  private static boolean isOfPaused(ReceivedStatement statement) {
    return statement.user().equals("root@sys#paused");
  }

  /** The other replica makes it in its own time where the paused one had not yet. */
  private static void awaitKeyOfHeaders(World world) throws Exception {
    long end = System.nanoTime() + World.LIMIT.toNanos();
    while (store(world).stream().noneMatch(row -> row.startsWith("rsa_key:"))) {
      assertThat(System.nanoTime()).as("there is no RSA key").isLessThan(end);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private static List<String> store(World world) throws Exception {
    try (Views views = world.views()) {
      return views.store();
    }
  }
}
