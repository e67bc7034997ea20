import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** The figures of bench/README.md. A program of one file: {@code java -cp DRIVER Overhead.java JAR}. */
public final class Overhead {
  private static final int RESTORES = 100;
  private static final int AT_ONCE = 8;
  private static final int STARTS = 5;
  private static final int IDLE_SECONDS = 10;
  private static final String MASTER_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final Pattern DAG_ID = Pattern.compile("\"dag_id\":(\\d+)");

  /**
   * Of the embedded OceanBase, so that on a machine of few processors it leaves the service its share: it stands for a
   * server that is elsewhere, and has run for long.
   */
  private static final List<String> LIGHT = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Map<String, Object> figures = new LinkedHashMap<>();
  private final String jar;

  private Overhead(String jar) {
    this.jar = jar;
  }

  public static void main(String[] args) throws Exception {
    new Overhead(args[0]).run();
  }

  private void run() throws Exception {
    machine();
    var room = Map.of("OBRESTORE_SIMULATOR_SERVER_CPU", "4096", "OBRESTORE_SIMULATOR_SERVER_MEMORY", "16384G");
    try (var oceanBase = Server.start(LIGHT, room, jar, "oceanbase", "--port", "0")) {
      int port = Integer.parseInt(oceanBase.await("listens on port ").strip());
      starts(port);
      try (var service = service(port)) {
        measure(service, oceanBase, port);
      }
    }
    print();
  }

  private void machine() throws IOException {
    figures.put("machine", cpu() + ", " + Runtime.getRuntime().availableProcessors() + " processors");
    figures.put("load average before", Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
    figures.put("jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
  }

  private static String cpu() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }

  /** Time from the start of the process until readiness answers 200, and memory at rest after it. */
  private void starts(int port) throws Exception {
    var ready = new ArrayList<Double>();
    var idle = new ArrayList<Double>();
    var cpu = new ArrayList<Double>();
    for (int i = 0; i < STARTS; i++) {
      try (var service = service(port)) {
        ready.add(service.readyAfter);
        cpu.add(service.server.cpuSeconds());
        Thread.sleep(IDLE_SECONDS * 1_000L);
        idle.add(service.server.residentMegabytes());
      }
    }
    figures.put("ready after, s, median of " + STARTS, round(median(ready)));
    figures.put("processor time until ready, s, median of " + STARTS, round(median(cpu)));
    figures.put("resident idle, MB, median of " + STARTS, round(median(idle)));
  }

  private Service service(int port) throws Exception {
    var environment =
        Map.of(
            "OBRESTORE_OCEANBASE_HOST", "127.0.0.1",
            "OBRESTORE_OCEANBASE_PORT", Integer.toString(port),
            "OBRESTORE_SECURITY_MASTER_KEY", MASTER_KEY,
            "QUARKUS_HTTP_PORT", "0");
    return new Service(Server.start(List.of(), environment, jar));
  }

  private void measure(Service service, Server server, int port) throws Exception {
    try (var oceanBase = new OceanBase(port)) {
      double idle = idleRate(oceanBase);
      figures.put("statements a second at rest", round(idle));
      var restores = new Restores(service, oceanBase);
      phase("one after another", 1, restores, oceanBase, idle);
      var cpu = List.of(service.server, server);
      var before = cpu.stream().map(Server::cpuSeconds).toList();
      phase(AT_ONCE + " at a time", AT_ONCE, restores, oceanBase, idle);
      cpu("service", service.server, before.get(0));
      cpu("embedded OceanBase", server, before.get(1));
      phase("one after another, warm", 1, restores, oceanBase, idle);
      figures.put("resident after, MB", round(service.server.residentMegabytes()));
    }
  }

  /** Of the phase before; says what to expect of a machine that does nothing else. */
  private void cpu(String who, Server server, double before) {
    double milliseconds = (server.cpuSeconds() - before) * 1_000 / RESTORES;
    figures.put(AT_ONCE + " at a time: processor time a restore, ms, " + who, round(milliseconds));
  }

  private static double idleRate(OceanBase oceanBase) throws Exception {
    long before = oceanBase.statements();
    Thread.sleep(IDLE_SECONDS * 1_000L);
    return (oceanBase.statements() - before) / (double) IDLE_SECONDS;
  }

  private void phase(String name, int atOnce, Restores restores, OceanBase oceanBase, double idle)
      throws Exception {
    long before = oceanBase.statements();
    long begun = System.nanoTime();
    List<Double> times = restores.run(RESTORES, atOnce);
    double seconds = (System.nanoTime() - begun) / 1e9;
    double all = (oceanBase.statements() - before) / (double) RESTORES;
    figures.put(name + ": first, ms", round(times.get(0)));
    figures.put(name + ": p50, ms", round(quantile(times, 0.50)));
    figures.put(name + ": p99, ms", round(quantile(times, 0.99)));
    figures.put(name + ": longest, ms", round(quantile(times, 1)));
    figures.put(name + ": statements a restore, all", round(all));
    figures.put(name + ": statements a restore, less those at rest", round(all - idle * seconds / RESTORES));
    restores.drop();
  }

  private static double median(List<Double> values) {
    return quantile(values, 0.5);
  }

  /** Nearest rank. */
  private static double quantile(List<Double> values, double q) {
    double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
    return sorted[Math.max(0, (int) Math.ceil(q * sorted.length) - 1)];
  }

  private static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }

