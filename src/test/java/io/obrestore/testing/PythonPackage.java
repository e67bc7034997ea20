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

/**
 * A package of Python that the test set-up installs; where it is missing, the test is skipped with
 * the reason, with CI=true it fails.
 *
 * @param name as it is imported
 * @param script of src/test/scripts that installs it
 * @param homeVariable environment variable that says where it is instead
 */
public record PythonPackage(String name, String script, String homeVariable) {
  /** A client of MySQL servers that owes nothing to us or to Java. */
  public static final PythonPackage PYMYSQL =
      new PythonPackage("pymysql", "install-pymysql", "OBRESTORE_PYMYSQL_HOME");

  /** OceanBase's own SDK for this API. */
  public static final PythonPackage OBSHELL =
      new PythonPackage("obshell", "install-obshell", "OBRESTORE_OBSHELL_HOME");

  private static final long PATIENCE_SECONDS = 300;

  /** A program of a file or of a folder with a main module, to be started. */
  public ProcessBuilder program(Path program, String... arguments) {
    return command(List.of("-u", program.toString()), arguments);
  }

  /** What the program prints. */
  public String output(String program, String... arguments) {
    return output(command(List.of("-c", program), arguments));
  }

  /** What the program of a file or of a folder prints. */
  public String output(Path program, String... arguments) {
    return output(program(program, arguments));
  }

  private ProcessBuilder command(List<String> program, String... arguments) {
    Path home = home();
    if (!Files.isDirectory(home.resolve(name))) {
      Needed.missing("no " + name + " in " + home + ": src/test/scripts/" + script);
    }
    List<String> command = new ArrayList<>(List.of("python3", "-B"));
    command.addAll(program);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("PYTHONPATH", home.toString());
    builder.environment().put("PYTHONUTF8", "1");
    return builder;
  }

  private static String output(ProcessBuilder builder) {
    try {
      return outputOf(builder.redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException("python3 does not start", e);
    }
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

  private Path home() {
    String environment = System.getenv(homeVariable);
    return environment != null
        ? Path.of(environment)
        : Path.of(System.getProperty("user.home"), ".cache", "obrestore", name);
  }
}
