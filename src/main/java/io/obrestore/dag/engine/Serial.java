package io.obrestore.dag.engine;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/** Lets one thing run after the other, in the order they were subscribed to. Blocks nobody. */
final class Serial {
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean busy;

  /** Runs when all before it have ended; a cancel of the answer does not stop it. */
  <T> Uni<T> run(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .emitter(
            emitter ->
                enqueue(
                    () ->
                        Uni.createFrom()
                            .deferred(work::get)
                            .onTermination()
                            .invoke(this::next)
                            .subscribe()
                            .with(emitter::complete, emitter::fail)));
  }

  private void enqueue(Runnable work) {
    synchronized (this) {
      if (busy) {
        waiting.add(work);
        return;
      }
      busy = true;
    }
    work.run();
  }

  private void next() {
    Runnable work;
    synchronized (this) {
      work = waiting.poll();
      busy = work != null;
    }
    if (work != null) {
      work.run();
    }
  }
}
