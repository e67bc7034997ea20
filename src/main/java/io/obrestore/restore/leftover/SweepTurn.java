package io.obrestore.restore.leftover;

import io.obrestore.dag.Dags;
import io.obrestore.dag.store.Duties;
import io.obrestore.dag.store.Duties.Turn;
import io.obrestore.oceanbase.session.Connections;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One turn of the sweeper: reads all, clears so much of it. */
final class SweepTurn {
  /** Attempts in one turn; there are more turns. */
  static final int MOST = 50;

  private static final Logger LOG = Logger.getLogger(Sweeper.class);

  private final Turn turn;
  private final RemainsReader reader;
  private final Duties duties;
  private final Connections connections;
  private final Dags dags;
  private final BooleanSupplier stopped;
  private final LongSupplier random;
  private volatile @Nullable SweepSession open;
  private volatile Swept done = Swept.NOTHING;

  SweepTurn(
      Turn turn,
      RemainsReader reader,
      Duties duties,
      Connections connections,
      Dags dags,
      BooleanSupplier stopped,
      LongSupplier random) {
    this.turn = turn;
    this.reader = reader;
    this.duties = duties;
    this.connections = connections;
    this.dags = dags;
    this.stopped = stopped;
    this.random = random;
  }

  /** What was done so far. */
  Swept done() {
    return done;
  }

  /** The session that was opened, closed by now; in OceanBase it may be at work still. */
  Optional<String> close() {
    var session = open;
    if (session == null) {
      return Optional.empty();
    }
    session.close();
    return Optional.of(session.id());
  }

  /** Does it. Fails with what OceanBase or the store failed with, and does nothing more. */
  Uni<Swept> run() {
    return reader.read(connections.views()).chain(this::clear);
  }

  private Uni<Swept> clear(List<Remains> all) {
    all.stream()
        .filter(one -> one.fate() == Fate.UNKNOWN)
        .forEach(one -> LOG.warnf("Left alone: %s, %s", one.ours().described(), one.of()));
    var due = some(all.stream().filter(one -> one.fate().isCleared()).toList());
    return due.isEmpty() || stopped.getAsBoolean()
        ? Uni.createFrom().item(Swept.NOTHING)
        : session().chain(session -> clear(session, due));
  }

  /** Shuffled, so that those that cannot be cleared, or end the turn, do not keep back the rest. */
  private List<Remains> some(List<Remains> cleared) {
    List<Remains> shuffled = new ArrayList<>(cleared);
    Collections.shuffle(shuffled, new Random(random.getAsLong()));
    return List.copyOf(shuffled.subList(0, Math.min(MOST, shuffled.size())));
  }

  private Uni<SweepSession> session() {
    return connections
        .openSession()
        .map(opened -> new SweepSession(duties, turn, opened, stopped))
        .invoke(session -> open = session)
        .call(SweepSession::mine);
  }

  private Uni<Swept> clear(SweepSession session, List<Remains> due) {
    return Multi.createFrom()
        .iterable(due)
        .onItem()
        .transformToUniAndConcatenate(
            one -> new AttemptSweep(dags, session, Objects.requireNonNull(one)).run())
        .onItem()
        .invoke(swept -> done = done.and(Objects.requireNonNull(swept)))
        .collect()
        .asList()
        .map(each -> each.size() == MOST ? done.and(Swept.ON_ITS_WAY) : done);
  }
}