  private void print() {
    figures.forEach((name, value) -> System.out.printf(Locale.ROOT, "%-62s %s%n", name, value));
    var json = new ArrayList<String>();
    figures.forEach((name, value) -> json.add("  \"" + name + "\": " + json(value)));
    System.out.println("{\n" + String.join(",\n", json) + "\n}");
  }

  private static String json(Object value) {
    return value instanceof Number ? value.toString() : "\"" + value.toString().replace("\"", "\\\"") + "\"";
  }

  /** A process of the packaged jar; its output is read to its end. */
  private static final class Server implements AutoCloseable {
    private final Process process;
    private final List<String> lines = new ArrayList<>();

    private Server(Process process) {
      this.process = process;
      var reader = new Thread(this::read);
      reader.setDaemon(true);
      reader.start();
    }

    static Server start(List<String> flags, Map<String, String> environment, String... arguments)
        throws IOException {
      var command = new ArrayList<String>(List.of("java"));
      command.addAll(flags);
      command.add("-jar");
      command.addAll(Arrays.asList(arguments));
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      return new Server(builder.start());
    }

    private void read() {
      try (var output = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
        output.lines().forEach(this::add);
      } catch (IOException | UncheckedIOException ended) {
        add(ended.toString());
      }
    }

    private synchronized void add(String line) {
      lines.add(line);
      notifyAll();
    }

    /** What follows that text in the first line that has it. */
    synchronized String await(String text) throws InterruptedException {
      while (true) {
        for (String line : lines) {
          if (line.contains(text)) {
            return line.substring(line.indexOf(text) + text.length());
          }
        }
        if (!process.isAlive()) {
          throw new IllegalStateException("it ended:\n" + String.join("\n", lines));
        }
        wait(1_000);
      }
    }

    /** Processor time so far, of all threads. */
    double cpuSeconds() {
      return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    double residentMegabytes() throws IOException {
      try (var status = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
        String line = status.filter(l -> l.startsWith("VmRSS:")).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }

    @Override
    public void close() throws InterruptedException {
      process.destroy();
      process.waitFor();
    }
  }

  /** The service, ready. */
  private static final class Service implements AutoCloseable {
    final Server server;
    final double readyAfter;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    Service(Server server) throws Exception {
      this.server = server;
      long begun = System.nanoTime() - sinceStart(server).toNanos();
      this.base = server.await("Listening on: ");
      server.await("Ready: the store");
      while (send(HttpRequest.newBuilder(URI.create(base + "/q/health/ready"))).isEmpty()) {
        Thread.sleep(5);
      }
      this.readyAfter = (System.nanoTime() - begun) / 1e9;
    }

    private static java.time.Duration sinceStart(Server server) {
      return java.time.Duration.between(
          server.process.info().startInstant().orElseThrow(), java.time.Instant.now());
    }

    /** The body of an answer with 200, else nothing. */
    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      return answer.statusCode() == 200 ? answer.body() : "";
    }

    long restore(String tenant) throws IOException, InterruptedException {
      String body =
          """
          {"restore_tenant_name": "%s", "data_backup_uri": "file:///data/backup/data",
           "archive_log_uri": "file:///data/backup/clog",
           "zone_list": [{"name": "zone1", "unit_config_name": "s1", "unit_num": 1}]}
          """
              .formatted(tenant);
      String answer =
          send(
              HttpRequest.newBuilder(URI.create(base + "/api/v1/tenant/restore"))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(body)));
      var id = DAG_ID.matcher(answer);
      if (!id.find()) {
        throw new IllegalStateException("the restore was not accepted");
      }
      return Long.parseLong(id.group(1));
    }

