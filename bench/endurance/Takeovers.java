package endurance;

import endurance.Replica.Claim;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How long each dag of a replica that went was nobody's: from then, and from the end of its lease,
 * until the store's row shows that another has claimed it. While there is no other that could, the
 * second clock stands. Looks every 20 ms.
 */
final class Takeovers implements AutoCloseable {
  private static final long LOOK_MS = 20;
  private static final Duration OVER_WITHIN = Duration.ofMinutes(2);
  private static final long LINES_COME_WITHIN_MS = 300;
  private static final double LATE_IS_TOLD = 2;

  private final Report report;
  private final OceanBase store;
  private final Fleet fleet;
  private final Predicate<Replica> othersCould;
  private final Map<String, Replica> owners = new HashMap<>();
  private final Map<Claim, Waiting> waiting = new HashMap<>();
  private final List<Double> seconds = new ArrayList<>();
  private final List<Double> late = new ArrayList<>();
  private final Thread watcher = new Thread(this::watch, "takeovers");

  Takeovers(Report report, OceanBase store, Fleet fleet) {
    this(report, store, fleet, victim -> true);
  }

  /**
   * Begins to look.
   *
   * @param othersCould whether now somebody else than a victim could take over
   */
  Takeovers(Report report, OceanBase store, Fleet fleet, Predicate<Replica> othersCould) {
    this.report = report;
    this.store = store;
    this.othersCould = othersCould;
    this.fleet = fleet;
    watcher.setDaemon(true);
    watcher.start();
  }

  /** A dag that somebody holds, as its row says. */
  record Held(Claim claim, String owner) {}

  /** A dag whose owner went. */
  private static final class Waiting {
    private final Replica victim;
    private final long wentAt;
    private final boolean forGood;
    private long leaseEndsAt;
    private long couldBeSince;

    Waiting(Replica victim, long wentAt, boolean forGood) {
      this.victim = victim;
      this.wentAt = wentAt;
      this.forGood = forGood;
      this.leaseEndsAt = wentAt;
      this.couldBeSince = wentAt;
    }

    double late(long now) {
      return Math.min(now - leaseEndsAt, now - couldBeSince) / 1e9;
    }
  }

  List<Held> held() throws SQLException {
    return store
        .rows("SELECT id, epoch, owner FROM obrestore.dag WHERE state IN ('READY', 'RUNNING') AND owner IS NOT NULL")
        .stream()
        .map(row -> new Held(new Claim(Long.parseLong(row.get(0)), Long.parseLong(row.get(1))), row.get(2)))
        .toList();
  }

  /**
   * Begins to count for those that the victim held.
   *
   * @param held by anybody, read before or after the victim went
   * @param wentAt by System.nanoTime()
   * @return how many there are
   */
  int begin(Replica victim, List<Held> held, long wentAt) throws InterruptedException {
    return begin(victim, held, wentAt, true);
  }

  /**
   * The same.
   *
   * @param forGood whether nothing that it sends arrives until its lease is over: otherwise it may
   *     renew it, and only the time from the lease's end counts
   */
  int begin(Replica victim, List<Held> held, long wentAt, boolean forGood) throws InterruptedException {
    // who has an owner's name is told by the line of a claim; it may be on its way
    Thread.sleep(LINES_COME_WITHIN_MS);
    return beginOf(victim, held, wentAt, forGood);
  }

  private synchronized int beginOf(Replica victim, List<Held> held, long wentAt, boolean forGood) {
    learn(held);
    // a claim that was written just before a kill has no line: nobody else's, so the victim's
    var its = held.stream().filter(one -> owners.getOrDefault(one.owner(), victim) == victim).toList();
    its.forEach(one -> waiting.put(one.claim(), new Waiting(victim, wentAt, forGood)));
    return its.size();
  }

  private void learn(List<Held> held) {
    for (Held one : held) {
      fleet.all().stream()
          .filter(replica -> replica.claimed(one.claim()))
          .forEach(replica -> owners.put(one.owner(), replica));
    }
  }

  /** How many dags each holds, as far as that is known. */
  synchronized Map<Replica, Long> shares(List<Held> held) {
    learn(held);
    return held.stream()
        .filter(one -> owners.containsKey(one.owner()))
        .collect(Collectors.groupingBy(one -> owners.get(one.owner()), Collectors.counting()));
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(LOOK_MS);
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized void look() throws SQLException {
    if (waiting.isEmpty()) {
      return;
    }
    String ids = waiting.keySet().stream().map(claim -> Long.toString(claim.dag())).collect(Collectors.joining(", "));
    String columns = "SELECT id, epoch, owner, state, TIMESTAMPDIFF(MICROSECOND, NOW(6), lease_until) FROM obrestore.dag";
    for (var row : store.rows(columns + " WHERE id IN (" + ids + ")")) {
      long now = System.nanoTime();
      waiting.entrySet().removeIf(one -> isOver(one.getKey(), one.getValue(), row, now));
    }
  }

  private boolean isOver(Claim claim, Waiting its, List<String> row, long now) {
    if (claim.dag() != Long.parseLong(row.get(0))) {
      return false;
    }
    boolean claimed = Long.parseLong(row.get(1)) > claim.epoch();
    if (!claimed && !othersCould.test(its.victim)) {
      its.couldBeSince = now;
    }
    if (!claimed && row.get(4) != null) {
      its.leaseEndsAt = now + Long.parseLong(row.get(4)) * 1_000;
    }
    boolean over = row.get(3).equals("SUCCEED") || row.get(3).equals("FAILED") || (claimed && row.get(2) != null);
    if (over && claimed) {
      double after = its.late(now);
      late.add(after);
      if (after > LATE_IS_TOLD) {
        report.tell(
            "dag %d of %s had no owner for %.1f s after its lease's end; now it is %s's",
            claim.dag(), its.victim.name(), after, row.get(2));
      }
      if (its.forGood) {
        seconds.add((now - its.wentAt) / 1e9);
      }
    }
    return over;
  }

  /** Until nothing waits. */
  void awaitAll() throws InterruptedException {
    long end = System.nanoTime() + OVER_WITHIN.toNanos();
    while (waits()) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("some are not taken over");
      }
      Thread.sleep(LOOK_MS);
    }
  }

  private synchronized boolean waits() {
    return !waiting.isEmpty();
  }

  synchronized List<Double> seconds() {
    return List.copyOf(seconds);
  }

  /** From the ends of the leases; below 0 where the owner gave it up before. */
  synchronized List<Double> late() {
    return List.copyOf(late);
  }

  @Override
  public void close() {
    watcher.interrupt();
  }
}
