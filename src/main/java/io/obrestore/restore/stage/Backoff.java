package io.obrestore.restore.stage;

import io.obrestore.dag.Next;
import java.time.Duration;

/** The time between two looks: 100 ms at first, doubled up to 2 s. */
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private Duration next = FIRST;

  /** Look again after the next pause, or when woken. */
  Next pause() {
    var pause = next;
    var doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return new Next.Wait(pause);
  }

  /** Something happened: look soon again. */
  void reset() {
    next = FIRST;
  }
}
