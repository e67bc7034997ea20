package endurance;

import endurance.Cut.Manner;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One replica is cut off from OceanBase, in one of many ways, and healed. */
final class Partitions implements Trouble {
  /** So soon clients notice that a replica is not ready. */
  private static final Duration NOTICED_AFTER = Duration.ofSeconds(2);

  private static final double LATE_AT_MOST = 2;

  /**
   * From a cut that was never told until the replica has no connection left that was forgotten: it
   * takes one that was idle for 9 s at most, and waits for its answer 10 s.
   */
  private static final Duration FORGETS = Duration.ofSeconds(20);

  /** What it began to open in such a cut it waits for so long. */
  private static final Duration OPENS = Duration.ofSeconds(6);

  private final Report report;
  private final Map<Replica, Relay> relays = new ConcurrentHashMap<>();
  private final Map<Replica, Long> ableFrom = new ConcurrentHashMap<>();
  private final Map<Manner, Integer> cuts = new EnumMap<>(Manner.class);
  private final List<Double> well = new CopyOnWriteArrayList<>();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final List<Future<?>> under = new CopyOnWriteArrayList<>();
  private Fences fences;
  private int oneWay;
  private int beyondLease;

  Partitions(Report report) {
    this.report = report;
  }

  @Override
  public String past() {
    return "cut off from OceanBase";
  }

  /** Many run at once, and those that are cut off hold many. */
  @Override
  public String jobTakes() {
    return "16s";
  }

  @Override
  public boolean mayFail() {
    return true;
  }

  @Override
  public void start(Fleet fleet, OceanBase oceanBase) throws Exception {
    fences = new Fences(oceanBase, Chaos.LEASE);
    for (int i = 0; i < Chaos.REPLICAS; i++) {
      String name = fleet.nextName();
      var relay =
          new Relay(
              name, oceanBase.port(), (session, sql, cutFor) -> fences.sent(name, session, sql, cutFor));
      relays.put(fleet.startWith(Map.of(Fleet.PORT, Integer.toString(relay.port()))), relay);
    }
    fleet.awaitReady();
  }

  @Override
  public List<Replica> candidates(Fleet fleet) {
    return fleet.all().stream().filter(replica -> !relays.get(replica).isCut()).toList();
  }

  @Override
  public boolean othersCould(Replica victim) {
    long now = System.nanoTime();
    return relays.entrySet().stream()
        .filter(one -> one.getKey() != victim && !one.getValue().isCut())
        .anyMatch(one -> now - ableFrom.getOrDefault(one.getKey(), now) >= 0);
  }

  @Override
  public Replica pick(List<Replica> candidates, Takeovers takeovers, Random random) throws Exception {
    return Trouble.laden(candidates, takeovers, random);
  }

  @Override
  public int strike(Replica victim, Fleet fleet, Takeovers takeovers, Random random) throws Exception {
    var cut = Cut.drawn(random, Chaos.LEASE);
    Relay relay = relays.get(victim);
    long at = System.nanoTime();
    relay.cut(cut);
    count(cut);
    under.add(
        workers.submit(
            () -> {
              endure(victim, relay, cut, at);
              return null;
            }));
    boolean forGood = cut.requests() && cut.length().compareTo(Chaos.LEASE) > 0;
    int held = takeovers.begin(victim, takeovers.held(), at, forGood);
    report.tell("%s: %s; it held %d", victim.name(), cut, held);
    return held;
  }

  private void count(Cut cut) {
    cuts.merge(cut.manner(), 1, Integer::sum);
    oneWay += cut.requests() && cut.answers() ? 0 : 1;
    beyondLease += cut.length().compareTo(Chaos.LEASE) > 0 ? 1 : 0;
  }

  private void endure(Replica victim, Relay relay, Cut cut, long at) throws InterruptedException {
    boolean noticed = cut.length().compareTo(NOTICED_AFTER) > 0;
    if (noticed) {
      Chaos.sleepUntil(at + NOTICED_AFTER.toNanos());
      victim.leaves();
    }
    Chaos.sleepUntil(at + cut.length().toNanos());
    long healed = System.nanoTime();
    boolean forgotten = cut.manner() == Manner.FORGOTTEN;
    ableFrom.put(
        victim, forgotten ? Math.max(at + FORGETS.toNanos(), healed + OPENS.toNanos()) : healed);
    relay.heal();
    if (noticed) {
      victim.returns();
    }
    if (victim.awaitAnswersReady()) {
      well.add((System.nanoTime() - healed) / 1e9);
    }
  }

  @Override
  public void awaitEnd() throws Exception {
    for (Future<?> one : under) {
      one.get();
    }
  }

  @Override
  public void judge(Report into, OceanBase oceanBase, Fleet fleet, Takeovers takeovers) {
    into.put("how", cuts);
    into.put("one way only; longer than the lease", oneWay + "; " + beyondLease);
    into.put("ready after the end of a cut, s, p50", Report.quantile(well, 0.5));
    into.put("ready after the end of a cut, s, longest", Report.quantile(well, 1));
    into.require(well.size() == under.size(), "some were not ready after their cut");
    List<Double> late = takeovers.late();
    double p99 = Report.quantile(late, 0.99);
    into.put("dags taken over, whatever the cut", late.size());
    into.put("from the end of the lease, if another could, s, p50", Report.quantile(late, 0.5));
    into.put("the same, p99", p99);
    into.put("the same, longest", Report.quantile(late, 1));
    into.require(p99 <= LATE_AT_MOST, "p99 from the end of the lease is above " + LATE_AT_MOST + " s");
    into.put("statements that change OceanBase, looked at", fences.looked());
    into.put("of them on sessions that had been ended", fences.onEndedSessions());
    into.none("sent by who may not", fences.broken());
    int turnedAway = relays.values().stream().mapToInt(Relay::turnedAway).sum();
    into.require(turnedAway == 0, turnedAway + " connections were too many for the relays");
  }

  @Override
  public void close() throws IOException {
    workers.shutdownNow();
    for (Relay relay : relays.values()) {
      relay.close();
    }
  }
}
