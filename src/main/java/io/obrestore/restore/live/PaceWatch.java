package io.obrestore.restore.live;

import io.obrestore.restore.progress.Progress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Measures a restore's rate over the last minute, by the bytes that were seen. */
final class PaceWatch {
  private static final long WINDOW = Duration.ofMinutes(1).toNanos();
  private static final long SHORTEST = Duration.ofSeconds(1).toNanos();
  private static final double NANOS = 1e9;

  private final Deque<Sample> samples = new ArrayDeque<>();

  /**
   * Takes in what was seen.
   *
   * @param now of a monotonic clock, in nanoseconds
   */
  Pace see(Progress progress, long now) {
    Long done = progress.finishedBytes();
    if (done == null) {
      return Pace.UNKNOWN;
    }
    if (!samples.isEmpty() && samples.getLast().bytes() > done) {
      // counts begin anew with another attempt of the same job
      samples.clear();
    }
    if (samples.isEmpty() || now - samples.getLast().at() >= SHORTEST) {
      samples.addLast(new Sample(now, done));
    }
    while (now - samples.getFirst().at() > WINDOW && samples.size() > 1) {
      samples.removeFirst();
    }
    return pace(samples.getFirst(), new Sample(now, done), progress.bytes());
  }

  private static Pace pace(Sample first, Sample last, @org.jspecify.annotations.Nullable Long all) {
    long elapsed = last.at() - first.at();
    if (elapsed < SHORTEST) {
      return Pace.UNKNOWN;
    }
    double rate = (last.bytes() - first.bytes()) / (elapsed / NANOS);
    boolean foreseeable = rate >= 1 && all != null && all >= last.bytes();
    return new Pace(
        Math.round(rate),
        foreseeable && all != null ? (long) Math.ceil((all - last.bytes()) / rate) : null);
  }

  private record Sample(long at, long bytes) {}
}
