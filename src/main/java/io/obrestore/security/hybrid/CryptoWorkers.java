package io.obrestore.security.hybrid;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A few threads for what takes milliseconds of a processor, away from the event loops, with a queue
 * that has an end: who finds it full is told so at once.
 */
public final class CryptoWorkers implements AutoCloseable {
  private static final long KEEP_ALIVE_SECONDS = 30;

  private final ThreadPoolExecutor executor;

  /**
   * @param threads at most; none while there is nothing to do
   * @param queue how many tasks may wait
   */
  public CryptoWorkers(int threads, int queue) {
    var number = new AtomicInteger();
    executor =
        new ThreadPoolExecutor(
            threads,
            threads,
            KEEP_ALIVE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(queue),
            task -> {
              var thread = new Thread(task, "obrestore-crypto-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
  }

  /** What the work gives, on the thread that did it. Fails with {@link QueueFullException}. */
  public <T> Uni<T> run(Supplier<T> work) {
    return Uni.createFrom()
        .<T>emitter(
            emitter -> {
              try {
                executor.execute(() -> complete(emitter, work));
              } catch (RejectedExecutionException full) {
                emitter.fail(new QueueFullException());
              }
            });
  }

  private static <T> void complete(
      io.smallrye.mutiny.subscription.UniEmitter<? super T> emitter, Supplier<T> work) {
    T result;
    try {
      result = work.get();
    } catch (RuntimeException failure) {
      emitter.fail(failure);
      return;
    }
    emitter.complete(result);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  /** Too much is waiting already; nothing was done. */
  public static final class QueueFullException extends RuntimeException {
    QueueFullException() {
      super("the queue of cryptographic work is full", null, false, false);
    }
  }
}