    boolean succeeded(long dag) throws IOException, InterruptedException {
      var uri = URI.create(base + "/api/v1/task/dag/1" + dag + "?show_details=false");
      return send(HttpRequest.newBuilder(uri)).contains("\"state\":\"SUCCEED\"");
    }

    @Override
    public void close() throws InterruptedException {
      server.close();
    }
  }

  /** A connection of this program's own, which knows how many statements it has sent itself. */
  private static final class OceanBase implements AutoCloseable {
    private final Connection connection;
    private long own;

    OceanBase(int port) throws SQLException {
      connection = DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/oceanbase?user=root@sys");
    }

    /** Statements of everybody else so far, but BEGIN, COMMIT and SET. */
    synchronized long statements() throws SQLException {
      long count = 0;
      for (var row : rows("SHOW GLOBAL STATUS")) {
        long value = Long.parseLong(row.get(1));
        count += switch (row.get(0)) {
          case "Questions" -> value;
          case "Com_begin", "Com_commit", "Com_set_option" -> -value;
          default -> 0;
        };
      }
      return count - own;
    }

    synchronized List<List<String>> rows(String sql) throws SQLException {
      own++;
      try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
        var found = new ArrayList<List<String>>();
        while (rows.next()) {
          var row = new ArrayList<String>();
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            row.add(rows.getString(i));
          }
          found.add(row);
        }
        return found;
      }
    }

    synchronized void execute(String sql) throws SQLException {
      own++;
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  /** Restores one after another or several at a time, and tells how long each took. */
  private static final class Restores {
    private static final String OPEN = "SELECT id FROM obrestore.dag WHERE state IN ('READY', 'RUNNING')";

    private static final int LOOK_MILLIS = 5;

    private final Service service;
    private final OceanBase oceanBase;
    private final Map<Long, CountDownLatch> running = new ConcurrentHashMap<>();
    private int made;

    Restores(Service service, OceanBase oceanBase) {
      this.service = service;
      this.oceanBase = oceanBase;
    }

    List<Double> run(int count, int atOnce) throws Exception {
      var workers = Executors.newFixedThreadPool(atOnce);
      var watcher = new Thread(this::watch);
      watcher.start();
      try {
        var tasks = new ArrayList<Callable<Double>>();
        for (int i = 0; i < count; i++) {
          String tenant = "bench" + made++;
          tasks.add(() -> restore(tenant));
        }
        var times = new ArrayList<Double>();
        for (var done : workers.invokeAll(tasks)) {
          times.add(done.get());
        }
        return times;
      } finally {
        workers.shutdown();
        watcher.interrupt();
        watcher.join();
      }
    }

    /** Milliseconds from the sending of POST to the answer of the GET that shows SUCCEED. */
    private double restore(String tenant) throws Exception {
      long begun = System.nanoTime();
      long dag = service.restore(tenant);
      var ended = running.computeIfAbsent(dag, id -> new CountDownLatch(1));
      ended.await();
      if (!service.succeeded(dag)) {
        throw new IllegalStateException("dag " + dag + " has not succeeded");
      }
      return (System.nanoTime() - begun) / 1e6;
    }

    /** One look at the store for all, so that following costs the service nothing, and OceanBase little. */
    private void watch() {
      try {
        while (!Thread.interrupted()) {
          var before = List.copyOf(running.keySet());
          var open = new HashSet<Long>();
          oceanBase.rows(OPEN).forEach(row -> open.add(Long.parseLong(row.get(0))));
          before.stream().filter(dag -> !open.contains(dag)).forEach(dag -> running.remove(dag).countDown());
          Thread.sleep(LOOK_MILLIS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Drops what was restored, and its pools. */
    void drop() throws SQLException {
      for (var tenant : oceanBase.rows("SELECT TENANT_NAME FROM DBA_OB_TENANTS WHERE TENANT_NAME LIKE 'bench%'")) {
        oceanBase.execute("DROP TENANT IF EXISTS `" + tenant.get(0) + "` FORCE");
      }
      for (var pool : oceanBase.rows("SELECT NAME FROM DBA_OB_RESOURCE_POOLS WHERE TENANT_ID IS NULL")) {
        oceanBase.execute("DROP RESOURCE POOL `" + pool.get(0) + "`");
      }
    }
  }
}
