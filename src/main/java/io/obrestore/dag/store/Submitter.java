package io.obrestore.dag.store;

import io.obrestore.dag.DagTemplate;
import io.obrestore.dag.DagView;
import io.obrestore.dag.Sources;
import io.obrestore.dag.Submission;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Stores a dag, or finds out why not, or what became of it. */
final class Submitter {
  private static final int TRIES = 3;

  private final DagInserts inserts;
  private final DagReader reader;
  private final IdempotencyRows idempotency;
  private final Patiently patiently;
  private final Sources sources;

  Submitter(
      DagInserts inserts,
      DagReader reader,
      IdempotencyRows idempotency,
      Patiently patiently,
      Sources sources) {
    this.inserts = inserts;
    this.reader = reader;
    this.idempotency = idempotency;
    this.patiently = patiently;
    this.sources = sources;
  }

  Uni<Submission> submit(DagTemplate template) {
    return attempt(template, TRIES);
  }

  private Uni<Submission> attempt(DagTemplate template, int tries) {
    return inserts
        .insert(template, sources.now())
        .map(dag -> (Submission) new Submission.Stored(dag))
        .onFailure(OutcomeUnknownException.class)
        .recoverWithUni(() -> byToken(template))
        .onFailure(SqlErrors::isDuplicate)
        .recoverWithUni(failure -> known(template, tries, failure));
  }

  private Uni<Submission> byToken(DagTemplate template) {
    return patiently
        .until(() -> reader.byToken(template.token()))
        .map(
            found ->
                found
                    .<Submission>map(Submission.Stored::new)
                    .orElseGet(() -> new Submission.Unknown(template.token())));
  }

  /** The same submission, on another replica at the same time, holds its own active key. */
  private Uni<Submission> known(DagTemplate template, int tries, Throwable failure) {
    var asked = template.idempotency();
    if (asked == null) {
      return held(template, tries, failure);
    }
    return idempotency
        .find(asked.key())
        .chain(
            found ->
                found.isPresent()
                    ? Uni.createFrom().item(found.get())
                    : held(template, tries, failure));
  }

  /** The holder may give the key up before it can be named: then it is tried again. */
  private Uni<Submission> held(DagTemplate template, int tries, Throwable failure) {
    return reader
        .byActiveKey(DagInserts.folded(template.activeKey()))
        .chain(holder -> holder.isPresent() ? answer(holder) : again(template, tries, failure));
  }

  private static Uni<Submission> answer(Optional<DagView> holder) {
    return Uni.createFrom().item(new Submission.KeyHeld(holder.orElseThrow()));
  }

  private Uni<Submission> again(DagTemplate template, int tries, Throwable failure) {
    return tries > 1 ? attempt(template, tries - 1) : Uni.createFrom().failure(failure);
  }
}
