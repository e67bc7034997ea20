package io.obrestore.dag.engine;

import io.obrestore.dag.DagEdit;
import io.obrestore.dag.DagView;
import io.obrestore.dag.RunContext;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a stage may do, within the tenure of its run. */
final class FencedContext implements RunContext {
  private final RunWriter writer;
  private final Tenure tenure;
  private final RunSlot slot;
  private final Wakeup wakeup;

  FencedContext(RunWriter writer, Tenure tenure, RunSlot slot, Wakeup wakeup) {
    this.writer = writer;
    this.tenure = tenure;
    this.slot = slot;
    this.wakeup = wakeup;
  }

  @Override
  public DagView dag() {
    return writer.dag();
  }

  @Override
  public void log(String line) {
    writer.log(line);
  }

  @Override
  public Uni<DagView> beginAttempt() {
    return writer.write(dag -> DagEdit.of(dag).nextAttempt().build());
  }

  @Override
  public Uni<DagView> record(
      @Nullable String facts, @Nullable String session, @Nullable Boolean leftovers) {
    return writer.write(
        dag ->
            DagEdit.of(dag)
                .facts(facts == null ? dag.facts() : facts)
                .session(session == null ? dag.session() : session)
                .leftovers(leftovers == null ? dag.leftovers() : leftovers)
                .build());
  }

  @Override
  public <T> Uni<T> whileOwner(Supplier<Uni<T>> action) {
    return Uni.createFrom()
        .deferred(() -> tenure.lasts() ? action.get() : Uni.createFrom().failure(tenure.fenced()));
  }

  @Override
  public Uni<Boolean> takeStartSlot() {
    return slot.take();
  }

  @Override
  public Uni<Void> giveStartSlot() {
    return slot.give();
  }

  @Override
  public void wake() {
    wakeup.wake();
  }
}
