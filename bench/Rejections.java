import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * What refused requests leave behind. A program of one file: {@code java -cp DRIVER Rejections.java
 * JAR [requests a second] [seconds]}. Ends with 0 when nothing was left.
 */
public final class Rejections {
  private static final int CONNECTIONS = 32;
  private static final int WARM_UP_SECONDS = 15;
  private static final double KEPT_RATE = 0.99;

  /** Of the heap: what the JVM itself keeps for its own use comes and goes. */
  private static final double HEAP_TOLERANCE_MB = 2;

  private static final String MASTER_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final List<String> TABLES = List.of("dag", "node", "task_log", "attempt", "start_slot");

  private final Map<String, Object> figures = new LinkedHashMap<>();
  private final List<String> failures = new ArrayList<>();
  private final String jar;
  private final int rate;
  private final int seconds;

  private Rejections(String jar, int rate, int seconds) {
    this.jar = jar;
    this.rate = rate;
    this.seconds = seconds;
  }

  public static void main(String[] args) throws Exception {
    int rate = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
    int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 30;
    System.exit(new Rejections(args[0], rate, seconds).run() ? 0 : 1);
  }

  private boolean run() throws Exception {
    figures.put("processors", Runtime.getRuntime().availableProcessors());
    figures.put("load average before", Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
    figures.put("jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    try (var oceanBase = Server.start(Map.of(), jar, "oceanbase", "--port", "0")) {
      int port = Integer.parseInt(oceanBase.await("listens on port ").strip());
      try (var service = Server.start(environment(port), jar);
          var database = new Database(port)) {
        URI address = URI.create(service.await("Listening on: "));
        service.await("Ready: the store");
        measure(service, database, address);
      }
    }
    figures.forEach((name, value) -> System.out.printf(Locale.ROOT, "%-44s %s%n", name, value));
    failures.forEach(failure -> System.out.println("FAIL: " + failure));
    if (failures.isEmpty()) {
      System.out.println("PASS: heap and store are as they were");
    }
    return failures.isEmpty();
  }

  private static Map<String, String> environment(int port) {
    return Map.of(
        "OBRESTORE_OCEANBASE_HOST", "127.0.0.1",
        "OBRESTORE_OCEANBASE_PORT", Integer.toString(port),
        "OBRESTORE_SECURITY_MASTER_KEY", MASTER_KEY,
        "QUARKUS_HTTP_PORT", "0");
  }

  private void measure(Server service, Database database, URI address) throws Exception {
    restoreOne(service, address);
    // classes, code and buffers are there after the first of them
    new Load(address).run(rate, WARM_UP_SECONDS);
    double heapBefore = service.heapMegabytes();
    double residentBefore = service.residentMegabytes();
    var storeBefore = database.store();

    Outcome outcome = new Load(address).run(rate, seconds);

    double heapAfter = service.heapMegabytes();
    var storeAfter = database.store();
    figures.put("requests", outcome.sent());
    figures.put("requests a second", round(outcome.sent() / outcome.seconds()));
    figures.put("p50, ms", round(outcome.quantile(0.50)));
    figures.put("p99, ms", round(outcome.quantile(0.99)));
    figures.put("longest, ms", round(outcome.quantile(1)));
    figures.put("answers by status", outcome.statuses());
    figures.put("heap after GC before, MB", round(heapBefore));
    figures.put("heap after GC after, MB", round(heapAfter));
    figures.put("resident before, MB", round(residentBefore));
    figures.put("resident after, MB", round(service.residentMegabytes()));
    figures.put("rows of the store before", counts(storeBefore));
    figures.put("rows of the store after", counts(storeAfter));
    judge(outcome, heapAfter - heapBefore, storeBefore.equals(storeAfter));
  }

  private void judge(Outcome outcome, double heapGrowth, boolean sameStore) {
    if (outcome.sent() / outcome.seconds() < rate * KEPT_RATE) {
      failures.add("fewer than " + rate + " requests a second");
    }
    outcome.unexpected().forEach((what, times) -> failures.add(what + ", " + times + " times"));
    if (heapGrowth > HEAP_TOLERANCE_MB) {
      failures.add("the heap has grown by " + round(heapGrowth) + " MB");
    }
    if (!sameStore) {
      failures.add("the store has changed");
    }
  }

  private static Map<String, Integer> counts(Map<String, List<String>> store) {
    var counts = new TreeMap<String, Integer>();
    store.forEach((table, rows) -> counts.put(table, rows.size()));
    return counts;
  }

  /** So that the store is not empty, and one id is known. */
  private static void restoreOne(Server service, URI address) throws Exception {
    String body =
        """
        {"restore_tenant_name": "one", "data_backup_uri": "file:///data/backup/data",
         "archive_log_uri": "file:///data/backup/clog",
         "zone_list": [{"name": "zone1", "unit_config_name": "s1", "unit_num": 1}]}""";
    try (var client = new Client(address)) {
      int status = client.send(Request.post("/api/v1/tenant/restore", "application/json", body, 200));
      if (status != 200) {
        throw new IllegalStateException("the restore was not accepted: " + status);
      }
    }
    service.await("SUCCEED/RUN, stage 5/5");
  }

  private static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }

  /** A request that is refused. */
  private record Request(String what, byte[] bytes, int status) {
    private static final String RESTORE = "/api/v1/tenant/restore";

    static Request post(String path, String type, String body, int status) {
      byte[] sent = body.getBytes(StandardCharsets.UTF_8);
      String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\nContent-Length: ";
      return new Request(path, (head + sent.length + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8), status);
    }

    static Request of(String method, String path, String headers, int status) {
      String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
      return new Request(method + " " + path, head.getBytes(StandardCharsets.UTF_8), status);
    }

    private static String body(String tenant, String zone, String config, String more) {
      return """
          {"data_backup_uri": "file:///data/backup/data", "restore_tenant_name": "%s",
           "zone_list": [{"name": "%s", "unit_config_name": "%s", "unit_num": 1}]%s}"""
          .formatted(tenant, zone, config, more);
    }

    private static Request restore(String body) {
      return post(RESTORE, "application/json", body, 400);
    }

    /** One after another, again and again. */
    static List<Request> mix() {
      return List.of(
          restore("{\"restore_tenant_name\": "),
          restore(body("sys", "", "", ", \"scn\": 1.5, \"concurrency\": 0, \"decryption\": [\"\"]")),
          restore(body("rejected", "zone9", "s1", "")),
          of("GET", "/api/v1/task/dag/1987654321", "", 404),
          restore(body("rejected", "zone1", "s9", ", \"primary_zone\": \"random\"")),
          of("GET", "/api/v1/nothing", "", 404),
          restore(body("Shop", "zone1", "s1", "")),
          of("GET", "/api/v1/task/node/x", "", 400),
          post("/api/v1/task/dag/11", "application/json", "{\"operator\": \"RETRY\"}", 400),
          of("DELETE", "/api/v1/info", "", 405),
          restore("{}"),
          of("GET", "/api/v1/task/sub_task/1987654301/logs", "", 404),
          post(RESTORE, "application/xml", "<restore/>", 415),
          restore(body("one", "zone1", "s1", "")),
          restore("{\"zone_list\": [" + "{},".repeat(99) + "{}]}"),
          of("GET", "/api/v1/task/dags/ob?show_details=maybe", "", 400),
          restore(body("rejected", "zone1", "s1", ", \"time_stamp\": \"yesterday\"")),
          of("GET", "/api/v1/%zz", "", 400),
          restore("[]"),
          of("POST", RESTORE, "Content-Length: " + (8 << 20) + "\r\n", 413));
    }
  }

  /** Requests at a steady rate over a number of connections that are kept. */
  private static final class Load {
    private final URI address;
    private final List<Request> mix = Request.mix();
    private final AtomicLong next = new AtomicLong();

    Load(URI address) {
      this.address = address;
    }

    Outcome run(int rate, int seconds) throws Exception {
      long all = (long) rate * seconds;
      long begun = System.nanoTime();
      var workers = Executors.newFixedThreadPool(CONNECTIONS);
      try {
        Callable<List<Answer>> work = () -> worker(begun, all, rate);
        var answers = new ArrayList<Answer>();
        for (var part : workers.invokeAll(java.util.Collections.nCopies(CONNECTIONS, work))) {
          answers.addAll(part.get());
        }
        return new Outcome(answers, (System.nanoTime() - begun) / 1e9);
      } finally {
        workers.shutdown();
      }
    }

