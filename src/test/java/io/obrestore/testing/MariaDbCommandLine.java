package io.obrestore.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The {@code mariadb} command line, as a distribution packages it. */
public final class MariaDbCommandLine {
  private MariaDbCommandLine() {}

  /**
   * To be started with these options, and with none of the machine's own. Where there is none the
   * test is skipped with the reason, with CI=true it fails.
   */
  public static ProcessBuilder program(List<String> first, List<String> further) {
    Optional<Path> program = onThePath();
    if (program.isEmpty()) {
      Needed.missing("no mariadb on the PATH: src/test/scripts/install-mariadb-client");
    }
    List<String> command = new ArrayList<>();
    command.add(program.orElseThrow().toString());
    command.add("--no-defaults");
    command.addAll(first);
    command.addAll(further);
    return new ProcessBuilder(command);
  }

  private static Optional<Path> onThePath() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, "mariadb"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
