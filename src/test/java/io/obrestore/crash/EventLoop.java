package io.obrestore.crash;

import io.netty.channel.SingleThreadEventLoop;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.ContextInternal;
import io.vertx.mutiny.core.Vertx;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** A Vert.x of one thread, which can be asked whether it has nothing left to do, and be stopped. */
final class EventLoop implements AutoCloseable {
  private static final long PATIENCE_NANOS = 20_000_000_000L;
  private static final long GLANCE_NANOS = 1_000_000;

  private final Vertx vertx =
      Vertx.vertx(
          new VertxOptions()
              .setEventLoopPoolSize(1)
              .setWorkerPoolSize(1)
              .setInternalBlockingPoolSize(1)
              .setWarningExceptionTime(1)
              .setWarningExceptionTimeUnit(TimeUnit.HOURS)
              .setBlockedThreadCheckInterval(1)
              .setBlockedThreadCheckIntervalUnit(TimeUnit.HOURS));
  private final SingleThreadEventLoop loop;
  private CountDownLatch stopped = new CountDownLatch(0);

  EventLoop() {
    ContextInternal context = (ContextInternal) vertx.getDelegate().getOrCreateContext();
    loop = (SingleThreadEventLoop) context.nettyEventLoop();
  }

  Vertx vertx() {
    return vertx;
  }

  /** Returns when all that had arrived has been looked at, and what came of it has been sent. */
  void drain() {
    AtomicBoolean done = new AtomicBoolean();
    drain(done, Thread.currentThread());
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!done.get()) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("the event loop does not come to rest");
      }
      LockSupport.parkNanos(GLANCE_NANOS);
    }
  }

  /** A task begun at the end of one round runs after the sockets were read in the next one. */
  private void drain(AtomicBoolean done, Thread waits) {
    loop.executeAfterEventLoopIteration(
        () ->
            loop.execute(
                () -> {
                  if (loop.pendingTasks() > 0) {
                    drain(done, waits);
                  } else {
                    done.set(true);
                    LockSupport.unpark(waits);
                  }
                }));
  }

  /** As SIGSTOP does to its process. */
  void pause() {
    CountDownLatch goesOn = new CountDownLatch(1);
    stopped = goesOn;
    loop.execute(
        () -> {
          try {
            goesOn.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  void resume() {
    stopped.countDown();
  }

  @Override
  public void close() {
    resume();
    vertx.close().await().indefinitely();
  }
}
