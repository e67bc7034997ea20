package io.obrestore.restore;

import io.obrestore.dag.DagTemplate;
import io.obrestore.dag.DagView;
import io.obrestore.dag.Dags;
import io.obrestore.dag.DrainSwitch;
import io.obrestore.dag.Idempotency;
import io.obrestore.dag.Maintenance;
import io.obrestore.dag.Stage;
import io.obrestore.dag.Submission;
import io.obrestore.restore.validation.Fault;
import io.obrestore.security.Fingerprints;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes a sound request in: checks it against the cluster and stores its dag. Nothing is half done.
 */
public final class RestoreService {
  private final Admission admission;
  private final Dags dags;
  private final DrainSwitch drain;
  private final RestoreCodec codec;
  private final List<String> stages;
  private final Fingerprints fingerprints;
  private final Supplier<String> tokens;

  /**
   * @param admission what a request is held against
   * @param dags where the dag is stored
   * @param drain whether anything is taken now; what was taken is answered all the same
   * @param codec writes requests
   * @param kind knows the stages
   * @param fingerprints of requests with a key
   * @param tokens random and unique
   */
  public RestoreService(
      Admission admission,
      Dags dags,
      DrainSwitch drain,
      RestoreCodec codec,
      RestoreDag kind,
      Fingerprints fingerprints,
      Supplier<String> tokens) {
    this.admission = admission;
    this.dags = dags;
    this.drain = drain;
    this.codec = codec;
    this.stages = kind.stages().stream().map(Stage::name).toList();
    this.fingerprints = fingerprints;
    this.tokens = tokens;
  }

  /** What became of a request. */
  public sealed interface Outcome {
    /** Stored, READY. */
    record Accepted(DagView dag) implements Outcome {}

    /** Stored before, when the same was sent under the same key. */
    record Repeated(DagView dag) implements Outcome {}

    /** The key stands for another request. */
    record KeyMismatch(DagView dag) implements Outcome {}

    /** Refused for these faults; never empty. */
    record Refused(List<Fault> faults) implements Outcome {
      public Refused {
        faults = List.copyOf(faults);
      }
    }

    /** The service is drained: it starts nothing new. */
    record Draining() implements Outcome {}

    /** The database's answer was lost: it is unknown whether the dag was stored. */
    record Unknown() implements Outcome {}
  }

  /**
   * A client's key for its request.
   *
   * @param key the client's
   * @param body the request as it came, in a form that does not depend on blanks and order
   */
  public record Repeatable(String key, String body) {
    /** Without the body, which has secrets. */
    @Override
    public String toString() {
      return "Repeatable[" + key + "]";
    }
  }

  /**
   * Checks and stores, once for each key. Fails with an OceanBaseException when OceanBase cannot be
   * asked.
   *
   * @param repeatable null when the client gave no key
   * @param traceId of the request; the dag's runs log under it
   */
  public Uni<Outcome> submit(
      RestoreRequest request, @Nullable Repeatable repeatable, String traceId) {
    return repeatable == null
        ? checked(request, null, traceId)
        // before any check: what was taken once passes none, since its tenant is there
        : known(repeatable)
            .chain(
                known ->
                    known.isPresent()
                        ? item(known.get())
                        : checked(request, repeatable, traceId)
                            .chain(outcome -> unlessKnownNow(outcome, repeatable)));
  }

  private Uni<Optional<Outcome>> known(Repeatable repeatable) {
    return dags.findByIdempotencyKey(repeatable.key())
        .map(known -> known.map(found -> outcome(found, repeatable)));
  }

  private Outcome outcome(Submission.Known known, Repeatable repeatable) {
    return fingerprints.matches(known.fingerprint(), repeatable.body())
        ? new Outcome.Repeated(known.dag())
        : new Outcome.KeyMismatch(known.dag());
  }

  /** The tenant that a check found may be that of the same request, on another replica. */
  private Uni<Outcome> unlessKnownNow(Outcome outcome, Repeatable repeatable) {
    return outcome instanceof Outcome.Refused
        ? known(repeatable).map(known -> known.orElse(outcome))
        : item(outcome);
  }

  private Uni<Outcome> checked(
      RestoreRequest request, @Nullable Repeatable repeatable, String traceId) {
    return drain
        .read()
        .chain(
            now -> now.on() ? item(new Outcome.Draining()) : taken(request, repeatable, traceId));
  }

  private Uni<Outcome> taken(
      RestoreRequest request, @Nullable Repeatable repeatable, String traceId) {
    return admission
        .check(request)
        .chain(
            faults ->
                faults.isEmpty()
                    ? dags.submit(template(request, repeatable, traceId))
                        .map(submission -> outcome(submission, repeatable))
                    : item(new Outcome.Refused(faults)));
  }

  private DagTemplate template(
      RestoreRequest request, @Nullable Repeatable repeatable, String traceId) {
    String tenant = request.tenantName();
    String token = tokens.get();
    return new DagTemplate(
        RestoreDag.KIND,
        token,
        RestoreDag.displayName(tenant),
        new Maintenance(RestoreDag.TENANT_MAINTENANCE, tenant),
        RestoreDag.activeKey(request.tenantName()),
        codec.request(request),
        codec.seal(token, request.secrets()),
        stages,
        traceId,
        repeatable == null
            ? null
            : new Idempotency(repeatable.key(), fingerprints.of(repeatable.body())));
  }

  private Outcome outcome(Submission submission, @Nullable Repeatable repeatable) {
    if (submission instanceof Submission.Stored stored) {
      return new Outcome.Accepted(stored.dag());
    }
    if (submission instanceof Submission.Known known) {
      return outcome(known, Objects.requireNonNull(repeatable));
    }
    return submission instanceof Submission.KeyHeld held
        ? new Outcome.Refused(List.of(Holding.fault(held.holder(), Admission.TENANT_FIELD)))
        : new Outcome.Unknown();
  }

  private static Uni<Outcome> item(Outcome outcome) {
    return Uni.createFrom().item(outcome);
  }
}
