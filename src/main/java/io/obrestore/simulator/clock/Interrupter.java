package io.obrestore.simulator.clock;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ends waits on a {@link SimulatorClock} early, from another thread. */
public final class Interrupter {
  private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();
  private volatile boolean raised;

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
