import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.crypto.Cipher;

/**
 * Encrypted headers: what they cost, and whether their refusals tell anything. The figures of bench/README.md. A program of
 * one file: {@code java Headers.java auth JAR} or {@code java Headers.java oracle JAR [headers of each kind]}.
 */
public final class Headers {
  private static final String MASTER_KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final String PASSWORD = "a password of usual length";
  private static final int SDK_CHUNK = 53;
  private static final int CONNECTIONS = 8;
  private static final int WARM_UP_SECONDS = 15;
  private static final int SECONDS = 20;
  private static final int STATUS_EVERY_MILLIS = 20;
  private static final int KINDS_EACH = 2_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, Object> figures = new LinkedHashMap<>();

  private Headers() {}

  public static void main(String[] args) throws Exception {
    var program = new Headers();
    program.machine();
    boolean oracle = args[0].equals("oracle");
    int each = args.length > 2 ? Integer.parseInt(args[2]) : KINDS_EACH;
    var password = Map.of("OBRESTORE_SIMULATOR_ROOT_PASSWORD", PASSWORD);
    try (var oceanBase = Server.start(password, args[1], "oceanbase", "--port", "0")) {
      String port = oceanBase.await("listens on port ").strip();
      try (var service = Server.start(environment(port, oracle), args[1])) {
        URI at = URI.create(service.await("Listening on: ").strip());
        service.await("Ready: the store");
        if (oracle) {
          program.oracle(at, each);
        } else {
          program.auth(at, service, oceanBase);
        }
      }
    }
    program.print();
  }

  private static Map<String, String> environment(String port, boolean oracle) {
    var all = new LinkedHashMap<String, String>();
    all.put("OBRESTORE_OCEANBASE_HOST", "127.0.0.1");
    all.put("OBRESTORE_OCEANBASE_PORT", port);
    all.put("OBRESTORE_OCEANBASE_PASSWORD", PASSWORD);
    all.put("OBRESTORE_SECURITY_MASTER_KEY", MASTER_KEY);
    all.put("QUARKUS_HTTP_PORT", "0");
    if (oracle) {
      // each header seems to come from an address of its own, so that none is held back or refused
      all.put("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true");
      all.put("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES", "127.0.0.1");
    }
    return all;
  }

