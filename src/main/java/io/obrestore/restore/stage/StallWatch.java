package io.obrestore.restore.stage;

import io.obrestore.oceanbase.view.RestoreProgress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Says once when a job has made no progress for a while, and once when it goes on. */
final class StallWatch {
  private static final Duration STALLED_AFTER = Duration.ofMinutes(10);

  private final LongSupplier nanoTime;
  private List<RestoreProgress> last = List.of();
  private long changedAt;
  private boolean told;

  StallWatch(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.changedAt = nanoTime.getAsLong();
  }

  void see(List<RestoreProgress> rows, Consumer<String> log) {
    long now = nanoTime.getAsLong();
    if (!rows.equals(last)) {
      if (told) {
        log.accept("The restore goes on");
      }
      last = rows;
      changedAt = now;
      told = false;
    } else if (!told && now - changedAt >= STALLED_AFTER.toNanos()) {
      told = true;
      log.accept("The restore has made no progress for " + STALLED_AFTER.toMinutes() + " minutes");
    }
  }
}
