package io.obrestore.restore.leftover;

import io.obrestore.dag.Dags;
import io.obrestore.dag.Repeater;
import io.obrestore.dag.Timer;
import io.obrestore.dag.store.Duties;
import io.obrestore.dag.store.Duties.Account;
import io.obrestore.dag.store.Duties.Turn;
import io.obrestore.oceanbase.session.Connections;
import io.obrestore.restore.leftover.SweepSession.TurnOverException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Clears what came after its dag had been undone: one replica at a time, so much in a turn and no
 * more, and nothing after {@link #stop}. Whose a thing is says {@link Fate}; what it cannot read or
 * does not know it leaves alone.
 */
public final class Sweeper {
  /** Longer than any administration statement is waited for. */
  public static final Duration LEASE = Duration.ofMinutes(2);

  /** Under this name the turns stand in the store. */
  private static final String DUTY = "sweeper";

  private static final Duration LOOK_FOR_A_TURN = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);

  private final RemainsReader reader;
  private final Duties duties;
  private final Connections connections;
  private final Dags dags;
  private final Timer timer;
  private final LongSupplier random;
  private final Duration every;
  private final Repeater repeater;
  private volatile boolean stopped;

  /**
   * @param reader knows whose things are
   * @param duties whose turn it is
   * @param every from the end of a turn to the next; zero for never
   */
  public Sweeper(
      RemainsReader reader,
      Duties duties,
      Connections connections,
      Dags dags,
      Timer timer,
      LongSupplier random,
      Duration every) {
    this.reader = reader;
    this.duties = duties;
    this.connections = connections;
    this.dags = dags;
    this.timer = timer;
    this.random = random;
    this.every = every;
    this.repeater =
        new Repeater("sweep up leftovers", timer, atMost(LOOK_FOR_A_TURN), this::unlessStopped);
  }

  /** Begins, after a pause. */
  public void start() {
    if (!every.isZero()) {
      timer.after(atMost(LOOK_FOR_A_TURN), repeater::start);
    }
  }

  /** Sends nothing more; a turn under way ends, for another replica to go on. */
  public void stop() {
    stopped = true;
    repeater.stop();
  }

  /** What all replicas' turns did; empty before the first of all. */
  public Uni<Optional<Account>> account() {
    return duties.account(DUTY);
  }

  private Uni<Void> unlessStopped() {
    return stopped ? Uni.createFrom().voidItem() : sweep().replaceWithVoid();
  }

  /** Takes a turn if one is due and no other replica has it. */
  public Uni<Swept> sweep() {
    return duties
        .take(DUTY, every)
        .chain(turn -> turn.isEmpty() ? Uni.createFrom().item(Swept.NOTHING) : begin(turn.get()));
  }

  /** Nobody who had an earlier turn may be able to send anything any more. */
  private Uni<Swept> begin(Turn turn) {
    String session = turn.session();
    return (session == null ? Uni.createFrom().item(true) : isGone(turn, session))
        .chain(
            alone ->
                alone
                    ? run(turn)
                    : end(turn, session, Swept.NOTHING, atMost(SOON)).replaceWith(Swept.NOTHING));
  }

  private Uni<Boolean> isGone(Turn turn, String session) {
    long id = Long.parseLong(session);
    return connections
        .kill(id)
        .chain(() -> connections.views().sessions().isGone(id))
        .onFailure()
        .call(failure -> end(turn, session, Swept.NOTHING, afterTrouble()));
  }

  private Uni<Swept> run(Turn turn) {
    var work = new SweepTurn(turn, reader, duties, connections, dags, () -> stopped, random);
    return work.run()
        .onFailure()
        // what was sent last may be under way in OceanBase still: the next turn ends that first
        .call(failure -> end(turn, work.close().orElse(null), work.done(), afterTrouble()))
        .call(swept -> ended(turn, work, swept))
        .onFailure(TurnOverException.class)
        .recoverWithItem(work::done);
  }

  private Uni<Void> ended(Turn turn, SweepTurn work, Swept swept) {
    work.close();
    return end(turn, null, swept, stopped ? Duration.ZERO : pause(swept));
  }

  private Duration pause(Swept swept) {
    return swept.more() ? atMost(SOON) : every;
  }

  private Uni<Void> end(Turn turn, @Nullable String session, Swept swept, Duration pause) {
    return duties.end(turn, session, swept.things(), pause);
  }

  private Duration afterTrouble() {
    return stopped ? Duration.ZERO : atMost(AFTER_TROUBLE);
  }

  private Duration atMost(Duration pause) {
    return pause.compareTo(every) < 0 ? pause : every;
  }
}
