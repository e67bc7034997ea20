package io.obrestore.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.container.Dockerfile.Copy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DockerfileTest {
  private static final Pattern POM_VERSION =
      Pattern.compile("<artifactId>obrestore</artifactId>\\s*<version>([^<]+)</version>");

  private final Dockerfile image = Dockerfile.read();

  DockerfileTest() throws IOException {}

  @Test
  void theBaseImageIsPinnedAndNamesNoRegistry() {
    assertThat(image.only("FROM")).matches("[a-z-]+:17(\\.\\d+){2,3}_\\d+-jre-[a-z]+");
  }

  @Test
  void theServiceIsNotRootAndItsUidIsANumber() {
    assertThat(image.only("USER")).matches("[1-9]\\d*");
  }

  @Test
  void javaIsTheProcessItselfAndRunsAJarThatWasCopied() {
    List<String> entryPoint = image.command("ENTRYPOINT");

    assertThat(entryPoint).hasSize(3).startsWith("java", "-jar");
    assertThat(image.copies())
        .contains(new Copy("target/quarkus-app/quarkus-run.jar", entryPoint.get(2)));
  }

  /** try-entrypoint reads the file with less care than a container engine. */
  @Test
  void commandsHaveNothingInThemThatTryEntrypointWouldReadOtherwise() {
    assertThat(image.command("ENTRYPOINT")).noneMatch(word -> word.matches(".*[,\"\\[\\]].*"));
    assertThat(image.command("HEALTHCHECK")).noneMatch(word -> word.matches(".*[,\"\\[\\]].*"));
    assertThat(image.all("ENV")).allMatch(pair -> pair.matches("[A-Z_]+=\"[^\"$\\\\]*\""));
    assertThat(image.all("COPY")).allMatch(pair -> pair.matches("[\\w./-]+ /[\\w./-]+"));
  }

  @Test
  void theHealthCheckIsAScriptThatWasCopiedAndIsThere() {
    List<String> healthCheck = image.command("HEALTHCHECK");

    assertThat(healthCheck).hasSize(2).startsWith("bash");
    assertThat(image.copies())
        .filteredOn(copy -> copy.to().equals(healthCheck.get(1)))
        .hasSize(1)
        .allMatch(copy -> Files.isRegularFile(Path.of(copy.from())));
  }

  @Test
  void ourCodeIsCopiedAfterTheLibraries() {
    assertThat(image.copies().stream().map(Copy::from).toList())
        .containsSubsequence(
            "target/quarkus-app/lib/", "target/quarkus-app/quarkus/", "target/quarkus-app/app/");
  }

  @Test
  void theHeapFollowsTheContainersLimitInAVariableThatUsersCanReplace() {
    assertThat(image.value("ENV", "JDK_JAVA_OPTIONS"))
        .contains("-XX:MaxRAMPercentage=")
        .doesNotContain("-Xmx");
    assertThat(image.command("ENTRYPOINT")).noneMatch(word -> word.startsWith("-X"));
  }

  @Test
  void thePortIsTheServices() throws IOException {
    Properties defaults = new Properties();
    try (InputStream in =
        Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
      defaults.load(in);
    }
    assertThat(image.only("EXPOSE")).isEqualTo(defaults.getProperty("quarkus.http.port"));
  }

  @Test
  void theVersionIsThePoms() throws IOException {
    var version = POM_VERSION.matcher(Files.readString(Path.of("pom.xml")));
    assertThat(version.find()).isTrue();
    assertThat(image.value("LABEL", "org.opencontainers.image.version"))
        .isEqualTo(version.group(1));
  }

  @Test
  void theContextHasWhatIsCopiedAndNothingElse() throws IOException {
    List<String> ignored =
        Files.readAllLines(Path.of(".dockerignore")).stream()
            .filter(line -> !line.startsWith("#"))
            .toList();
    assertThat(ignored).startsWith("*");
    List<String> allowed =
        ignored.stream().skip(1).map(line -> line.replaceFirst("^!", "")).toList();
    assertThat(image.copies()).allMatch(copy -> allowed.stream().anyMatch(copy.from()::startsWith));
    assertThat(allowed)
        .allMatch(path -> image.copies().stream().anyMatch(copy -> copy.from().startsWith(path)));
  }
}
