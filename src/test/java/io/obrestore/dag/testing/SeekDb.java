package io.obrestore.dag.testing;

import io.obrestore.testing.Needed;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A seekdb server, OceanBase's own SQL engine, as a process of this test run. */
public final class SeekDb implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration END = Duration.ofSeconds(10);

  private final Path base;
  private final Process process;
  private final Vertx vertx = Vertx.vertx();
  private final int port;

  private SeekDb(Path base, Process process, int port) {
    this.base = base;
    this.process = process;
    this.port = port;
  }

  /** Where the two files of it are, there or not; {@code src/test/scripts/install-seekdb}. */
  public static Path home() {
    String property = System.getProperty("obrestore.seekdb.home");
    if (property != null) {
      return Path.of(property);
    }
    String environment = System.getenv("OBRESTORE_SEEKDB_HOME");
    return environment != null
        ? Path.of(environment)
        : Path.of(System.getProperty("user.home"), ".cache", "obrestore", "seekdb");
  }

  /** Where it listens, on loopback. */
  public int port() {
    return port;
  }

  /** Whether it can be started here. */
  public static boolean isInstalled() {
    return Files.isExecutable(home().resolve("seekdb"));
  }

  /** What is said where it cannot. */
  static String absence() {
    return "no seekdb in " + home() + ": src/test/scripts/install-seekdb";
  }

  /** Starts one; where there is none the test is skipped with the reason, with CI=true it fails. */
  public static SeekDb startOrSkip() {
    if (!isInstalled()) {
      Needed.missing(absence());
    }
    return start();
  }

  /** Starts one and waits until it takes connections. */
  public static SeekDb start() {
    try {
      Path build = Path.of(System.getProperty("obrestore.build.directory", "target"));
      Path base = Files.createTempDirectory(Files.createDirectories(build), "seekdb-");
      int port = freePort();
      SeekDb started = new SeekDb(base, launch(base, port), port);
      started.awaitGreeting();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("seekdb does not start", e);
    }
  }

  /** To be used by tests. */
  public TestDatabase database() {
    return new TestDatabase(vertx, "127.0.0.1", port, "root");
  }

  private static Process launch(Path base, int port) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            home().resolve("seekdb").toString(),
            "--nodaemon",
            "--base-dir",
            base.toAbsolutePath().toString(),
            "--port",
            Integer.toString(port),
            "--parameter",
            "datafile_size=16M",
            "--parameter",
            "memory_limit=1G",
            "--parameter",
            "log_disk_size=2G");
    builder.environment().put("LD_LIBRARY_PATH", home().toString());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(base.resolve("output.log").toFile())
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitGreeting() throws IOException {
    long end = System.nanoTime() + START.toNanos();
    while (!greets()) {
      if (!process.isAlive() || System.nanoTime() - end > 0) {
        process.destroyForcibly();
        throw new IOException(Files.readString(base.resolve("output.log")));
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private boolean greets() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      socket.setSoTimeout(1_000);
      return socket.getInputStream().read() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    process.destroy();
    try {
      if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      delete(base);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
