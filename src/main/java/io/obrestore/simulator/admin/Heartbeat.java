package io.obrestore.simulator.admin;

import io.obrestore.simulator.catalog.Agenda;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** One thread that lets happen what the agenda holds. */
final class Heartbeat implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Heartbeat.class.getName());
  private static final long INTERVAL_MILLIS = 20;

  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "embedded-oceanbase-jobs");
            thread.setDaemon(true);
            return thread;
          });

  private final ScheduledFuture<?> beats;

  Heartbeat(Agenda agenda) {
    beats =
        executor.scheduleWithFixedDelay(
            () -> beat(agenda), INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** A failed move is told and left out: an executor would end with its first failure. */
  private static void beat(Agenda agenda) {
    try {
      agenda.step();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a job of the embedded OceanBase failed in a move", e);
    }
  }

  /** Ends the thread after the move under way. */
  @Override
  public void close() {
    beats.cancel(false);
    executor.shutdown();
    try {
      if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "a job of the embedded OceanBase is still in a move");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
