import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * How quick questions are answered by a full store. A program of one file: {@code java -cp DRIVER
 * Queries.java JAR [requests a second] [seconds] [finished dags] [running restores] [seekdb's
 * folder]}. Ends with 0 when the 99th percentile of each kind of question is below 50 ms.
 */
public final class Queries {
  private static final int CONNECTIONS = 8;
  private static final int WARM_UP_SECONDS = 30;
  private static final double LIMIT_MS = 50;
  private static final int CHUNK = 2_000;
  private static final int COSTED = 100;
  private static final double TICK_MS = 10;
  private static final String MASTER_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  private final Map<String, Object> figures = new LinkedHashMap<>();
  private final List<String> failures = new ArrayList<>();
  private final String jar;
  private final int rate;
  private final int seconds;
  private final int finished;
  private final int running;
  private final String seekDb;

  private Queries(String[] arguments) {
    jar = arguments[0];
    rate = number(arguments, 1, 50);
    seconds = number(arguments, 2, 60);
    finished = number(arguments, 3, 100_000);
    running = number(arguments, 4, 1_000);
    seekDb = arguments.length > 5 ? arguments[5] : "";
  }

  private static int number(String[] arguments, int at, int byDefault) {
    return arguments.length > at ? Integer.parseInt(arguments[at]) : byDefault;
  }

  public static void main(String[] arguments) throws Exception {
    System.exit(new Queries(arguments).run() ? 0 : 1);
  }

  private boolean run() throws Exception {
    figures.put("processors", Runtime.getRuntime().availableProcessors());
    figures.put("load average before", load());
    figures.put("jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    figures.put("SQL engine", seekDb.isEmpty() ? "H2" : "seekdb");
    if (seekDb.isEmpty()) {
      overEngine("");
    } else {
      try (var engine = SeekDb.start(seekDb)) {
        overEngine("jdbc:mariadb://127.0.0.1:" + engine.port() + "/?user=root");
      }
    }
    figures.forEach((name, value) -> System.out.printf(Locale.ROOT, "%-44s %s%n", name, value));
    failures.forEach(failure -> System.out.println("FAIL: " + failure));
    if (failures.isEmpty()) {
      System.out.println("PASS: every 99th percentile is below " + LIMIT_MS + " ms");
    }
    return failures.isEmpty();
  }

  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
  }

  private void overEngine(String jdbcUrl) throws Exception {
    var simulator =
        new HashMap<>(
            Map.of(
                "OBRESTORE_SIMULATOR_SERVER_CPU", "100000",
                "OBRESTORE_SIMULATOR_SERVER_MEMORY", "1000000G"));
    if (!jdbcUrl.isEmpty()) {
      simulator.put("OBRESTORE_SIMULATOR_JDBC_URL", jdbcUrl);
    }
    try (var oceanBase = Server.start(simulator, "java", "-jar", jar, "oceanbase", "--port", "0")) {
      int port = Integer.parseInt(oceanBase.await("listens on port ").strip());
      try (var service = Server.start(environment(port), "java", "-jar", jar)) {
        URI address = URI.create(service.await("Listening on: "));
        service.await("Ready: the store");
        fill(port, service, address);
        measure(address);
        costs(address, service, oceanBase);
        figures.put("resident of the service, MB", Math.round(service.residentMegabytes()));
      }
    }
  }

  private static Map<String, String> environment(int port) {
    return Map.of(
        "OBRESTORE_OCEANBASE_HOST", "127.0.0.1",
        "OBRESTORE_OCEANBASE_PORT", Integer.toString(port),
        "OBRESTORE_SECURITY_MASTER_KEY", MASTER_KEY,
        "OBRESTORE_DAG_START_SLOTS", "64",
        "QUARKUS_HTTP_PORT", "0");
  }

  private void fill(int port, Server service, URI address) throws Exception {
    long begun = System.nanoTime();
    try (var client = new Client(address)) {
      restore(client, "template", "file:///data/backup/data");
      service.await("SUCCEED/RUN, stage 5/5");
      try (var store = new Store(port)) {
        store.multiply(finished);
        progress("finished dags are stored", begun);
        restore(client, "huge", "file:///data/backup/huge");
        store.awaitRunning();
        store.multiplyRunning(finished + 2, running);
        progress("running restores are stored", begun);
        figures.put("rows", store.counts());
      }
    }
  }

