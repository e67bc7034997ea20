package io.obrestore.dag;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link StageRun} may do to its dag. Every write is fenced by the epoch of this run's
 * claim.
 */
public interface RunContext {
  /** The dag as this run last read or wrote it. */
  DagView dag();

  /**
   * Adds a line to the log; written, in order, with the next fenced write, at the latest at the end
   * of a step that a wait of more than 100 ms follows.
   */
  void log(String line);

  /**
   * Begins an attempt: stores its number, resets {@link DagView#facts()} to {@code {}}. Fails with
   * {@link FencedException} when this run is not the owner any more.
   *
   * @return the dag with the new attempt's number
   */
  Uni<DagView> beginAttempt();

  /**
   * Stores what the stages know, fenced. A null leaves the value as it is.
   *
   * @param facts JSON of the current attempt
   * @param session the CONNECTION_ID this run is about to send administration statements on
   * @param leftovers whether something may stand in OceanBase
   */
  Uni<DagView> record(
      @Nullable String facts, @Nullable String session, @Nullable Boolean leftovers);

  /**
   * Subscribes to the action only while this run holds its lease by its own clock; else fails with
   * {@link FencedException} without starting it. Every administration statement goes through here.
   */
  <T> Uni<T> whileOwner(Supplier<Uni<T>> action);

  /** Takes one of the cluster's start slots, or says that none is free. Idempotent. */
  Uni<Boolean> takeStartSlot();

  /** Gives the start slot back. Idempotent. */
  Uni<Void> giveStartSlot();

  /** Ends a {@link Next.Wait} at once. May be called from any thread, also when nothing waits. */
  void wake();
}
