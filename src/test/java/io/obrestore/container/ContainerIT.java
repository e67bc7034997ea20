package io.obrestore.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.testing.Needed;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerIT {
  private static final String SCRIPT = "src/main/docker/try-entrypoint";
  private static final int NOT_POSSIBLE_HERE = 77;
  private static final int PATIENCE_SECONDS = 120;

  @Test
  void allThatIsCopiedIsThereOnceTheJarIsPackaged() throws IOException {
    assertThat(Dockerfile.read().copies())
        .hasSizeGreaterThan(1)
        .allSatisfy(
            copy ->
                assertThat(Path.of(copy.from()))
                    .exists()
                    .matches(path -> Files.isDirectory(path) == copy.from().endsWith("/")));
  }

  @Test
  void theEntryPointServesUnprivilegedOnAReadOnlyDiskAndStopsOnSigterm(@TempDir Path directory)
      throws Exception {
    Path output = directory.resolve("output");
    ProcessBuilder script =
        new ProcessBuilder(SCRIPT).redirectErrorStream(true).redirectOutput(output.toFile());
    script
        .environment()
        .compute("PATH", (name, path) -> javaOfThisTest() + File.pathSeparator + path);
    Process process = script.start();
    try {
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      String said = Files.readString(output);
      assertThat(ended).as(said).isTrue();
      if (process.exitValue() == NOT_POSSIBLE_HERE) {
        Needed.missing(said);
      }
      assertThat(process.exitValue()).as(said).isZero();
    } finally {
      process.destroy();
    }
  }

  private static String javaOfThisTest() {
    return Path.of(System.getProperty("java.home"), "bin").toString();
  }
}
