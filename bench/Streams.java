import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * What streams of events cost, and how late they are. A program of one file: {@code java -cp DRIVER
 * Streams.java JAR [streams] [restores] [seconds a restore takes]}. Ends with 0 when both replicas'
 * streams together cost less than 64 MB of heap, and every line and state came within 500 ms of its
 * commit and every progress within 1 s, in 99 of 100 cases.
 */
public final class Streams {
  private static final String MASTER_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final double HEAP_LIMIT_MB = 64;
  private static final double CHANGE_LIMIT_MS = 500;
  private static final double PROGRESS_LIMIT_MS = 1_000;
  private static final long LOOK_NANOS = 5_000_000;
  private static final Pattern FINISHED = Pattern.compile("\"finish_bytes\":(\\d+)");
  private static final Pattern JOB = Pattern.compile("\"restore_job_id\":(\\d+)");
  private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d+)");
  private static final Pattern DAG = Pattern.compile("\"dag_id\":(\\d+)");

  private final Map<String, Object> figures = new LinkedHashMap<>();
  private final List<String> failures = new ArrayList<>();
  private final String jar;
  private final int streams;
  private final int restores;
  private final int seconds;

  private Streams(String[] arguments) {
    jar = arguments[0];
    streams = number(arguments, 1, 1_000);
    restores = number(arguments, 2, 100);
    seconds = number(arguments, 3, 20);
  }

  private static int number(String[] arguments, int at, int byDefault) {
    return arguments.length > at ? Integer.parseInt(arguments[at]) : byDefault;
  }

  public static void main(String[] arguments) throws Exception {
    System.exit(new Streams(arguments).run() ? 0 : 1);
  }

  private boolean run() throws Exception {
    figures.put("processors", Runtime.getRuntime().availableProcessors());
    figures.put("load average before", load());
    figures.put("jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    var simulator =
        Map.of(
            "OBRESTORE_SIMULATOR_SERVER_CPU", "100000",
            "OBRESTORE_SIMULATOR_SERVER_MEMORY", "1000000G",
            "OBRESTORE_SIMULATOR_RESTORE_DURATION", seconds + "s");
    try (var oceanBase = Server.start(simulator, jar, "oceanbase", "--port", "0")) {
      int port = Integer.parseInt(oceanBase.await("listens on port ").strip());
      try (var one = Server.start(environment(port), jar)) {
        one.await("Ready: the store");
        try (var two = Server.start(environment(port), jar)) {
          two.await("Ready: the store");
          measure(port, List.of(one, two));
        }
      }
    }
    figures.put("load average after", load());
    figures.forEach((name, value) -> System.out.printf(Locale.ROOT, "%-44s %s%n", name, value));
    failures.forEach(failure -> System.out.println("FAIL: " + failure));
    if (failures.isEmpty()) {
      System.out.println("PASS");
    }
    return failures.isEmpty();
  }

  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
  }

  private static Map<String, String> environment(int port) {
    return Map.of(
        "OBRESTORE_OCEANBASE_HOST", "127.0.0.1",
        "OBRESTORE_OCEANBASE_PORT", Integer.toString(port),
        "OBRESTORE_SECURITY_MASTER_KEY", MASTER_KEY,
        "QUARKUS_HTTP_PORT", "0");
  }

  private void measure(int port, List<Server> replicas) throws Exception {
    var addresses = new ArrayList<URI>();
    for (Server replica : replicas) {
      addresses.add(URI.create(replica.await("Listening on: ")));
    }
    // what a first restore and a first stream load stays for ever, and is not theirs
    var dags = new ArrayList<Long>();
    long first = restore(addresses.get(0), "first");
    for (URI address : addresses) {
      try (var reader = new Reader()) {
        reader.open(address, first);
        reader.run();
      }
    }
    for (int i = 0; i < restores; i++) {
      dags.add(restore(addresses.get(i % replicas.size()), "t" + i));
    }
    var before = heaps(replicas);
    try (var watch = new Watch(port); var reader = new Reader()) {
      watch.start();
      for (int i = 0; i < streams; i++) {
        reader.open(addresses.get(i / restores % replicas.size()), dags.get(i % restores));
      }
      var reading = new Thread(reader::runQuietly, "reader");
      reading.start();
      heap(before, heaps(replicas));
      // while heaps were measured the replicas stood still for collections, as they never do else
      long measured = System.nanoTime();
      reading.join();
      watch.stop();
      judge(reader, watch, measured);
    }
  }

  private static long restore(URI address, String tenant) throws Exception {
    String body =
        """
        {"restore_tenant_name": "%s", "data_backup_uri": "file:///data/backup/data",
         "archive_log_uri": "file:///data/backup/clog",
         "zone_list": [{"name": "zone1", "unit_config_name": "s1", "unit_num": 1}]}"""
            .formatted(tenant);
    var request =
        HttpRequest.newBuilder(address.resolve("/api/v1/tenant/restore"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    var dag = DAG.matcher(answer.body());
    if (answer.statusCode() != 200 || !dag.find()) {
      throw new IllegalStateException("not accepted: " + answer.body());
    }
    return Long.parseLong(dag.group(1));
  }

  private static List<Double> heaps(List<Server> replicas) throws Exception {
    var heaps = new ArrayList<Double>();
    for (Server replica : replicas) {
      heaps.add(replica.heapMegabytes());
    }
    return heaps;
  }

  private void heap(List<Double> before, List<Double> after) {
    double grown = 0;
    for (int i = 0; i < before.size(); i++) {
      grown += after.get(i) - before.get(i);
      figures.put(
          "heap of replica " + (i + 1) + " without, with streams",
          String.format(Locale.ROOT, "%.1f, %.1f MB", before.get(i), after.get(i)));
    }
    figures.put("heap of " + streams + " streams", String.format(Locale.ROOT, "%.1f MB", grown));
    if (grown >= HEAP_LIMIT_MB) {
      failures.add("the streams cost " + Math.round(grown) + " MB");
    }
  }

  private void judge(Reader reader, Watch watch, long since) {
    var lines = new ArrayList<Double>();
    var states = new ArrayList<Double>();
    var progress = new ArrayList<Double>();
    int gaps = 0;
    int unknown = 0;
    for (var stream : reader.streams) {
      gaps += stream.whole() ? 0 : 1;
      for (var told : stream.told) {
        Long committed = watch.committed(stream.dag, told.seq());
        if (committed == null) {
          unknown++;
        } else if (committed > Math.max(since, stream.stands)) {
          (told.line() ? lines : states).add((told.at() - committed) / 1e6);
        }
      }
      watch.progressDelays(stream, since, progress);
    }
    figures.put("streams told whole, to the end", reader.streams.size() - gaps);
    if (gaps > 0) {
      failures.add(gaps + " streams have gaps or no end");
    }
    figures.put("events whose commit was not seen", unknown);
    figures.put("progress overtaken by its restore's end", watch.overtaken);
    figures.put("looks at the store, ms apart", quantiles(watch.gaps, 1));
    delay("log line, from commit to reception", lines, CHANGE_LIMIT_MS);
    delay("state, from commit to reception", states, CHANGE_LIMIT_MS);
    delay("progress, from OceanBase's view to reception", progress, PROGRESS_LIMIT_MS);
  }

  private void delay(String what, List<Double> delays, double limit) {
    figures.put(what, quantiles(delays, 0));
    figures.put(what + ", later than wanted", delays.stream().filter(one -> one > limit).count());
    if (delays.isEmpty() || quantile(delays, 0.99) > limit) {
      failures.add(what + ": 99 of 100 within " + limit + " ms was wanted");
    }
  }

  private static String quantiles(List<Double> values, int digits) {
    Collections.sort(values);
    String number = "%." + digits + "f";
    return String.format(
        Locale.ROOT,
        "p50 " + number + ", p99 " + number + ", longest " + number + " ms; %d",
        quantile(values, 0.5),
        quantile(values, 0.99),
        quantile(values, 1),
        values.size());
  }

  /** Nearest rank. */
  private static double quantile(List<Double> sorted, double q) {
    return sorted.isEmpty() ? 0 : sorted.get(Math.max(0, (int) Math.ceil(q * sorted.size()) - 1));
  }

  /**
   * When things were committed, by looks at the store. A change lies between the sending of the last
   * look that did not show it and the answer of the first that did: the earlier one counts, so that
   * delays come out too long by up to one look, never too short.
   */
  private static final class Watch implements AutoCloseable {
    private static final String SEQS = "SELECT id, seq FROM obrestore.dag";
    private static final String BYTES =
        "SELECT JOB_ID, FINISH_BYTES FROM oceanbase.CDB_OB_RESTORE_PROGRESS"
            + " WHERE TENANT_ID <> 1 AND FINISH_BYTES IS NOT NULL";

    private final Connection connection;
    private final Thread thread = new Thread(this::run, "watch");
    private final Map<Long, TreeMap<Long, Long>> seqs = new HashMap<>();
    private final Map<Long, TreeMap<Long, Long>> bytes = new HashMap<>();
    private final List<Double> gaps = new ArrayList<>();
    private int overtaken;
    private volatile boolean stopped;
    private volatile Exception failure;

    Watch(int port) throws SQLException {
      connection = DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/?user=root@sys");
    }

    void start() {
      thread.start();
    }

    void stop() throws Exception {
      stopped = true;
      thread.join();
      if (failure != null) {
        throw failure;
      }
    }

    private void run() {
      try (var seqsOf = connection.prepareStatement(SEQS); var bytesOf = connection.prepareStatement(BYTES)) {
        long before = System.nanoTime();
        while (!stopped) {
          long sent = System.nanoTime();
          look(seqsOf, seqs, before);
          look(bytesOf, bytes, before);
          gaps.add((sent - before) / 1e6);
          before = sent;
          LockSupport.parkNanos(LOOK_NANOS - (System.nanoTime() - sent));
        }
      } catch (SQLException e) {
        failure = e;
      }
    }

    private static void look(
        java.sql.PreparedStatement statement, Map<Long, TreeMap<Long, Long>> known, long before)
        throws SQLException {
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          known.computeIfAbsent(rows.getLong(1), id -> new TreeMap<>()).putIfAbsent(rows.getLong(2), before);
        }
      }
    }

    /** When it may have come to that seq; null where the first look came later. */
    Long committed(long dag, long seq) {
      var later = seqs.getOrDefault(dag, new TreeMap<>()).ceilingEntry(seq);
      return later == null ? null : later.getValue();
    }

    /** From each count that OceanBase showed until the stream told as much. */
    void progressDelays(Stream stream, long since, List<Double> delays) {
      var told = new TreeMap<Long, Long>();
      for (var progress : stream.progress) {
        told.putIfAbsent(progress.bytes(), progress.at());
      }
      bytes.getOrDefault(stream.job, new TreeMap<>())
          .forEach(
              (count, at) -> {
                var next = told.ceilingEntry(count);
                if (next == null) {
                  overtaken++;
                } else if (at > Math.max(since, stream.stands)) {
                  delays.add((next.getValue() - at) / 1e6);
                }
              });
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  /**
   * A line or a state that was received.
   *
   * @param seq the change of the dag that it is of
   */
  private record Told(boolean line, long seq, long at) {}

  private record Counted(long bytes, long at) {}

  /** One stream of a dag: chunks to lines, lines to events. */
  private static final class Stream {
    private final long dag;

    /** When it was first heard of; what was committed before may have waited for that. */
    private long stands = Long.MAX_VALUE;

    private final List<Told> told = new ArrayList<>();
    private final List<Counted> progress = new ArrayList<>();
    private final List<Boolean> pending = new ArrayList<>();
    private final List<Long> pendingAt = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private long job;
    private int lines;
    private boolean inOrder = true;
    private boolean succeeded;
    private boolean inBody;
    private int chunk;
    private String name = "";
    private String id = "";
    private String data = "";

    Stream(long dag) {
      this.dag = dag;
    }

    /** No line is missing, and the restore was seen to succeed. */
    boolean whole() {
      return inOrder && succeeded && lines > 0 && pending.isEmpty();
    }

    void take(ByteBuffer part, long at) {
      while (part.hasRemaining()) {
        byte next = part.get();
        if (chunk > 0) {
          chunk--;
          body(next, at);
        } else {
          frame(next);
        }
      }
    }

    /** Between chunks: the head, and the lines that tell how long the next one is. */
    private void frame(byte next) {
      if (next != '\n') {
        if (next != '\r') {
          line.append((char) next);
        }
        return;
      }
      String text = line.toString();
      line.setLength(0);
      if (!inBody) {
        if (text.startsWith("HTTP/") && !text.contains(" 200")) {
          throw new IllegalStateException(text);
        }
        inBody = text.isEmpty();
      } else if (!text.isEmpty()) {
        chunk = Integer.parseInt(text, 16);
      }
    }

    private final StringBuilder content = new StringBuilder();

    private void body(byte next, long at) {
      if (next != '\n') {
        content.append((char) next);
        return;
      }
      String text = content.toString();
      content.setLength(0);
      if (text.startsWith("event:")) {
        name = text.substring(6);
      } else if (text.startsWith("id:")) {
        id = text.substring(3);
      } else if (text.startsWith("data:")) {
        data = text.substring(5);
      } else if (text.isEmpty()) {
        event(at);
        name = "";
        id = "";
        data = "";
      }
    }

    private void event(long at) {
      if (name.equals("progress")) {
        var job = JOB.matcher(data);
        var finished = FINISHED.matcher(data);
        if (job.find() && finished.find()) {
          this.job = Long.parseLong(job.group(1));
          progress.add(new Counted(Long.parseLong(finished.group(1)), at));
        }
        return;
      }
      if (name.isEmpty()) {
        return;
      }
      boolean isLine = name.equals("log");
      if (isLine) {
        var number = NUMBER.matcher(data);
        inOrder &= number.find() && Integer.parseInt(number.group(1)) == lines++;
      } else {
        succeeded = data.contains("\"max_stage\":5,") && data.contains("\"stage\":5,") && data.contains("\"operator\":\"RUN\"")
            && !data.contains("\"state\":\"RUNNING\"") && !data.contains("\"state\":\"PENDING\"") && !data.contains("\"state\":\"FAILED\"");
      }
      pending.add(isLine);
      pendingAt.add(at);
      if (!id.isEmpty()) {
        long seq = Long.parseLong(id.substring(id.indexOf('-') + 1));
        for (int i = 0; i < pending.size(); i++) {
          told.add(new Told(pending.get(i), seq, pendingAt.get(i)));
        }
        pending.clear();
        pendingAt.clear();
      }
    }
  }

  /** Reads all streams in one thread, until the last has ended. */
  private static final class Reader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Selector selector;
    private final List<Stream> streams = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);

    Reader() throws IOException {
      selector = Selector.open();
    }

    void open(URI address, long dag) throws IOException {
      var channel = SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
      String request = "GET /api/v1/task/dag/1" + dag + "/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
      channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
      channel.configureBlocking(false);
      var stream = new Stream(dag);
      streams.add(stream);
      channel.register(selector, SelectionKey.OP_READ, stream);
    }

    void runQuietly() {
      try {
        run();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void run() throws IOException {
      int open = streams.size();
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (open > 0 && System.nanoTime() < end) {
        selector.select(1_000);
        long at = System.nanoTime();
        for (SelectionKey key : selector.selectedKeys()) {
          open -= read((SocketChannel) key.channel(), (Stream) key.attachment(), at) ? 0 : 1;
        }
        selector.selectedKeys().clear();
      }
    }

    /** Whether more may come: the last chunk is the end, the connection is kept by the service. */
    private boolean read(SocketChannel channel, Stream stream, long at) throws IOException {
      buffer.clear();
      boolean more = channel.read(buffer) >= 0;
      stream.stands = Math.min(stream.stands, at);
      stream.take(buffer.flip(), at);
      if (!more || stream.succeeded) {
        channel.close();
        return false;
      }
      return true;
    }

    @Override
    public void close() throws IOException {
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
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
      command.addAll(List.of(arguments));
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
      Thread.sleep(1_000);
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

    @Override
    public void close() throws InterruptedException {
      process.destroy();
      process.waitFor();
    }
  }
}
