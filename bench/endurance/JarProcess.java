package endurance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A process of the packaged jar, started as it is everywhere; its output is read to its end. */
final class JarProcess implements AutoCloseable {
  private static final Pattern USED = Pattern.compile("(?:heap|generation) .*used (\\d+)K");
  private static final Path LOGS = Path.of("target", "endurance", "logs");

  private final Process process;
  private final Path log;
  private final Thread reader;

  private JarProcess(Process process, Path log, Consumer<String> listener) {
    this.process = process;
    this.log = log;
    this.reader = new Thread(() -> read(listener), "output of " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * @param name of its log below target/endurance/logs
   * @param listener is told each line, on the thread that reads
   */
  static JarProcess start(
      String name, Map<String, String> environment, Consumer<String> listener, String... arguments)
      throws IOException {
    var command = new ArrayList<String>(List.of("java", "-jar"));
    command.addAll(Arrays.asList(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(key -> key.startsWith("OBRESTORE_"));
    builder.environment().putAll(environment);
    Path log = Files.createDirectories(LOGS).resolve(name + ".log");
    return new JarProcess(builder.start(), log, listener);
  }

  private void read(Consumer<String> listener) {
    try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var copy = new PrintWriter(Files.newBufferedWriter(log), true)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        copy.println(line);
        listener.accept(line);
      }
    } catch (IOException ended) {
      listener.accept(ended.toString());
    }
  }

  /** Where all that it printed is. */
  Path log() {
    return log;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL; returns when it is gone and all of its output is read. */
  void kill() throws IOException, InterruptedException {
    signal("KILL");
    awaitEnd();
  }

  void awaitEnd() throws InterruptedException {
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("it does not end: " + log);
    }
    reader.join();
  }

  /** By kill(1): Process.destroy() throws what it printed last away. */
  void signal(String name) throws IOException, InterruptedException {
    int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException("kill -" + name + " ended with " + code);
    }
  }

  /** What is alive on the heap: used after two collections. */
  double heapMegabytes() throws IOException, InterruptedException {
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
    return status("VmRSS:") / 1024.0;
  }

  long threads() throws IOException {
    return status("Threads:");
  }

  /** Processor time so far, of all threads. */
  double cpuSeconds() {
    return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  private long status(String field) throws IOException {
    try (var status = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      String line = status.filter(l -> l.startsWith(field)).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", ""));
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
