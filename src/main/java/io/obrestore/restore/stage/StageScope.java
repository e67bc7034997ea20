package io.obrestore.restore.stage;

import io.obrestore.dag.Next;
import io.obrestore.dag.RunContext;
import io.obrestore.oceanbase.Secret;
import io.obrestore.oceanbase.error.ErrorClass;
import io.obrestore.oceanbase.error.Failures;
import io.obrestore.oceanbase.error.RefusedException;
import io.obrestore.oceanbase.view.Tenant;
import io.obrestore.oceanbase.view.Views;
import io.obrestore.restore.ActivateDag;
import io.obrestore.restore.Attempt;
import io.obrestore.restore.RestoreCodec;
import io.obrestore.restore.RestoreFacts;
import io.obrestore.restore.RestoreRequest;
import io.obrestore.security.Masking;
import io.obrestore.security.SealedValueException;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one run of a stage works with: its dag, its request, its session. */
final class StageScope {
  private final StageTools tools;
  private final RunContext context;
  private final RunSession session;
  private @Nullable RestoreRequest request;
  private @Nullable List<Secret> hidden;

  StageScope(StageTools tools, RunContext context) {
    this.tools = tools;
    this.context = context;
    this.session = new RunSession(context, tools.connections());
  }

  StageTools tools() {
    return tools;
  }

  RunContext context() {
    return context;
  }

  /** Opened at first use: an undo needs no secrets, which may be gone. */
  RestoreRequest request() {
    var opened = request;
    if (opened == null) {
      opened = tools.codec().open(context.dag());
      request = opened;
    }
    return opened;
  }

  /** The tenant's name, which is no secret. */
  String tenantName() {
    return RestoreCodec.tenantName(context.dag());
  }

  /** Whether the tenant is to stay a standby. */
  boolean keepsStandby() {
    return RestoreCodec.manner(context.dag()).keepStandby();
  }

  RunSession session() {
    return session;
  }

  Views views() {
    return tools.connections().views();
  }

  Attempt attempt() {
    var dag = context.dag();
    return new Attempt(tools.storeId().get(), dag.id(), dag.attempt());
  }

  RestoreFacts facts() {
    return RestoreCodec.facts(context.dag());
  }

  Uni<Void> record(RestoreFacts facts) {
    return facts.equals(facts())
        ? Uni.createFrom().voidItem()
        : context.record(RestoreCodec.write(facts), null, null).replaceWithVoid();
  }

  /** A text of OceanBase's without any secret of this request. */
  String masked(String text) {
    return Masking.text(text, hidden());
  }

  private List<Secret> hidden() {
    var values = hidden;
    if (values == null) {
      values = readable();
      hidden = values;
    }
    return values;
  }

  /** Secrets that nobody can read any more stand in no text of OceanBase's either that we cause. */
  private List<Secret> readable() {
    try {
      return tools.codec().hidden(context.dag());
    } catch (SealedValueException unreadable) {
      return List.of();
    }
  }

  /** The tenant that is ours: recorded, or else found by its pools and jobs. */
  Uni<Optional<Long>> tenantId() {
    var activated = ActivateDag.tenantId(context.dag());
    Long known = activated.orElseGet(() -> facts().tenantId());
    return known != null
        ? Uni.createFrom().item(Optional.of(known))
        : Ours.look(views(), attempt())
            .map(ours -> ours.tenants().stream().map(Tenant::id).reduce((one, newer) -> newer));
  }

  /** OceanBase's refusal in its own words, masked. */
  String told(RefusedException refusal) {
    return masked("OceanBase refused: [" + refusal.errno() + "] " + refusal.serverMessage());
  }

  /** Whether OceanBase refuses it, and will again. */
  static boolean isRefusedForGood(Throwable failure) {
    return failure instanceof RefusedException && Failures.classify(failure) == ErrorClass.DEFINITE;
  }

  static Uni<Next> next(Next next) {
    return Uni.createFrom().item(next);
  }

  static Uni<Next> done() {
    return next(new Next.Done());
  }

  /** Done, with facts that the write that ends the stage stores. */
  static Uni<Next> done(RestoreFacts facts) {
    return next(new Next.Done(RestoreCodec.write(facts)));
  }

  /** Failed with some lines before the reason itself. */
  static Next failed(List<String> lines, String reason, boolean leftovers) {
    var reasons = new ArrayList<>(lines);
    reasons.add(reason);
    return new Next.Failed(reasons, leftovers);
  }
}
