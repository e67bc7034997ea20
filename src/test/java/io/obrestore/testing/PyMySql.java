package io.obrestore.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;

/** Runs Python with PyMySQL, a client of MySQL servers that owes nothing to us or to Java. */
public final class PyMySql {
  private static final long PATIENCE_SECONDS = 60;

  private PyMySql() {}

  /**
   * What the program prints. Where there is no PyMySQL the test is skipped with the reason, with
   * CI=true it fails.
   */
  public static String run(String program, String... arguments) {
    ProcessBuilder builder = builder("-c", program, arguments);
    try {
      return outputOf(builder.redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException("python3 does not start", e);
    }
  }

  /** The program of a file, to be started; skipped or failed as {@link #run}. */
  public static ProcessBuilder program(Path file, String... arguments) {
    return builder("-u", file.toString(), arguments);
  }

  private static ProcessBuilder builder(String option, String program, String... arguments) {
    if (!Files.isDirectory(home().resolve("pymysql"))) {
      Needed.missing("no PyMySQL in " + home() + ": src/test/scripts/install-pymysql");
    }
    List<String> command = new ArrayList<>(List.of("python3", option, program));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PYTHONPATH", home().toString());
    builder.environment().put("PYTHONUTF8", "1");
    return builder;
  }

  private static String outputOf(Process process) throws IOException {
    process.getOutputStream().close();
    try {
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      Assertions.assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), output);
      Assertions.assertEquals(0, process.exitValue(), output);
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Path home() {
    String environment = System.getenv("OBRESTORE_PYMYSQL_HOME");
    return environment != null
        ? Path.of(environment)
        : Path.of(System.getProperty("user.home"), ".cache", "obrestore", "pymysql");
  }
}