  private static void progress(String what, long begun) {
    System.out.printf(Locale.ROOT, "%5d s  %s%n", (System.nanoTime() - begun) / 1_000_000_000, what);
  }

  private static void restore(Client client, String tenant, String place) throws IOException {
    String body =
        """
        {"restore_tenant_name": "%s", "data_backup_uri": "%s",
         "zone_list": [{"name": "zone1", "unit_config_name": "s1", "unit_num": 1}]}"""
            .formatted(tenant, place);
    String head = "POST /api/v1/tenant/restore HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ";
    int status = client.send((head + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
    if (status != 200) {
      throw new IllegalStateException("the restore of " + tenant + " was not accepted: " + status);
    }
  }

  private void measure(URI address) throws Exception {
    new Load(address).run(WARM_UP_SECONDS);
    List<Answer> answers = new Load(address).run(seconds);
    figures.put("load average after", load());
    figures.put("requests a second", Math.round(10.0 * answers.size() / seconds) / 10.0);
    for (Kind kind : Kind.values()) {
      double[] times =
          answers.stream().filter(a -> a.kind() == kind).mapToDouble(Answer::milliseconds).sorted().toArray();
      double p99 = quantile(times, 0.99);
      figures.put(
          kind.shown,
          String.format(
              Locale.ROOT, "p50 %.1f, p99 %.1f, longest %.1f ms; %d", quantile(times, 0.5), p99, quantile(times, 1), times.length));
      if (p99 >= LIMIT_MS) {
        failures.add(String.format(Locale.ROOT, "%s: p99 is %.1f ms", kind.shown, p99));
      }
    }
    long others = answers.stream().filter(answer -> answer.status() != 200).count();
    if (others > 0) {
      failures.add(others + " answers are not 200");
    }
  }

  /** What one request of each kind costs, asked one after another. */
  private void costs(URI address, Server service, Server oceanBase) throws IOException {
    var load = new Load(address);
    try (var client = new Client(address)) {
      for (Kind kind : Kind.values()) {
        double ours = service.processorMilliseconds();
        double theirs = oceanBase.processorMilliseconds();
        long read = client.bytes;
        for (int i = 0; i < COSTED; i++) {
          client.get(load.path(kind, new Random(i)));
        }
        figures.put(
            "processor ms, " + kind.shown,
            String.format(
                Locale.ROOT,
                "service %.1f, OceanBase %.1f; answers of %d KB",
                (service.processorMilliseconds() - ours) / COSTED,
                (oceanBase.processorMilliseconds() - theirs) / COSTED,
                (client.bytes - read) / COSTED / 1024));
      }
    }
  }

  /** Nearest rank. */
  private static double quantile(double[] sorted, double q) {
    return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(q * sorted.length) - 1)];
  }

  /** What is asked, one kind after the other. */
  private enum Kind {
    TASKS("restore/tasks, any page"),
    FINISHED("task/dag/{id}, finished"),
    TASKS_BY_STATUS("restore/tasks, by status, any page"),
    RUNNING("task/dag/{id}, running"),
    TASKS_BY_TIME("restore/tasks, by time and status, any page"),
    UNFINISHED("task/dag/ob/unfinish");

    private final String shown;

    Kind(String shown) {
      this.shown = shown;
    }
  }

  private record Answer(Kind kind, int status, double milliseconds) {}

  /** Questions at a steady rate. */
  private final class Load {
    private final URI address;
    private final AtomicLong next = new AtomicLong();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    Load(URI address) {
      this.address = address;
    }

    List<Answer> run(int time) throws Exception {
      long all = (long) rate * time;
      long begun = System.nanoTime();
      var workers = Executors.newFixedThreadPool(CONNECTIONS);
      try {
        Callable<List<Answer>> work = () -> worker(begun, all);
        var answers = new ArrayList<Answer>();
        for (var part : workers.invokeAll(java.util.Collections.nCopies(CONNECTIONS, work))) {
          answers.addAll(part.get());
        }
        return answers;
      } finally {
        workers.shutdown();
      }
    }

    /** Each request has its moment; a late answer makes the next ones late, and that counts. */
    private List<Answer> worker(long begun, long all) throws IOException {
      var answers = new ArrayList<Answer>();
      try (var client = new Client(address)) {
        for (long i = next.getAndIncrement(); i < all; i = next.getAndIncrement()) {
          long due = begun + i * 1_000_000_000L / rate;
          for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
            LockSupport.parkNanos(wait);
          }
          Kind kind = Kind.values()[(int) (i % Kind.values().length)];
          String path = path(kind, new Random(i));
          int status = client.get(path);
          answers.add(new Answer(kind, status, (System.nanoTime() - due) / 1e6));
        }
      }
      return answers;
    }

