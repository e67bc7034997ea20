package io.obrestore.simulator.catalog;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen to the catalog later, by the simulator's clock: each thing in a transaction of
 * its own, in order of time.
 */
public final class Agenda {
  private record Entry(Instant due, long number, Consumer<Sql> action) {}

  private final Database database;
  private final InstantSource clock;
  // Only touched inside of a transaction, which there is one of at a time.
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparing(Entry::number));
  private long numbers;
  private @Nullable Instant happening;
  private volatile Instant next = Instant.MAX;

  public Agenda(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * The time it is in the transaction under way: for an action of the agenda the one it was due at,
   * however late the clock moved on.
   */
  public Instant now() {
    return happening == null ? clock.instant() : happening;
  }

  /** Enters an action; to be called inside of a transaction. */
  public void enter(Instant due, Consumer<Sql> action) {
    entries.add(new Entry(due, numbers++, action));
    note();
  }

  /** Runs all that is due now in the transaction under way, also what it enters for now. */
  public void runDue(Sql sql) {
    while (runNext(sql)) {
      // Each one may have entered another.
    }
  }

  /** Runs all that is due now, a transaction each. Cheap when nothing is. */
  public void step() {
    boolean more = isDue();
    while (more) {
      more = database.transaction(this::runNext);
    }
  }

  /** When the next thing is due; {@link Instant#MAX} when nothing is. */
  public Instant next() {
    return next;
  }

  private boolean runNext(Sql sql) {
    Entry first = entries.peek();
    if (first == null || first.due().isAfter(clock.instant())) {
      return false;
    }
    entries.remove(first);
    note();
    Instant outer = happening;
    happening = first.due();
    try {
      first.action().accept(sql);
    } finally {
      happening = outer;
    }
    return true;
  }

  private boolean isDue() {
    return !next.isAfter(clock.instant());
  }

  private void note() {
    Entry first = entries.peek();
    next = first == null ? Instant.MAX : first.due();
  }
}
