package endurance;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Three replicas on one OceanBase, of which one is killed every 3 s while at least two are ready,
 * and restores that come over the whole time: none may be lost, doubled, or failed wrongly. With
 * --pauses they are not killed but stopped for longer than their lease, with --partitions cut off
 * from OceanBase; with --skew they are killed while their clocks are minutes apart.
 */
final class Chaos {
  static final int REPLICAS = 3;
  static final Duration LEASE = Duration.ofSeconds(20);
  private static final Duration TAKEOVER_WITHIN = LEASE.plusSeconds(2);
  private static final long HAZARD_EVERY_MS = 3_000;
  private static final Duration ENDED_WITHIN = Duration.ofMinutes(4);
  private static final int REST_SECONDS = 20;
  private static final int ONE_IN_BREAKS = 10;

  /** The restores come in this part of the time, so that the last ones meet kills, too. */
  private static final double SUBMITTED_IN = 0.95;

  private final Report report = new Report();
  private final String jar;
  private final Trouble trouble;
  private final double minutes;
  private final int restores;
  private final long seed = System.nanoTime();
  private final AtomicInteger hazards = new AtomicInteger();
  private final AtomicInteger passedOver = new AtomicInteger();
  private final AtomicInteger hit = new AtomicInteger();

  private Chaos(List<String> arguments) {
    jar = arguments.get(0);
    trouble = trouble(arguments);
    var numbers = arguments.stream().skip(1).filter(text -> !text.startsWith("--")).toList();
    minutes = numbers.isEmpty() ? 5 : Double.parseDouble(numbers.get(0));
    restores = numbers.size() < 2 ? 200 : Integer.parseInt(numbers.get(1));
  }

  private Trouble trouble(List<String> arguments) {
    if (arguments.contains("--pauses")) {
      return new Pauses();
    }
    if (arguments.contains("--partitions")) {
      return new Partitions(report);
    }
    return arguments.contains("--skew") ? new Skew(System.getProperty("skew", "")) : new Kills();
  }

  public static void main(String[] arguments) throws Exception {
    var all = List.of(arguments);
    boolean passed = all.contains("--rolling") ? Rolling.run(all) : new Chaos(all).run();
    System.exit(passed ? 0 : 1);
  }

  private boolean run() throws Exception {
    report.machine();
    report.put("seed", seed);
    var settings = Map.of("OBRESTORE_DAG_LEASE", LEASE.toString(), "OBRESTORE_SWEEPER_EVERY", "10s");
    try (var oceanBase = OceanBase.start(jar, trouble.jobTakes());
        trouble;
        var fleet = new Fleet(jar, oceanBase.port(), settings);
        var takeovers = new Takeovers(report, oceanBase, fleet, trouble::othersCould)) {
      trouble.start(fleet, oceanBase);
      var clients = new Clients(fleet, seed);
      during(oceanBase, fleet, clients, takeovers);
      figures(clients, takeovers);
      trouble.judge(report, oceanBase, fleet, takeovers);
      judge(oceanBase, fleet, clients);
      rest(oceanBase, fleet);
      report.put("load average after", Report.load());
      fleet.warnings().stream().filter(line -> line.contains(" ERROR ")).limit(5).forEach(System.out::println);
    }
    return report.print();
  }

  private void during(OceanBase oceanBase, Fleet fleet, Clients clients, Takeovers takeovers) throws Exception {
    long begun = System.nanoTime();
    long end = begun + (long) (minutes * 60e9);
    ExecutorService workers = Executors.newCachedThreadPool();
    try {
      var submitted = new ArrayList<Future<?>>();
      for (int i = 0; i < restores; i++) {
        long due = begun + (long) (i * SUBMITTED_IN * minutes * 60e9 / restores);
        submitted.add(workers.submit(one(i, due, oceanBase, clients)));
      }
      workers.submit(hazards(fleet, takeovers, end)).get();
      trouble.awaitEnd();
      report.tell("%d were %s", hazards.get(), trouble.past());
      long limit = System.nanoTime() + ENDED_WITHIN.toNanos();
      while (System.nanoTime() - limit < 0 && !over(submitted, oceanBase)) {
        Thread.sleep(500);
      }
      report.tell("nothing runs any more, or the time for it is over");
    } finally {
      workers.shutdownNow();
    }
  }

  private static boolean over(List<Future<?>> submitted, OceanBase oceanBase) throws SQLException {
    return submitted.stream().allMatch(Future::isDone)
        && oceanBase.number("SELECT COUNT(*) FROM obrestore.dag WHERE state IN ('READY', 'RUNNING')") == 0;
  }

