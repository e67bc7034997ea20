package io.obrestore.restore.stage;

import io.obrestore.dag.Next;
import io.obrestore.dag.RunContext;
import io.obrestore.oceanbase.error.RefusedException;
import io.obrestore.oceanbase.view.Views;
import io.obrestore.restore.Attempt;
import io.obrestore.restore.RestoreCodec;
import io.obrestore.restore.RestoreFacts;
import io.obrestore.restore.RestoreRequest;
import io.obrestore.security.Masking;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/** What one run of a stage works with: its dag, its request, its session. */
final class StageScope {
  private final StageTools tools;
  private final RunContext context;
  private final RestoreRequest request;
  private final RunSession session;

  StageScope(StageTools tools, RunContext context) {
    this.tools = tools;
    this.context = context;
    this.request = tools.codec().open(context.dag());
    this.session = new RunSession(context, tools.connections());
  }

  StageTools tools() {
    return tools;
  }

  RunContext context() {
    return context;
  }

  RestoreRequest request() {
    return request;
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
    return Masking.text(text, request.secrets().hidden());
  }

  /** OceanBase's refusal in its own words, masked. */
  String told(RefusedException refusal) {
    return masked("OceanBase refused: [" + refusal.errno() + "] " + refusal.serverMessage());
  }

  static Uni<Next> next(Next next) {
    return Uni.createFrom().item(next);
  }

  static Uni<Next> done() {
    return next(new Next.Done());
  }

  /** Failed with some lines before the reason itself. */
  static Next failed(List<String> lines, String reason, boolean leftovers) {
    var reasons = new ArrayList<>(lines);
    reasons.add(reason);
    return new Next.Failed(reasons, leftovers);
  }
}
