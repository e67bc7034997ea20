package endurance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Three replicas are replaced one after another, by SIGTERM, while so many restores run: none may
 * fail, and none may be started twice.
 */
final class Rolling {
  private static final int REPLICAS = 3;
  private static final int CLIENTS = 4;
  private static final Duration HANDED_OVER_WITHIN = Duration.ofSeconds(2);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(5);
  private static final Duration ENDED_WITHIN = Duration.ofMinutes(6);
  private static final String RUNNING = "SELECT COUNT(*) FROM obrestore.dag WHERE state IN ('READY', 'RUNNING')";

  /** OceanBase makes tenants one after another, each in a twentieth of that: many wait. */
  private static final String JOB_TAKES = "16s";

  private final Report report = new Report();
  private final String jar;
  private final int wanted;

  private Rolling(String jar, int wanted) {
    this.jar = jar;
    this.wanted = wanted;
  }

  static boolean run(List<String> arguments) throws Exception {
    var numbers = arguments.stream().skip(1).filter(text -> !text.startsWith("--")).toList();
    return new Rolling(arguments.get(0), numbers.isEmpty() ? 200 : Integer.parseInt(numbers.get(0))).run();
  }

  private boolean run() throws Exception {
    report.machine();
    try (var oceanBase = OceanBase.start(jar, JOB_TAKES);
        var fleet = new Fleet(jar, oceanBase.port(), Map.of()).startAll(REPLICAS);
        var takeovers = new Takeovers(report, oceanBase, fleet)) {
      var clients = new Clients(fleet, 1);
      submit(oceanBase, clients);
      report.put("restores accepted", clients.accepted().size());
      report.put("running when the update began", oceanBase.number(RUNNING));
      replaceAll(fleet, takeovers);
      report.put("running when the update was over", oceanBase.number(RUNNING));
      awaitEnds(oceanBase);
      Verdict verdict = Verdict.read(oceanBase, clients.accepted());
      Chaos.judge(report, verdict);
      report.none("started twice", verdict.startedTwice());
      report.none("refused", clients.refused().values());
      report.put("load average after", Report.load());
    }
    return report.print();
  }

  /** Until so many run at once. */
  private void submit(OceanBase oceanBase, Clients clients) throws Exception {
    var workers = Executors.newFixedThreadPool(CLIENTS);
    try {
      for (int made = 0; oceanBase.number(RUNNING) < wanted; ) {
        var batch = new ArrayList<Future<Boolean>>();
        for (int i = 0; i < CLIENTS; i++) {
          String tenant = "rolling" + made++;
          batch.add(workers.submit(() -> clients.restore(tenant, tenant, "file:///data/backup/data")));
        }
        for (var one : batch) {
          one.get();
        }
      }
    } finally {
      workers.shutdown();
    }
    report.tell("%d restores run", wanted);
  }

  /** The first holds its share of all; whoever is replaced later holds what the ones before have left, too. */
  private void replaceAll(Fleet fleet, Takeovers takeovers) throws Exception {
    for (Replica old : List.copyOf(fleet.all())) {
      int before = takeovers.seconds().size();
      int held = replace(old, fleet, takeovers);
      var seconds = takeovers.seconds();
      handedOver(old, held, seconds.subList(before, seconds.size()));
    }
  }

  private int replace(Replica old, Fleet fleet, Takeovers takeovers) throws Exception {
    old.leaves();
    var before = takeovers.held();
    long at = System.nanoTime();
    old.process().signal("TERM");
    int held = takeovers.begin(old, before, at);
    old.process().awaitEnd();
    double stopped = (System.nanoTime() - at) / 1e9;
    report.put("end of " + old.name() + " after SIGTERM, s", "%.2f".formatted(stopped));
    report.require(
        stopped <= STOPPED_WITHIN.toSeconds(), "a stop took more than " + STOPPED_WITHIN.toSeconds() + " s");
    Replica next = fleet.start();
    next.awaitReady();
    report.tell("%s is ready", next.name());
    takeovers.awaitAll();
    return held;
  }

  private void handedOver(Replica old, int held, List<Double> seconds) {
    double longest = Report.quantile(seconds, 1);
    report.put(
        "hand-over by " + old.name() + ": dags, p50 and longest in s",
        "%d, %.2f, %.2f".formatted(held, Report.quantile(seconds, 0.5), longest));
    report.require(
        longest <= HANDED_OVER_WITHIN.toSeconds(),
        "a hand-over took more than " + HANDED_OVER_WITHIN.toSeconds() + " s");
  }

  private void awaitEnds(OceanBase oceanBase) throws Exception {
    long limit = System.nanoTime() + ENDED_WITHIN.toNanos();
    while (System.nanoTime() - limit < 0 && oceanBase.number(RUNNING) > 0) {
      Thread.sleep(500);
    }
    report.tell("nothing runs any more, or the time for it is over");
  }
}
