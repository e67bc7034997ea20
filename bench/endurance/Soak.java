package endurance;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;

/**
 * Restores at a steady rate for a long time, with jobs that take no time, a history of a minute, and
 * a client that drops the tenants again: nothing may grow. Compares the first tenth of the time with
 * the last one.
 */
final class Soak {
  private static final int SAMPLES = 60;
  private static final int TENTH = SAMPLES / 10;
  private static final Duration WARM_UP = Duration.ofSeconds(90);
  private static final int CLIENTS = 4;

  /** Names are used again: far more than are in use at once. */
  private static final int NAMES = 1_000;

  private static final double KEPT_RATE = 0.98;
  private static final List<String> TABLES =
      List.of("dag", "node", "task_log", "attempt", "start_slot", "nonce", "idempotency", "rsa_key", "duty");

  private final Report report = new Report();
  private final String jar;
  private final double minutes;
  private final int rate;
  private final AtomicLong dropped = new AtomicLong();
  private final Set<String> failed = new TreeSet<>();
  private volatile boolean over;

  private Soak(String[] arguments) {
    jar = arguments[0];
    minutes = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 30;
    rate = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
  }

  public static void main(String[] arguments) throws Exception {
    System.exit(new Soak(arguments).run() ? 0 : 1);
  }

  /**
   * How things stand at one moment.
   *
   * @param heap alive, after two collections; 0 where it was not measured
   * @param rows of the store, of all tables
   * @param cpu seconds of the processor so far
   * @param history OceanBase's own rows of restore jobs, which it keeps
   */
  private record Sample(
      double resident,
      double heap,
      double threads,
      double connections,
      double rows,
      Map<String, Long> byTable,
      double cpu,
      double databaseResident,
      double databaseThreads,
      double tenantsAndPools,
      double history) {}