  private void machine() throws IOException {
    figures.put("processors", Runtime.getRuntime().availableProcessors());
    figures.put("load average before", Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
    figures.put("jdk", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
  }

  // ---------------------------------------------------------------- what it costs

  private void auth(URI at, Server service, Server oceanBase) throws Exception {
    Client client;
    try (var connection = new Connection(at)) {
      client = new Client(publicKey(connection));
      String path = "/api/v1/tenant/restore";
      String answer = connection.send("POST", path, "X-OCS-Header: " + client.header(path) + "\r\n", client.body(RESTORE));
      var id = Pattern.compile("\"id\":\"(1\\d+)\"").matcher(answer);
      if (!id.find()) {
        throw new IllegalStateException(answer);
      }
      String dag = "/api/v1/task/dag/" + id.group(1);
      run(at, client, dag, WARM_UP_SECONDS, new ArrayList<>());
      double cpu = service.cpuSeconds();
      double databaseCpu = oceanBase.cpuSeconds();
      var status = new ArrayList<Double>();
      long begun = System.nanoTime();
      List<Double> times = run(at, client, dag, SECONDS, status);
      double seconds = (System.nanoTime() - begun) / 1e9;
      figures.put("connections", CONNECTIONS);
      figures.put("chunks a header", Base64.getDecoder().decode(client.header(dag)).length / client.keyBytes);
      figures.put("authenticated GETs of a dag a second", round(times.size() / seconds));
      figures.put("p50, ms", round(quantile(times, 0.50)));
      figures.put("p99, ms", round(quantile(times, 0.99)));
      figures.put("longest, ms", round(quantile(times, 1)));
      figures.put("unauthenticated status meanwhile: p50, ms", round(quantile(status, 0.50)));
      figures.put("unauthenticated status meanwhile: p99, ms", round(quantile(status, 0.99)));
      figures.put("unauthenticated status meanwhile: longest, ms", round(quantile(status, 1)));
      figures.put("processor time a request, ms, service", round((service.cpuSeconds() - cpu) * 1e3 / times.size()));
      figures.put(
          "processor time a request, ms, embedded OceanBase",
          round((oceanBase.cpuSeconds() - databaseCpu) * 1e3 / times.size()));
      figures.put("processor time of one header, ms, client", round(clientCost(client, dag)));
      figures.put("load average after", Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
    }
  }

  private static final String RESTORE =
      """
      {"restore_tenant_name": "bench", "data_backup_uri": "file:///data/backup/data",
       "zone_list": [{"name": "zone1", "unit_config_name": "s1", "unit_num": 1}]}
      """;

  private static double clientCost(Client client, String path) throws GeneralSecurityException {
    int count = 200;
    long begun = System.nanoTime();
    for (int i = 0; i < count; i++) {
      client.header(path);
    }
    return (System.nanoTime() - begun) / 1e6 / count;
  }

  /** As many as go through in that time, each with a header of its own, made meanwhile; their times. */
  private static List<Double> run(URI at, Client client, String path, int seconds, List<Double> status) throws Exception {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    var workers = Executors.newFixedThreadPool(CONNECTIONS + 1);
    try {
      var tasks = new ArrayList<Callable<List<Double>>>();
      for (int i = 0; i < CONNECTIONS; i++) {
        tasks.add(() -> ask(at, client, path, end));
      }
      tasks.add(() -> askStatus(at, end, status));
      var times = new ArrayList<Double>();
      for (var done : workers.invokeAll(tasks)) {
        times.addAll(done.get());
      }
      return times;
    } finally {
      workers.shutdown();
    }
  }

  private static List<Double> ask(URI at, Client client, String path, long end) throws Exception {
    var times = new ArrayList<Double>();
    try (var connection = new Connection(at)) {
      while (System.nanoTime() < end) {
        String header = "X-OCS-Header: " + client.header(path) + "\r\n";
        long begun = System.nanoTime();
        String answer = connection.send("GET", path, header, "");
        times.add((System.nanoTime() - begun) / 1e6);
        if (!answer.startsWith("HTTP/1.1 200")) {
          throw new IllegalStateException(answer);
        }
      }
    }
    return times;
  }

  private static List<Double> askStatus(URI at, long end, List<Double> times) throws Exception {
    try (var connection = new Connection(at)) {
      while (System.nanoTime() < end) {
        long begun = System.nanoTime();
        connection.send("GET", "/api/v1/status", "", "");
        times.add((System.nanoTime() - begun) / 1e6);
        Thread.sleep(STATUS_EVERY_MILLIS);
      }
    }
    return List.of();
  }

  // ---------------------------------------------------------------- what its refusals tell

  /** Ways to be wrong that must not be told apart, all of the same length: the attacker knows what that costs. */
  private enum Kind {
    /** The first chunk does not begin with 0x00 0x02. */
    BAD_START,
    /** The padding has no end. */
    NO_END,
    /** The last chunk's padding is too short. */
    BAD_LAST,
    /** Padding as it must be, and nonsense in it. */
    NONSENSE,
    /** Padding as it must be, and JSON that is not what it must be. */
    OTHER_JSON,
    /** Made with another key. */
    OTHER_KEY,
    /** The control: the same as NONSENSE. */
    NONSENSE_AGAIN
  }

  private static final int CHUNKS = 6;
  private static final String PATH = "/api/v1/task/dag/11";

  private void oracle(URI at, int each) throws Exception {
    var times = new EnumMap<Kind, List<Double>>(Kind.class);
    var answers = new LinkedHashMap<String, Integer>();
    try (var connection = new Connection(at)) {
      var client = new Client(publicKey(connection));
      var other = new Client(otherKey(client.keyBytes));
      round(connection, client, other, each / 4, new EnumMap<>(Kind.class), new LinkedHashMap<>());
      round(connection, client, other, each, times, answers);
    }
    figures.put("headers of each kind", each);
    figures.put("different answers", answers.size());
    answers.forEach((answer, count) -> figures.put("answer of " + count, answer));
    times.forEach((kind, all) -> figures.put("median, ms, " + kind, Math.round(quantile(all, 0.5) * 1e4) / 1e4));
    verdict(times, answers.size());
  }

  private static void round(
      Connection connection, Client client, Client other, int each, Map<Kind, List<Double>> times, Map<String, Integer> answers)
      throws Exception {
    var order = new ArrayList<Kind>();
    for (int i = 0; i < each; i++) {
      order.addAll(List.of(Kind.values()));
    }
    java.util.Collections.shuffle(order, new Random(RANDOM.nextLong()));
    int number = 0;
    for (Kind kind : order) {
      String header = Base64.getEncoder().encodeToString(header(kind, client, other));
      number++;
      String from = "10.%d.%d.%d".formatted(number >> 16, number >> 8 & 255, number & 255);
      String fields = "X-Forwarded-For: " + from + "\r\nX-OBSHELL-Trace-ID: same\r\nX-OCS-Header: " + header + "\r\n";
      long begun = System.nanoTime();
      String answer = connection.send("GET", PATH, fields, "");
      times.computeIfAbsent(kind, any -> new ArrayList<>()).add((System.nanoTime() - begun) / 1e6);
      answers.merge(
          answer.replaceAll("\"timestamp\":\"[^\"]*\"", "\"timestamp\":…")
              .replaceAll("\"duration\":\\d+", "\"duration\":…")
              .replaceAll("(?i)content-length: \\d+", "content-length: …")
              .replace("\r\n", " "),
          1,
          Integer::sum);
    }
  }

  private static byte[] header(Kind kind, Client client, Client other) throws GeneralSecurityException {
    int size = client.keyBytes;
    var all = new ByteArrayOutputStream();
    for (int i = 0; i < CHUNKS; i++) {
      boolean first = i == 0;
      boolean last = i == CHUNKS - 1;
      byte[] text =
          kind == Kind.OTHER_JSON && first
              ? "{\"auth\":\"x\",\"ts\":\"1\"}                              ".getBytes(StandardCharsets.US_ASCII)
              : kind == Kind.OTHER_JSON ? " ".repeat(SDK_CHUNK).getBytes(StandardCharsets.US_ASCII) : random(SDK_CHUNK);
      if (kind == Kind.BAD_START && first || kind == Kind.BAD_LAST && last || kind == Kind.NO_END && first) {
        all.writeBytes(client.raw(badBlock(kind, size)));
      } else {
        all.writeBytes((kind == Kind.OTHER_KEY ? other : client).rsa(text));
      }
    }
    byte[] header = all.toByteArray();
    return header;
  }

  private static byte[] badBlock(Kind kind, int size) {
    byte[] block = random(size);
    for (int i = 2; i < size; i++) {
      block[i] = (byte) (block[i] == 0 ? 1 : block[i]);
    }
    block[0] = 0;
    block[1] = 2;
    switch (kind) {
      case BAD_START -> {
        block[1] = 7;
        block[size - 40] = 0;
      }
      case BAD_LAST -> block[6] = 0;
      default -> {}
    }
    return block;
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** Each kind against the first of the two that are the same; what those two differ by is what chance does. */
  private void verdict(Map<Kind, List<Double>> times, int answers) {
    double worst = 0;
    for (Kind kind : Kind.values()) {
      if (kind != Kind.NONSENSE) {
        double z = mannWhitney(times.get(kind), times.get(Kind.NONSENSE));
        figures.put("Mann-Whitney z, " + kind + " and NONSENSE" + (kind == Kind.NONSENSE_AGAIN ? " (control)" : ""), round(z));
        worst = kind == Kind.NONSENSE_AGAIN ? worst : Math.max(worst, Math.abs(z));
      }
    }
    // five comparisons: below 3.3 chance alone does that in less than one run of two hundred
    boolean same = answers == 1 && worst < 3.3;
    figures.put("verdict", same ? "nothing is told" : answers > 1 ? "ANSWERS DIFFER" : "TIMES DIFFER (run it again, on a quiet machine)");
  }

  /** How many standard deviations the sum of ranks is from where it would be, were both drawn from one distribution. */
  private static double mannWhitney(List<Double> one, List<Double> other) {
    record Taken(double time, boolean first) {}
    var all = new ArrayList<Taken>();
    one.forEach(time -> all.add(new Taken(time, true)));
    other.forEach(time -> all.add(new Taken(time, false)));
    all.sort(java.util.Comparator.comparingDouble(Taken::time));
    double ranks = 0;
    for (int i = 0; i < all.size(); i++) {
      ranks += all.get(i).first() ? i + 1 : 0;
    }
    double n = one.size();
    double m = other.size();
    double u = ranks - n * (n + 1) / 2;
    return (u - n * m / 2) / Math.sqrt(n * m * (n + m + 1) / 12);
  }

  private static PublicKey otherKey(int bytes) throws GeneralSecurityException {
    var generator = java.security.KeyPairGenerator.getInstance("RSA");
    generator.initialize(bytes * 8);
    return generator.generateKeyPair().getPublic();
  }

  // ---------------------------------------------------------------- figures

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
    figures.forEach((name, value) -> json.add("  \"" + name.replace("\"", "'") + "\": " + json(value)));
    System.out.println("{\n" + String.join(",\n", json) + "\n}");
  }

  private static String json(Object value) {
    return value instanceof Number ? value.toString() : "\"" + value.toString().replace("\"", "'") + "\"";
  }

  // ---------------------------------------------------------------- the client

  private static PublicKey publicKey(Connection connection) throws Exception {
    var found = Pattern.compile("\"public_key\":\"([^\"]+)\"").matcher("");
    for (int i = 0; !found.find(); i++) {
      if (i > 200) {
        throw new IllegalStateException("no key");
      }
      Thread.sleep(50);
      found = Pattern.compile("\"public_key\":\"([^\"]+)\"").matcher(connection.send("GET", "/api/v1/secret", "", ""));
    }
    byte[] der = Base64.getDecoder().decode(found.group(1));
    int[] at = {0};
    content(der, at);
    BigInteger modulus = integer(der, at);
    return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, integer(der, at)));
  }

  private static BigInteger integer(byte[] der, int[] at) {
    int length = content(der, at);
    at[0] += length;
    return new BigInteger(Arrays.copyOfRange(der, at[0] - length, at[0]));
  }

  private static int content(byte[] der, int[] at) {
    at[0]++;
    int length = der[at[0]++] & 0xff;
    if (length < 0x80) {
      return length;
    }
    int value = 0;
    for (int i = 0; i < (length & 0x7f); i++) {
      value = value << 8 | der[at[0]++] & 0xff;
    }
    return value;
  }

  /** Encrypts as the Python SDK does. */
  private static final class Client {
    final int keyBytes;
    private final PublicKey key;
    private final byte[] bodyKeys = random(32);

    Client(PublicKey key) {
      this.key = key;
      this.keyBytes = (((java.security.interfaces.RSAPublicKey) key).getModulus().bitLength() + 7) / 8;
    }

    String header(String path) throws GeneralSecurityException {
      String text =
          "{\"auth\": \"%s\", \"ts\": \"%d\", \"uri\": \"%s\", \"keys\": \"%s\"}"
              .formatted(PASSWORD, System.currentTimeMillis() / 1_000 + 300, path, Base64.getEncoder().encodeToString(bodyKeys));
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      var all = new ByteArrayOutputStream();
      for (int from = 0; from < bytes.length; from += SDK_CHUNK) {
        all.writeBytes(rsa(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + SDK_CHUNK))));
      }
      return Base64.getEncoder().encodeToString(all.toByteArray());
    }

