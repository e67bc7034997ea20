package io.obrestore.api.edge;

import io.obrestore.restore.message.Message;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether this replica can serve: its store is open. */
public final class Readiness {
  private final Supplier<Optional<Message>> obstacle;

  /**
   * @param obstacle what keeps it from serving, in words for a person; empty when nothing does
   */
  public Readiness(Supplier<Optional<Message>> obstacle) {
    this.obstacle = obstacle;
  }

  /** What keeps this replica from serving; empty when nothing does. */
  public Optional<Message> obstacle() {
    return obstacle.get();
  }

  /** Does it, or answers Service.NotReady. */
  public <T> Uni<T> whenReady(Supplier<Uni<T>> action) {
    return Uni.createFrom()
        .deferred(
            () -> {
              var why = obstacle.get();
              return why.isEmpty()
                  ? action.get()
                  : Uni.createFrom()
                      .failure(Problem.of(ErrorCode.NOT_READY, why.get()).asException());
            });
  }
}