    /** Each request has its moment; a late answer makes the next ones late, and that counts. */
    private List<Answer> worker(long begun, long all, int rate) throws IOException {
      var answers = new ArrayList<Answer>();
      try (var client = new Client(address)) {
        for (long i = next.getAndIncrement(); i < all; i = next.getAndIncrement()) {
          long due = begun + i * 1_000_000_000L / rate;
          for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
            LockSupport.parkNanos(wait);
          }
          Request request = mix.get((int) (i % mix.size()));
          int status = client.send(request);
          answers.add(new Answer(request, status, (System.nanoTime() - due) / 1e6));
        }
      }
      return answers;
    }
  }

  private record Answer(Request request, int status, double milliseconds) {}

  private record Outcome(List<Answer> answers, double seconds) {
    long sent() {
      return answers.size();
    }

    Map<Integer, Long> statuses() {
      var counts = new TreeMap<Integer, Long>();
      answers.forEach(answer -> counts.merge(answer.status(), 1L, Long::sum));
      return counts;
    }

    Map<String, Long> unexpected() {
      var counts = new TreeMap<String, Long>();
      for (Answer answer : answers) {
        if (answer.status() != answer.request().status()) {
          counts.merge(answer.status() + " for " + answer.request().what(), 1L, Long::sum);
        }
      }
      return counts;
    }

    /** Nearest rank. */
    double quantile(double q) {
      double[] sorted = answers.stream().mapToDouble(Answer::milliseconds).sorted().toArray();
      return sorted[Math.max(0, (int) Math.ceil(q * sorted.length) - 1)];
    }
  }

  /** One connection, opened anew where the service has closed it. */
  private static final class Client implements AutoCloseable {
    private final URI address;
    private Socket socket;
    private InputStream input;

    Client(URI address) {
      this.address = address;
    }

    /** The status of the answer. */
    int send(Request request) throws IOException {
      if (socket == null) {
        socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        input = new BufferedInputStream(socket.getInputStream());
      }
      socket.getOutputStream().write(request.bytes());
      return read();
    }

    private int read() throws IOException {
      int status = Integer.parseInt(line().split(" ", 3)[1]);
      int length = -1;
      boolean closes = false;
      for (String header = line(); !header.isEmpty(); header = line()) {
        String folded = header.toLowerCase(Locale.ROOT);
        if (folded.startsWith("content-length:")) {
          length = Integer.parseInt(folded.substring(15).strip());
        }
        closes |= folded.equals("connection: close");
      }
      if (length < 0) {
        chunks();
      } else {
        input.skipNBytes(length);
      }
      if (closes) {
        close();
      }
      return status;
    }

    private void chunks() throws IOException {
      for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
        input.skipNBytes(size);
        line();
      }
      line();
    }

    private String line() throws IOException {
      var line = new StringBuilder();
      for (int next = input.read(); next != '\n'; next = input.read()) {
        if (next < 0) {
          throw new EOFException("the service has hung up");
        }
        if (next != '\r') {
          line.append((char) next);
        }
      }
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      if (socket != null) {
        socket.close();
        socket = null;
      }
    }
  }

  /** A process of the packaged jar; its output is read to its end. */
  private static final class Server implements AutoCloseable {
    private static final Pattern USED = Pattern.compile("(?:heap|generation) .*used (\\d+)K");

    private final Process process;
    private final List<String> lines = new ArrayList<>();

    private Server(Process process) {
      this.process = process;
      var reader = new Thread(this::read);
      reader.setDaemon(true);
      reader.start();
    }

    static Server start(Map<String, String> environment, String... arguments) throws IOException {
      var command = new ArrayList<String>(List.of("java", "-jar"));
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

    /** What is alive on the heap: used after two collections. */
    double heapMegabytes() throws IOException, InterruptedException {
      Thread.sleep(Duration.ofSeconds(2).toMillis());
      jcmd("GC.run");
      jcmd("GC.run");
      var used = USED.matcher(jcmd("GC.heap_info"));
      long kilobytes = 0;
      while (used.find()) {
        kilobytes += Long.parseLong(used.group(1));
      }
      return kilobytes / 1024.0;
    }

    private String jcmd(String command) throws IOException, InterruptedException {
      String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      var told = new ProcessBuilder(jcmd, Long.toString(process.pid()), command).redirectErrorStream(true).start();
      String output = new String(told.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!told.waitFor(30, TimeUnit.SECONDS) || told.exitValue() != 0) {
        throw new IllegalStateException("jcmd " + command + ": " + output);
      }
      return output;
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

  /** What the service keeps in OceanBase. */
  private static final class Database implements AutoCloseable {
    private final Connection connection;

    Database(int port) throws SQLException {
      connection = DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/oceanbase?user=root@sys");
    }

    /** Every row of every table, as text, and OceanBase's pools. */
    Map<String, List<String>> store() throws SQLException {
      var store = new TreeMap<String, List<String>>();
      for (String table : TABLES) {
        store.put(table, rows("SELECT * FROM obrestore." + table));
      }
      store.put("resource pools", rows("SELECT NAME, TENANT_ID FROM DBA_OB_RESOURCE_POOLS"));
      return store;
    }

    private List<String> rows(String sql) throws SQLException {
      try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
        var found = new ArrayList<String>();
        while (rows.next()) {
          var row = new ArrayList<String>();
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            row.add(rows.getString(i));
          }
          found.add(row.toString());
        }
        found.sort(null);
        return found;
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
