package io.obrestore.simulator.fault;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The faults of one server, set by a test at any time; safe for use by many threads. */
public final class Faults {
  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final List<Runnable> restartListeners = new CopyOnWriteArrayList<>();
  private final Set<String> shutOut = ConcurrentHashMap.newKeySet();
  private final List<Consumer<String>> shutOutListeners = new CopyOnWriteArrayList<>();
  private final InstantSource clock;
  private volatile Instant initializingUntil = Instant.MIN;
  private volatile Referee referee = Referee.NONE;

  /** Time-outs of a restart go by that clock. */
  public Faults(InstantSource clock) {
    this.clock = clock;
  }

  /** Begins a fault on statements whose text fits. */
  public FaultBuilder on(Predicate<String> text) {
    return onStatement(statement -> text.test(statement.sql()));
  }

  /** Begins a fault on statements that fit. */
  public FaultBuilder onStatement(Predicate<ReceivedStatement> when) {
    return new FaultBuilder(when, 1, this::register);
  }

  private Fault register(Fault fault) {
    faults.add(fault);
    return fault;
  }

  /** Takes a fault away; statements that it holds already stay held. */
  public void remove(Fault fault) {
    faults.remove(fault);
  }

  /** Asks that one about each statement that no fault meets. */
  public void referee(Referee decides) {
    referee = decides;
  }

  /**
   * Breaks all connections of that user, such as {@code root@sys#one}, and ends its log-ins the
   * same way until it is let in again. What it had sent goes on.
   */
  public void shutOut(String user) {
    shutOut.add(user);
    shutOutListeners.forEach(listener -> listener.accept(user));
  }

  /** Ends a {@link #shutOut}. */
  public void letIn(String user) {
    shutOut.remove(user);
  }

  /** Whether that user is shut out. */
  public boolean isShutOut(String user) {
    return shutOut.contains(user);
  }

  /** For the server: called with each user that is shut out. */
  public void onShutOut(Consumer<String> listener) {
    shutOutListeners.add(listener);
  }

  /** Takes all faults away. */
  public void clear() {
    faults.clear();
  }

  /**
   * Breaks all connections, keeps the data, and answers 8001 to who connects before that time has
   * passed on the simulator's clock.
   */
  public void restart(Duration initializing) {
    initializingUntil = clock.instant().plus(initializing);
    restartListeners.forEach(Runnable::run);
  }

  /** Whether the server is still coming up after {@link #restart}. */
  public boolean initializing() {
    return clock.instant().isBefore(initializingUntil);
  }

  /** For the server: called at each restart. */
  public void onRestart(Runnable listener) {
    restartListeners.add(listener);
  }

  /** For the server: what meets this statement; the fault that was set first wins. */
  public Optional<FaultAction> meeting(ReceivedStatement statement) {
    return faults.stream()
        .filter(fault -> fault.meets(statement))
        .map(Fault::action)
        .reduce((first, later) -> first)
        .or(() -> referee.meeting(statement));
  }
}
