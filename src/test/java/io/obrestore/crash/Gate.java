package io.obrestore.crash;

import io.obrestore.simulator.fault.FaultAction;
import io.obrestore.simulator.fault.ReceivedStatement;
import io.obrestore.simulator.fault.Referee;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Stops each statement of a replica at the server's door, so that the world lets them in singly.
 */
final class Gate implements Referee {
  private static final String REPLICAS = "root@sys#";
  private final Set<Held> held = ConcurrentHashMap.newKeySet();
  private volatile boolean open;
  private volatile @Nullable Thread watcher;

  /** The user a process logs in as. */
  static String user(String process) {
    return REPLICAS + process;
  }

  /** The process that logs in as that user, if it is one. */
  static Optional<String> process(String user) {
    return user.startsWith(REPLICAS)
        ? Optional.of(user.substring(REPLICAS.length()))
        : Optional.empty();
  }

  @Override
  public Optional<FaultAction> meeting(ReceivedStatement statement) {
    if (open || !statement.user().startsWith(REPLICAS)) {
      return Optional.empty();
    }
    Held one = new Held(statement, new CompletableFuture<>());
    held.add(one);
    LockSupport.unpark(watcher);
    return one.verdict().join();
  }

  /** Unparks that thread at each statement that arrives. */
  void watch(Thread thread) {
    watcher = thread;
  }

  int size() {
    return held.size();
  }

  /** How many there are of such. */
  long count(Predicate<Held> which) {
    long count = 0;
    for (Held one : held) {
      count += which.test(one) ? 1 : 0;
    }
    return count;
  }

  /** In an order that does not depend on how threads are scheduled. */
  List<Held> held() {
    return held.stream()
        .sorted(
            Comparator.comparing(Held::replica)
                // which connection is which depends on how threads are scheduled, so all come first
                .thenComparing(one -> !one.setsSession())
                .thenComparing(Held::sql)
                .thenComparing(one -> one.statement().parameters().toString())
                .thenComparing(one -> one.statement().connectionId()))
        .toList();
  }

  void let(Held one, Optional<FaultAction> happens) {
    held.remove(one);
    one.verdict().complete(happens);
  }

  /** Lets everything in from now on. */
  void open() {
    open = true;
    List.copyOf(held).forEach(one -> let(one, Optional.empty()));
  }

  /** A statement that has arrived and waits to be let in. */
  record Held(ReceivedStatement statement, CompletableFuture<Optional<FaultAction>> verdict) {
    String process() {
      return statement.user().substring(REPLICAS.length());
    }

    /** The name, which the same replica of another run has too. */
    String replica() {
      return process().substring(0, process().indexOf('.'));
    }

    String sql() {
      return statement.sql();
    }

    boolean setsSession() {
      return sql().startsWith("SET sql_mode");
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }
}
