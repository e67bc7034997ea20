package io.obrestore.simulator.clock;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Ends waits on a {@link SimulatorClock} early, from another thread. */
public final class Interrupter {
  private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
  private volatile boolean raised;
  private volatile @Nullable Instant waitsUntil;

  /** Ends the waits now under way, and those that begin before {@link #clear}. */
  public void raise() {
    raised = true;
    listeners.forEach(Runnable::run);
  }

  /** Makes waiting possible again. */
  public void clear() {
    raised = false;
  }

  /** Whether it was raised and not cleared since. */
  public boolean raised() {
    return raised;
  }

  /** Whether somebody waits for a time later than that one, and nothing else can end the wait. */
  public boolean waitsBeyond(Instant now) {
    Instant end = waitsUntil;
    return end != null && now.isBefore(end) && !raised;
  }

  /** A stepped clock's: null when the wait is over. */
  void waitsUntil(@Nullable Instant end) {
    waitsUntil = end;
  }

  /** Runs the listener at each raise, at once when already raised. */
  void listen(Runnable listener) {
    listeners.add(listener);
    if (raised) {
      listener.run();
    }
  }

  void forget(Runnable listener) {
    listeners.remove(listener);
  }
}
