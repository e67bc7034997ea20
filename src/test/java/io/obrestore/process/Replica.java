package io.obrestore.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The service as a process of its own, with what a test may do to it. */
final class Replica implements AutoCloseable {
  private static final String LISTENING = "Listening on: ";

  /** The variable with the password of OceanBase. */
  static final String PASSWORD = "OBRESTORE_OCEANBASE_PASSWORD";

  private final String name;
  private final String password;
  private final Process process;
  private final Journal journal;
  private final int journalStart;

  private Replica(String name, Process process, Journal journal, String password) {
    this.name = name;
    this.password = password;
    this.process = process;
    this.journal = journal;
    this.journalStart = journal.size();
    var reader = new Thread(this::read, "output of " + name);
    reader.setDaemon(true);
    reader.start();
  }

  static Replica start(String name, Map<String, String> environment, Journal journal)
      throws IOException {
    return start(name, List.of(), environment, journal);
  }

  /** With arguments to obrestore itself. */
  static Replica start(
      String name, List<String> arguments, Map<String, String> environment, Journal journal)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:CompilerDirectivesFile=" + Path.of("src/test/jvm/c2-for-rsa-only.json"),
                "-jar",
                jar().toString()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(key -> key.startsWith("OBRESTORE_"));
    builder.environment().putAll(environment);
    return new Replica(
        name,
        builder.redirectErrorStream(true).start(),
        journal,
        environment.getOrDefault(PASSWORD, ""));
  }

  private static Path jar() {
    String directory =
        Objects.requireNonNull(
            System.getProperty("obrestore.build.directory"), "run by the build's failsafe plugin");
    return Path.of(directory, "quarkus-app", "quarkus-run.jar");
  }

  private void read() {
    try (var output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      output.lines().forEach(line -> journal.add(name, line));
    } catch (IOException | UncheckedIOException ended) {
      journal.add(name, "(its output ended: " + ended.getMessage() + ")");
    }
  }

  String name() {
    return name;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Its API, once it listens. */
  Api api() throws InterruptedException {
    return new Api(address(), password);
  }

  /** Where it listens, once it does. */
  URI address() throws InterruptedException {
    String line = awaitLine(LISTENING).text();
    return URI.create(line.substring(line.indexOf(LISTENING) + LISTENING.length()));
  }

  Replica awaitReady() throws InterruptedException {
    awaitLine("Ready: the store");
    return this;
  }

  /** Waits for a line of this process with that in it. */
  Journal.Line awaitLine(String part) throws InterruptedException {
    return journal.await(
        "'" + part + "' of " + name,
        journalStart,
        line -> line.replica().equals(name) && line.has(part));
  }

  /** SIGKILL; returns when the process is gone. */
  void kill() {
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }

  /**
   * SIGTERM, and waits for its end. By its handle: {@link Process#destroy()} throws away what it
   * prints from then on, and what it has printed and nobody has read.
   */
  void terminate() throws InterruptedException {
    process.toHandle().destroy();
    if (!process.waitFor(World.LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError(name + " did not end on SIGTERM");
    }
  }

  /** Waits until it has ended by itself; its exit code. */
  int awaitExit() throws InterruptedException {
    if (!process.waitFor(World.LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError(name + " did not end");
    }
    return process.exitValue();
  }

  /** SIGSTOP. */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** SIGCONT. */
  void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    var kill = List.of("kill", "-" + signal, Long.toString(process.pid()));
    int code = new ProcessBuilder(kill).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException("kill -" + signal + " ended with " + code);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