    byte[] rsa(byte[] chunk) throws GeneralSecurityException {
      return encrypted("RSA/ECB/PKCS1Padding", chunk);
    }

    byte[] raw(byte[] block) throws GeneralSecurityException {
      return encrypted("RSA/ECB/NoPadding", block);
    }

    private byte[] encrypted(String how, byte[] bytes) throws GeneralSecurityException {
      Cipher cipher = Cipher.getInstance(how);
      cipher.init(Cipher.ENCRYPT_MODE, key);
      return cipher.doFinal(bytes);
    }

    String body(String text) throws GeneralSecurityException {
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new javax.crypto.spec.SecretKeySpec(bodyKeys, 0, 16, "AES"),
          new javax.crypto.spec.IvParameterSpec(bodyKeys, 16, 16));
      return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** One connection that is kept; enough HTTP for this service's answers, and cheap. */
  private static final class Connection implements AutoCloseable {
    private final Socket socket;
    private final InputStream input;

    Connection(URI at) throws IOException {
      socket = new Socket(at.getHost(), at.getPort());
      socket.setTcpNoDelay(true);
      input = new BufferedInputStream(socket.getInputStream());
    }

    String send(String method, String path, String fields, String body) throws IOException {
      String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + fields;
      String length = body.isEmpty() ? "" : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n";
      socket.getOutputStream().write((head + length + "\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
      var answer = new StringBuilder();
      int rest = 0;
      for (String line = line(); !line.isEmpty(); line = line()) {
        answer.append(line).append("\r\n");
        if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
          rest = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
        }
      }
      return answer.append(new String(input.readNBytes(rest), StandardCharsets.UTF_8)).toString();
    }

    private String line() throws IOException {
      var line = new StringBuilder();
      for (int next = input.read(); next != '\n'; next = input.read()) {
        if (next < 0) {
          throw new IOException("the service hung up");
        }
        line.append((char) next);
      }
      return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
      socket.close();
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

    /** Processor time so far, of all threads. */
    double cpuSeconds() {
      return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    @Override
    public void close() throws InterruptedException {
      process.destroy();
      process.waitFor();
    }
  }
}
