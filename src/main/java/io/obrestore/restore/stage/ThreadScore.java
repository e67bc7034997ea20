package io.obrestore.restore.stage;

import io.obrestore.oceanbase.error.RefusedException;
import io.obrestore.oceanbase.statement.AdministrationStatement;
import io.obrestore.oceanbase.statement.Statements;
import io.obrestore.restore.RestoreCodec;
import io.obrestore.restore.progress.JobSight;
import io.smallrye.mutiny.Uni;

/**
 * ha_high_thread_score of the tenant while it is restored. It can be set once the meta tenant is
 * NORMAL, which is when the job's own status is past CREATE_TENANT; OceanBase puts it back to 0
 * when the restore ends, and where our SET came after that, we do.
 */
final class ThreadScore {
  private static final String STILL_CREATING = "CREATE_TENANT";

  private final StageScope scope;
  private boolean settled;
  private boolean told;

  ThreadScore(StageScope scope) {
    this.scope = scope;
    this.settled = scope.request().haHighThreadScore() == 0;
  }

  /**
   * Sets it as soon as the tenant takes it. A refusal is no reason to fail: it is tried again at
   * the next look.
   */
  Uni<Void> set(JobSight.Running job) {
    boolean possible =
        job.tenant().isPresent()
            && job.job().filter(row -> !row.status().equals(STILL_CREATING)).isPresent();
    if (settled || !possible) {
      return Uni.createFrom().voidItem();
    }
    int score = scope.request().haHighThreadScore();
    var statement = Statements.setHaHighThreadScore(scope.request().tenantName(), score);
    return scope
        .session()
        .alone()
        .chain(alone -> alone ? send(statement, score) : Uni.createFrom().voidItem());
  }

  private Uni<Void> send(AdministrationStatement statement, int score) {
    return scope
        .session()
        .recording(RestoreCodec.write(scope.facts().sendingScore()))
        .chain(() -> scope.session().execute(statement))
        .invoke(
            () -> {
              settled = true;
              scope.context().log("Set ha_high_thread_score to " + score);
            })
        // the wait may take hours: no idle session is kept for it
        .chain(() -> scope.session().release())
        .onFailure(RefusedException.class)
        .recoverWithUni(this::refused);
  }

  private Uni<Void> refused(Throwable failure) {
    if (!told && failure instanceof RefusedException refusal) {
      told = true;
      scope.context().log("ha_high_thread_score cannot be set yet: " + scope.told(refusal));
    }
    return Uni.createFrom().voidItem();
  }

  /** The outcome of the job counts, not that of the tidying: it is told, no more. */
  private Uni<Void> notPutBack(Throwable failure) {
    if (failure instanceof RefusedException refusal) {
      scope.context().log("ha_high_thread_score is left as it is: " + scope.told(refusal));
    }
    return Uni.createFrom().voidItem();
  }

  /**
   * When the job is over: back to 0, where the value is still ours. An earlier run's SET may be
   * under way: its session is ended before the look, as the end of the stage forgets it.
   */
  Uni<Void> putBack(long tenantId) {
    if (!scope.facts().scoreSent() || tenantId == 0) {
      return Uni.createFrom().voidItem();
    }
    return scope
        .session()
        .alone()
        .chain(
            alone ->
                alone ? look(tenantId) : Uni.createFrom().failure(new PredecessorAliveException()));
  }

  private Uni<Void> look(long tenantId) {
    int ours = scope.request().haHighThreadScore();
    return scope
        .views()
        .cluster()
        .haHighThreadScore(tenantId)
        .chain(
            value ->
                value.filter(now -> now == ours).isPresent() ? zero() : Uni.createFrom().voidItem())
        .onFailure(StageScope::isRefusedForGood)
        .recoverWithUni(this::notPutBack);
  }

  private Uni<Void> zero() {
    var statement = Statements.setHaHighThreadScore(scope.request().tenantName(), 0);
    return scope
        .session()
        .execute(statement)
        .onFailure(RefusedException.class)
        .recoverWithUni(this::notPutBack);
  }
}