    private String path(Kind kind, Random random) {
      int size = List.of(10, 20, 50, 100).get(random.nextInt(4));
      int page = 1 + random.nextInt((finished + running) / size);
      String pages = "page=" + page + "&size=" + size;
      return switch (kind) {
        case TASKS -> "restore/tasks?" + pages;
        case TASKS_BY_STATUS ->
            "restore/tasks?status=" + (random.nextBoolean() ? "SUCCESS&" + pages : "FAIL,WAIT_TENANT_RESTORE_FINISH&size=" + size + "&page=" + (1 + random.nextInt(10)));
        case TASKS_BY_TIME -> {
          Instant from = now.minus(random.nextInt(finished), ChronoUnit.MINUTES);
          Instant to = from.plus(1 + random.nextInt(10_000), ChronoUnit.MINUTES);
          yield "restore/tasks?status=SUCCESS,FAIL&start_time=" + from + "&end_time=" + to
              + "&size=" + size + "&page=" + (1 + random.nextInt(20));
        }
        case FINISHED -> "task/dag/1" + (2 + random.nextInt(finished));
        case RUNNING -> "task/dag/1" + (finished + 2 + random.nextInt(running));
        case UNFINISHED -> "task/dag/ob/unfinish";
      };
    }
  }

  /** The store, filled by copies of one restore that was really made. */
  private static final class Store implements AutoCloseable {
    private final Connection connection;
    private final Statement statement;

    Store(int port) throws SQLException {
      connection = DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/obrestore?user=root@sys");
      statement = connection.createStatement();
      statement.execute("SET time_zone = '+00:00'");
      statement.execute("SET ob_query_timeout = 600000000");
      statement.execute("SET ob_trx_timeout = 600000000");
    }

    /** Dags with ids from 2 on, a minute after each other, one in a hundred FAILED with nothing left. */
    void multiply(int copies) throws SQLException {
      statement.execute("CREATE TABLE number (n INT NOT NULL, PRIMARY KEY (n))");
      statement.execute("INSERT INTO number (n) VALUES (0)");
      for (int size = 1; size < CHUNK; size *= 2) {
        statement.execute("INSERT INTO number (n) SELECT n + " + size + " FROM number WHERE n + " + size + " < " + CHUNK);
      }
      for (int first = 2; first < copies + 2; first += CHUNK) {
        copy(first, Math.min(first + CHUNK, copies + 2), copies);
      }
      statement.execute("DROP TABLE number");
      statement.execute("ALTER TABLE dag AUTO_INCREMENT = " + (copies + 2));
    }

    private void copy(int from, int to, int copies) throws SQLException {
      String numbers = "(SELECT n + " + from + " AS i FROM number WHERE n + " + from + " < " + to + ") numbers";
      statement.execute(
          "INSERT INTO dag (id, kind, token, trace_id, name, stage, max_stage, state, operator, maintenance_type,"
              + " maintenance_key, wanted_key, leftovers, request, facts, attempt, epoch, seq, write_id, log_lines,"
              + " create_time, start_time, end_time)"
              + " SELECT i, kind, CONCAT('copy-', i), trace_id, CONCAT(name, i), stage, max_stage,"
              + " CASE WHEN i % 100 = 0 THEN 'FAILED' ELSE state END, operator, maintenance_type, CONCAT(maintenance_key, i),"
              + " CONCAT(wanted_key, i), leftovers, request, facts, attempt, epoch, seq, write_id, log_lines,"
              + ago("create_time", copies) + ", " + ago("start_time", copies) + ", " + ago("end_time", copies)
              + " FROM dag, " + numbers + " WHERE dag.id = 1");
      parts(1, numbers);
      history(numbers, copies);
    }

    /** Nodes, lines and attempts. */
    private void parts(int template, String numbers) throws SQLException {
      statement.execute(
          "INSERT INTO node (id, dag_id, stage, name, state, operator, start_time, end_time, execute_times, owner)"
              + " SELECT i * 100 + stage, i, stage, name, CASE WHEN i % 100 = 0 AND stage = 5 AND state = 'SUCCEED' THEN 'FAILED' ELSE state END,"
              + " operator, start_time, end_time, execute_times, owner FROM node, " + numbers + " WHERE dag_id = " + template);
      statement.execute(
          "INSERT INTO task_log (dag_id, line_no, seq, stage, execution, logged_at, line)"
              + " SELECT i, line_no, seq, stage, execution, logged_at, line FROM task_log, " + numbers + " WHERE dag_id = " + template);
      statement.execute(
          "INSERT INTO attempt (dag_id, attempt, begun_at, ended_at, facts)"
              + " SELECT i, attempt, begun_at, ended_at, facts FROM attempt, " + numbers + " WHERE dag_id = " + template);
    }

    /** OceanBase's own history of them; its ids are below those that it gives from now on. */
    private void history(String numbers, int copies) throws SQLException {
      String copied =
          "BACKUP_TENANT_NAME, BACKUP_TENANT_ID, BACKUP_CLUSTER_NAME, BACKUP_DEST, RESTORE_SCN, RESTORE_SCN_DISPLAY,"
              + " RESTORE_OPTION, RESTORE_TYPE, BACKUP_PIECE_LIST, BACKUP_SET_LIST, BACKUP_CLUSTER_VERSION, LS_COUNT,"
              + " FINISH_LS_COUNT, TABLET_COUNT, FINISH_TABLET_COUNT, TOTAL_BYTES, TOTAL_BYTES_DISPLAY, FINISH_BYTES,"
              + " FINISH_BYTES_DISPLAY, `COMMENT`";
      statement.execute(
          "INSERT INTO oceanbase.CDB_OB_RESTORE_HISTORY (TENANT_ID, JOB_ID, RESTORE_TENANT_NAME, RESTORE_TENANT_ID,"
              + " START_TIMESTAMP, FINISH_TIMESTAMP, STATUS, DESCRIPTION, " + copied + ")"
              + " SELECT TENANT_ID, i - 10000000, CASE WHEN TENANT_ID = 1 THEN CONCAT('copy', i) ELSE RESTORE_TENANT_NAME END,"
              + " RESTORE_TENANT_ID, " + ago("START_TIMESTAMP", copies) + ", " + ago("FINISH_TIMESTAMP", copies)
              + ", CASE WHEN i % 100 = 0 THEN 'FAIL' ELSE STATUS END, CONCAT('obrestore:copycopy:', i, ':1'), " + copied
              + " FROM oceanbase.CDB_OB_RESTORE_HISTORY, " + numbers + " WHERE JOB_ID > 0");
    }

    private static String ago(String time, int copies) {
      return "TIMESTAMPADD(MINUTE, i - " + (copies + 2) + ", " + time + ")";
    }

    /** Until its tenant is there, and counts. */
    void awaitRunning() throws SQLException, InterruptedException {
      while (number("SELECT COUNT(*) FROM oceanbase.CDB_OB_RESTORE_PROGRESS") < 2
          || number("SELECT COUNT(*) FROM node WHERE stage = 3 AND state = 'RUNNING'") < 1) {
        Thread.sleep(200);
      }
    }

    /** Copies of the one that runs: a replica that is not there holds their leases for a day. */
    void multiplyRunning(int template, int copies) throws SQLException {
      statement.execute("CREATE TABLE number (n INT NOT NULL, PRIMARY KEY (n))");
      statement.execute("INSERT INTO number (n) VALUES (1)");
      for (int size = 1; size < copies; size *= 2) {
        statement.execute("INSERT INTO number (n) SELECT n + " + size + " FROM number WHERE n + " + size + " < " + copies);
      }
      String numbers = "(SELECT n + " + template + " AS i FROM number) numbers";
      statement.execute(
          "INSERT INTO dag (id, kind, token, trace_id, name, stage, max_stage, state, operator, maintenance_type,"
              + " maintenance_key, wanted_key, active_key, leftovers, request, facts, attempt, owner, lease_until, epoch,"
              + " seq, write_id, log_lines, create_time, start_time, end_time)"
              + " SELECT i, kind, CONCAT('copy-', i), trace_id, CONCAT(name, i), stage, max_stage, state, operator,"
              + " maintenance_type, CONCAT(maintenance_key, i), CONCAT(wanted_key, i), CONCAT(active_key, i), leftovers,"
              + " request, facts, attempt, 'nobody', TIMESTAMPADD(DAY, 1, NOW(6)), epoch, seq, write_id, log_lines,"
              + " create_time, start_time, end_time FROM dag, " + numbers + " WHERE dag.id = " + template);
      parts(template, numbers);
      String jobs =
          "RESTORE_TENANT_ID, BACKUP_TENANT_NAME, BACKUP_TENANT_ID, BACKUP_CLUSTER_NAME, BACKUP_DEST, RESTORE_OPTION,"
              + " RESTORE_TYPE, RESTORE_SCN, RESTORE_SCN_DISPLAY, STATUS, START_TIMESTAMP, BACKUP_SET_LIST,"
              + " BACKUP_PIECE_LIST, RECOVER_SCN, RECOVER_SCN_DISPLAY, RECOVER_PROGRESS, RESTORE_PROGRESS, TABLET_COUNT,"
              + " FINISH_TABLET_COUNT, TOTAL_BYTES, TOTAL_BYTES_DISPLAY, FINISH_BYTES, FINISH_BYTES_DISPLAY";
      statement.execute(
          "INSERT INTO oceanbase.CDB_OB_RESTORE_PROGRESS (TENANT_ID, JOB_ID, RESTORE_TENANT_NAME, DESCRIPTION, " + jobs + ")"
              + " SELECT TENANT_ID, i + 1000, CASE WHEN RESTORE_TENANT_NAME = '' THEN '' ELSE CONCAT('copy', i) END,"
              + " CONCAT('obrestore:copycopy:', i, ':1'), " + jobs
              + " FROM oceanbase.CDB_OB_RESTORE_PROGRESS, " + numbers + " WHERE JOB_ID < 1000");
      statement.execute("DROP TABLE number");
    }

    Map<String, Long> counts() throws SQLException {
      var counts = new LinkedHashMap<String, Long>();
      for (String table :
          List.of("dag", "node", "task_log", "oceanbase.CDB_OB_RESTORE_HISTORY", "oceanbase.CDB_OB_RESTORE_PROGRESS")) {
        counts.put(table, number("SELECT COUNT(*) FROM " + table));
      }
      return counts;
    }

    private long number(String sql) throws SQLException {
      try (var rows = statement.executeQuery(sql)) {
        rows.next();
        return rows.getLong(1);
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  /** OceanBase's own SQL engine. */
  private record SeekDb(Server server, Path base, int port) implements AutoCloseable {
    static SeekDb start(String folder) throws Exception {
      Path base = Files.createTempDirectory(Path.of("target"), "seekdb-");
      int port = freePort();
      var server =
          Server.start(
              Map.of("LD_LIBRARY_PATH", folder),
              folder + "/seekdb", "--nodaemon", "--base-dir", base.toAbsolutePath().toString(), "--port",
              Integer.toString(port), "--parameter", "memory_limit=4G", "--parameter", "log_disk_size=8G");
      for (boolean greets = false; !greets; ) {
        Thread.sleep(200);
        try (var socket = new Socket("127.0.0.1", port)) {
          socket.setSoTimeout(1_000);
          greets = socket.getInputStream().read() > 0;
        } catch (IOException notYet) {
          greets = false;
        }
      }
      return new SeekDb(server, base, port);
    }

    private static int freePort() throws IOException {
      try (var socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      }
    }

    @Override
    public void close() throws Exception {
      server.close();
      try (Stream<Path> files = Files.walk(base)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** One connection, opened anew where the service has closed it. */
  private static final class Client implements AutoCloseable {
    private final URI address;
    private Socket socket;
    private InputStream input;
    private long bytes;

    Client(URI address) {
      this.address = address;
    }

    int get(String path) throws IOException {
      return send(("GET /api/v1/" + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The status of the answer. */
    int send(byte[] request) throws IOException {
      if (socket == null) {
        socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        input = new BufferedInputStream(socket.getInputStream());
      }
      socket.getOutputStream().write(request);
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
        skip(length);
      }
      if (closes) {
        close();
      }
      return status;
    }

    private void chunks() throws IOException {
      for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
        skip(size);
        line();
      }
      line();
    }

    private void skip(int length) throws IOException {
      input.skipNBytes(length);
      bytes += length;
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
    private final Process process;
    private final List<String> lines = new ArrayList<>();

    private Server(Process process) {
      this.process = process;
      var reader = new Thread(this::read);
      reader.setDaemon(true);
      reader.start();
    }

    static Server start(Map<String, String> environment, String... arguments) throws IOException {
      var builder = new ProcessBuilder(arguments).redirectErrorStream(true);
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

    /** User's and system's, all threads, in ticks of 10 ms. */
    double processorMilliseconds() throws IOException {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MS;
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
}
