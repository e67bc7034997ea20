package io.obrestore.restore.progress;

import io.obrestore.dag.Timer;
import io.obrestore.oceanbase.view.RestoreHistory;
import io.obrestore.oceanbase.view.RestoreProgress;
import io.obrestore.oceanbase.view.RestoreViews;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows restore jobs: two statements a poll, however many restores run. Progress is read first,
 * then the history for those of its jobs that progress lacks: each move between the views is one
 * transaction, so a job is never in neither.
 *
 * <p>A change of status wakes it at once, then a tick comes after 100 ms and backs off to 2 s, or
 * to 400 ms while somebody looks on; counts alone do not shorten it. All its state is touched on
 * one executor only.
 */
public final class ProgressPoller {
  private static final Logger LOG = Logger.getLogger(ProgressPoller.class);
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final Duration LONGEST_LOOKED_ON = Duration.ofMillis(400);

  private final RestoreViews views;
  private final Timer timer;
  private final Executor serial;
  private final LongSupplier nanoTime;
  private final Map<Long, Watched> watched = new HashMap<>();

  private Duration delay = SHORTEST;
  private boolean polling;
  private boolean again;
  private boolean lastPollFailed;
  private Timer.@Nullable Handle tick;

  /**
   * @param views where the jobs are read
   * @param timer for the time between polls
   * @param serial runs one action after another, in order, on one thread at a time
   * @param nanoTime a monotonic clock
   */
  public ProgressPoller(RestoreViews views, Timer timer, Executor serial, LongSupplier nanoTime) {
    this.views = views;
    this.timer = timer;
    this.serial = serial;
    this.nanoTime = nanoTime;
  }

  /**
   * Begins to follow a job.
   *
   * @param wake called, on the poller's executor, whenever something of the job has changed or it
   *     is missing
   */
  public JobWatch watch(long jobId, Runnable wake) {
    return watch(jobId, false, wake);
  }

  /** The same for somebody who looks on: as long as one does, no tick is longer than 400 ms. */
  public JobWatch watchClosely(long jobId, Runnable wake) {
    return watch(jobId, true, wake);
  }

  private JobWatch watch(long jobId, boolean close, Runnable wake) {
    var watch = new JobWatch(jobId, close, wake, this::leave);
    serial.execute(
        () -> {
          watched.computeIfAbsent(jobId, Watched::new).add(watch);
          pollNow();
        });
    return watch;
  }

  private void leave(JobWatch watch) {
    serial.execute(
        () -> {
          var job = watched.get(watch.jobId());
          if (job != null && job.remove(watch)) {
            watched.remove(watch.jobId());
          }
        });
  }

  private void pollNow() {
    delay = SHORTEST;
    if (polling) {
      again = true;
      return;
    }
    if (tick != null) {
      tick.cancel();
      tick = null;
    }
    poll();
  }

  private void poll() {
    if (watched.isEmpty()) {
      return;
    }
    polling = true;
    read()
        .subscribe()
        .with(
            seen -> serial.execute(() -> succeeded(seen)),
            failure -> serial.execute(() -> failed(failure)));
  }

  private Uni<Seen> read() {
    return views
        .progress()
        .emitOn(serial)
        .chain(
            running -> {
              var present = running.stream().collect(Collectors.groupingBy(RestoreProgress::jobId));
              var lacking =
                  watched.keySet().stream()
                      .filter(id -> !present.containsKey(id))
                      .sorted()
                      .toList();
              return views.historyByJob(lacking).map(ended -> new Seen(present, ended));
            });
  }

  private void succeeded(Seen seen) {
    if (lastPollFailed) {
      LOG.info("Restore jobs can be seen again");
    }
    long now = nanoTime.getAsLong();
    boolean changed = false;
    for (Watched job : List.copyOf(watched.values())) {
      var rows = seen.running().getOrDefault(job.jobId(), List.of());
      changed |= job.see(rows, seen.ended(), now, !lastPollFailed);
    }
    lastPollFailed = false;
    next(changed);
  }

  private void failed(Throwable failure) {
    if (!lastPollFailed) {
      LOG.warnf("Restore jobs cannot be seen for now: %s", failure.getMessage());
    }
    lastPollFailed = true;
    next(false);
  }

  private void next(boolean changed) {
    polling = false;
    if (again) {
      again = false;
      poll();
      return;
    }
    if (changed) {
      delay = SHORTEST;
    }
    tick = timer.after(delay, () -> serial.execute(this::pollAtTick));
    var doubled = delay.multipliedBy(2);
    var longest =
        watched.values().stream().anyMatch(Watched::isWatchedClosely) ? LONGEST_LOOKED_ON : LONGEST;
    delay = doubled.compareTo(longest) > 0 ? longest : doubled;
  }

  private void pollAtTick() {
    tick = null;
    if (!polling) {
      poll();
    }
  }

  /**
   * What a poll has seen.
   *
   * @param running by job
   */
  private record Seen(Map<Long, List<RestoreProgress>> running, List<RestoreHistory> ended) {}
}
