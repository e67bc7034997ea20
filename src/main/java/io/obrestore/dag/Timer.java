package io.obrestore.dag;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Runs things later. Tests bring one that they turn by hand. */
public interface Timer {
  /** Runs the task after the delay, on a thread of the timer's own choice, unless cancelled. */
  Handle after(Duration delay, Runnable task);

  /** An item after the delay. */
  default Uni<Void> pause(Duration delay) {
    return Uni.createFrom().emitter(emitter -> after(delay, () -> emitter.complete(null)));
  }

  /** A task that waits for its time. */
  interface Handle {
    /** The task will not run, unless it runs already. */
    void cancel();
  }
}