  /** One in ten restores a backup that breaks at first, and is tried again. */
  private Callable<Void> one(int i, long due, OceanBase oceanBase, Clients clients) {
    return () -> {
      sleepUntil(due);
      boolean breaks = i % ONE_IN_BREAKS == ONE_IN_BREAKS - 1;
      String tenant = "chaos" + i;
      boolean accepted = clients.restore(tenant, tenant, "file:///data/backup/" + (breaks ? "broken" : "data"));
      if (accepted && breaks) {
        retry(clients.accepted().get(tenant), oceanBase, clients);
      }
      return null;
    };
  }

  private static void retry(long dag, OceanBase oceanBase, Clients clients) throws Exception {
    while (!state(oceanBase, dag).equals("FAILED")) {
      Thread.sleep(200);
    }
    // whether a RETRY that was cut off has landed, the store knows
    while (state(oceanBase, dag).equals("FAILED")) {
      if (!clients.operate(dag, "RETRY")) {
        return;
      }
    }
  }

  private static String state(OceanBase oceanBase, long dag) throws SQLException {
    return oceanBase.rows("SELECT state FROM obrestore.dag WHERE id = " + dag).get(0).get(0);
  }

  static void sleepUntil(long due) throws InterruptedException {
    long left = due - System.nanoTime();
    if (left > 0) {
      Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
    }
  }

  private Callable<Void> hazards(Fleet fleet, Takeovers takeovers, long end) {
    var random = new Random(seed);
    return () -> {
      for (long due = System.nanoTime(); due - end < 0; due += HAZARD_EVERY_MS * 1_000_000) {
        sleepUntil(due);
        List<Replica> candidates = trouble.candidates(fleet);
        if (candidates.size() < 2) {
          passedOver.incrementAndGet();
          continue;
        }
        Replica victim = trouble.pick(candidates, takeovers, random);
        hit.addAndGet(trouble.strike(victim, fleet, takeovers, random));
        hazards.incrementAndGet();
      }
      return null;
    };
  }

  private void figures(Clients clients, Takeovers takeovers) {
    report.put("restores asked for", restores);
    report.put("restores accepted", clients.accepted().size());
    report.put("replicas " + trouble.past(), hazards.get());
    report.put("turns passed over, fewer than two were there", passedOver.get());
    report.put("dags they held", hit.get());
    report.put("requests cut off, sent again", clients.cut());
    report.put("requests to a replica not ready, sent again", clients.notReady());
    report.put("other answers of 5xx, sent again", clients.faults());
    report.require(trouble.mayFail() || clients.faults().isEmpty(), "answers of 5xx: " + clients.faults());
    List<Double> seconds = takeovers.seconds();
    report.put("dags taken over", seconds.size());
    report.put("takeover, s, p50", Report.quantile(seconds, 0.50));
    report.put("takeover, s, p99", Report.quantile(seconds, 0.99));
    report.put("takeover, s, longest", Report.quantile(seconds, 1));
    report.require(
        trouble.mayFail() || Report.quantile(seconds, 0.99) <= TAKEOVER_WITHIN.toSeconds(),
        "p99 of takeovers is above " + TAKEOVER_WITHIN.toSeconds() + " s");
  }

  private void judge(OceanBase oceanBase, Fleet fleet, Clients clients) throws Exception {
    // time for a turn of the sweeper
    Thread.sleep(Duration.ofSeconds(15).toMillis());
    judge(report, Verdict.read(oceanBase, clients.accepted()));
    report.none("refused", clients.refused().entrySet().stream().map(Object::toString).toList());
    report.none(
        "runs that broke off by a fault",
        fleet.warnings().stream().filter(line -> line.contains("broke off")).toList());
  }

  static void judge(Report report, Verdict verdict) throws SQLException {
    report.put("jobs of OceanBase", verdict.jobs());
    report.none("lost", verdict.lost());
    report.none("doubled", verdict.doubled());
    report.none("wrongly failed", verdict.wronglyFailed());
    report.none("wrongly succeeded", verdict.wronglySucceeded());
    report.none("left behind", verdict.leftBehind());
  }

  private void rest(OceanBase oceanBase, Fleet fleet) throws Exception {
    fleet.awaitReady();
    report.put("replicas ready at the end", fleet.ready().size());
    report.put("statements a second at rest, all of them", atRest(oceanBase));
  }

  private static double atRest(OceanBase oceanBase) throws Exception {
    long before = oceanBase.statements();
    long begun = System.nanoTime();
    Thread.sleep(REST_SECONDS * 1_000L);
    return (oceanBase.statements() - before) / ((System.nanoTime() - begun) / 1e9);
  }
}
