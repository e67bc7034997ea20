package endurance;

import endurance.Replica.Claim;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How long each dag of a replica that went was nobody's: from then until the store's row shows that
 * another has claimed it. Looks every 20 ms.
 */
final class Takeovers implements AutoCloseable {
  private static final long LOOK_MS = 20;
  private static final Duration OVER_WITHIN = Duration.ofMinutes(2);
  private static final long LINES_COME_WITHIN_MS = 300;

  private final OceanBase store;
  private final Fleet fleet;
  private final Map<String, Replica> owners = new HashMap<>();
  private final Map<Claim, Long> waiting = new HashMap<>();
  private final List<Double> seconds = new ArrayList<>();
  private final Thread watcher = new Thread(this::watch, "takeovers");

  Takeovers(OceanBase store, Fleet fleet) {
    this.store = store;
    this.fleet = fleet;
    watcher.setDaemon(true);
    watcher.start();
  }

  /** A dag that somebody holds, as its row says. */
  record Held(Claim claim, String owner) {}

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
  synchronized int begin(Replica victim, List<Held> held, long wentAt) throws InterruptedException {
    // who has an owner's name is told by the line of a claim; it may be on its way
    Thread.sleep(LINES_COME_WITHIN_MS);
    for (Held one : held) {
      fleet.all().stream()
          .filter(replica -> replica.claimed(one.claim()))
          .forEach(replica -> owners.put(one.owner(), replica));
    }
    // a claim that was written just before a kill has no line: nobody else's, so the victim's
    var its = held.stream().filter(one -> owners.getOrDefault(one.owner(), victim) == victim).toList();
    its.forEach(one -> waiting.put(one.claim(), wentAt));
    return its.size();
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
    for (var row : store.rows("SELECT id, epoch, owner, state FROM obrestore.dag WHERE id IN (" + ids + ")")) {
      long epoch = Long.parseLong(row.get(1));
      boolean ended = row.get(3).equals("SUCCEED") || row.get(3).equals("FAILED");
      long now = System.nanoTime();
      waiting.entrySet()
          .removeIf(
              one -> {
                Claim claim = one.getKey();
                boolean over =
                    claim.dag() == Long.parseLong(row.get(0))
                        && (ended || (epoch > claim.epoch() && row.get(2) != null));
                if (over && epoch > claim.epoch()) {
                  seconds.add((now - one.getValue()) / 1e9);
                }
                return over;
              });
    }
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

  @Override
  public void close() {
    watcher.interrupt();
  }
}