  private boolean run() throws Exception {
    report.machine();
    var settings = Map.of("OBRESTORE_HISTORY_KEEP", "1m");
    ExecutorService workers = Executors.newCachedThreadPool();
    try (var oceanBase = OceanBase.start(jar, "0s");
        var fleet = new Fleet(jar, oceanBase.port(), settings).startAll(1)) {
      var clients = new Clients(fleet, 1);
      var work = new ArrayList<Future<?>>();
      long begun = System.nanoTime();
      var next = new AtomicLong();
      for (int i = 0; i < CLIENTS; i++) {
        work.add(workers.submit(restores(clients, begun, next)));
      }
      work.add(workers.submit(drops(oceanBase)));
      Thread.sleep(WARM_UP.toMillis());
      report.tell("warm");
      List<Sample> samples = samples(oceanBase, fleet.all().get(0).process());
      over = true;
      for (Future<?> one : work) {
        one.get();
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      judge(samples);
      judgeWork(clients, seconds, fleet);
      report.put("load average after", Report.load());
    } finally {
      over = true;
      workers.shutdownNow();
    }
    return report.print();
  }

  private Callable<Void> restores(Clients clients, long begun, AtomicLong next) {
    return () -> {
      while (!over) {
        long i = next.getAndIncrement();
        long left = begun + i * 1_000_000_000L / rate - System.nanoTime();
        Thread.sleep(Math.max(0, left / 1_000_000));
        clients.restore("soak-" + i, "soak" + i % NAMES, "file:///data/backup/data");
      }
      return null;
    };
  }

  /** Drops each tenant whose restore has ended, and its pools. */
  private Callable<Void> drops(OceanBase oceanBase) {
    return () -> {
      while (!over) {
        var tenants =
            oceanBase.rows(
                "SELECT t.TENANT_NAME, p.NAME FROM DBA_OB_TENANTS t, DBA_OB_RESOURCE_POOLS p"
                    + " WHERE p.TENANT_ID = t.TENANT_ID AND t.TENANT_NAME LIKE 'soak%'");
        var busy = new HashSet<String>();
        oceanBase
            .rows("SELECT maintenance_key FROM obrestore.dag WHERE state IN ('READY', 'RUNNING')")
            .forEach(row -> busy.add(row.get(0)));
        for (var tenant : tenants) {
          if (!busy.contains(tenant.get(0))) {
            oceanBase.execute("DROP TENANT `" + tenant.get(0) + "` FORCE");
            oceanBase.execute("DROP RESOURCE POOL `" + tenant.get(1) + "`");
            dropped.incrementAndGet();
          }
        }
        Thread.sleep(1_000);
      }
      return null;
    };
  }

  private List<Sample> samples(OceanBase oceanBase, JarProcess service) throws Exception {
    var samples = new ArrayList<Sample>();
    long begun = System.nanoTime();
    for (int i = 1; i <= SAMPLES; i++) {
      long due = begun + (long) (i * minutes * 60e9 / SAMPLES);
      Thread.sleep(Math.max(0, (due - System.nanoTime()) / 1_000_000));
      boolean compared = i <= TENTH || i > SAMPLES - TENTH;
      Sample sample = sample(oceanBase, service, compared);
      samples.add(sample);
      oceanBase
          .rows("SELECT id, maintenance_key FROM obrestore.dag WHERE state = 'FAILED'")
          .forEach(row -> failed.add(row.toString()));
      if (i % TENTH == 0) {
        report.tell(
            "resident %.0f MB, %.0f threads, %.0f connections, %.0f rows; OceanBase %.0f MB, %.0f jobs kept",
            sample.resident(), sample.threads(), sample.connections(), sample.rows(), sample.databaseResident(), sample.history());
      }
    }
    return samples;
  }

  private static Sample sample(OceanBase oceanBase, JarProcess service, boolean withHeap) throws Exception {
    double resident = service.residentMegabytes();
    double heap = withHeap ? service.heapMegabytes() : 0;
    Map<String, Long> rows = rows(oceanBase);
    return new Sample(
        resident,
        heap,
        service.threads(),
        oceanBase.connections(),
        rows.values().stream().mapToLong(count -> count).sum(),
        rows,
        service.cpuSeconds(),
        oceanBase.process().residentMegabytes(),
        oceanBase.process().threads(),
        oceanBase.number("SELECT COUNT(*) FROM DBA_OB_TENANTS") + oceanBase.number("SELECT COUNT(*) FROM DBA_OB_RESOURCE_POOLS"),
        oceanBase.number("SELECT COUNT(*) FROM CDB_OB_RESTORE_HISTORY"));
  }

  private static Map<String, Long> rows(OceanBase oceanBase) throws SQLException {
    var counts = new LinkedHashMap<String, Long>();
    for (String table : TABLES) {
      counts.put(table, oceanBase.number("SELECT COUNT(*) FROM obrestore." + table));
    }
    return counts;
  }

  private void judge(List<Sample> samples) {
    var first = samples.subList(0, TENTH);
    var last = samples.subList(SAMPLES - TENTH, SAMPLES);
    flat("resident, MB", first, last, Sample::resident, 0.10, 10);
    flat("heap after collections, MB", first, last, Sample::heap, 0.05, 2);
    flat("threads", first, last, Sample::threads, 0, 2);
    flat("connections to OceanBase", first, last, Sample::connections, 0, 3);
    flat("rows of the store", first, last, Sample::rows, 0.05, 100);
    for (String table : TABLES) {
      report.put("  " + table, first.get(TENTH / 2).byTable().get(table) + " -> " + last.get(TENTH / 2).byTable().get(table));
    }
    flat("tenants and pools of OceanBase", first, last, Sample::tenantsAndPools, 0.10, 20);
    flat("threads of the embedded OceanBase", first, last, Sample::databaseThreads, 0, 10);
    told("embedded OceanBase, resident, MB (keeps its jobs)", first, last, Sample::databaseResident);
    told("restore jobs that OceanBase keeps, rows", first, last, Sample::history);
    report.put("processor time of the service a second, ms", cpu(first) + " -> " + cpu(last));
  }

  private long cpu(List<Sample> tenth) {
    double used = tenth.get(tenth.size() - 1).cpu() - tenth.get(0).cpu();
    return Math.round(used * 1_000 / ((tenth.size() - 1) * minutes * 60 / SAMPLES));
  }

  /** The median may grow by that part, or by that much. */
  private void flat(
      String what, List<Sample> first, List<Sample> last, ToDoubleFunction<Sample> of, double part, double atMost) {
    told(what, first, last, of);
    double before = median(first, of);
    double growth = median(last, of) - before;
    report.require(
        growth <= Math.max(before * part, atMost), "%s: grew by %.1f".formatted(what, growth));
  }

  private void told(String what, List<Sample> first, List<Sample> last, ToDoubleFunction<Sample> of) {
    report.put(what, "%.1f -> %.1f".formatted(median(first, of), median(last, of)));
  }

  private static double median(List<Sample> samples, ToDoubleFunction<Sample> of) {
    return Report.quantile(samples.stream().map(of::applyAsDouble).toList(), 0.5);
  }

  private void judgeWork(Clients clients, double seconds, Fleet fleet) {
    double kept = clients.accepted().size() / seconds;
    report.put("restores accepted", clients.accepted().size());
    report.put("restores a second", kept);
    report.put("tenants dropped", dropped.get());
    report.require(kept >= rate * KEPT_RATE, "fewer than " + rate + " restores a second");
    report.require(
        dropped.get() >= clients.accepted().size() - 20L * rate, "far fewer tenants than restores");
    report.none("failed", failed);
    report.none("refused", clients.refused().entrySet().stream().map(Object::toString).toList());
    report.none("requests cut off", java.util.Collections.nCopies(clients.cut(), "a request"));
    report.none("lines of the log at ERROR", fleet.warnings().stream().filter(line -> line.contains(" ERROR ")).toList());
  }
}
