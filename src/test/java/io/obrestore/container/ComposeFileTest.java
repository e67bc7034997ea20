package io.obrestore.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.SettingKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComposeFileTest {
  private static final String MASTER_KEY = "OBRESTORE_SECURITY_MASTER_KEY";

  private final ComposeFile file = ComposeFile.read();
  private final Collection<ComposeFile.Service> all = file.services().values();

  ComposeFileTest() throws IOException {}

  @Test
  void everyVariableIsASetting() {
    assertThat(SettingKeys.variables()).contains(MASTER_KEY);
    assertThat(all)
        .allSatisfy(
            service ->
                assertThat(SettingKeys.variables()).containsAll(service.environment().keySet()));
  }

  @Test
  void allRunTheImageOfTheDockerfileReadOnlyButForTmp() throws IOException {
    Path directory = Path.of("src/main/docker");
    assertThat(all)
        .allSatisfy(
            service -> {
              Path context = directory.resolve(service.build().context()).normalize();
              assertThat(context.resolve(service.build().dockerfile())).isEqualTo(Dockerfile.PATH);
              assertThat(service.readOnly()).isTrue();
              assertThat(service.tmpfs()).containsExactly("/tmp");
            })
        .extracting(ComposeFile.Service::image)
        .containsOnly(
            "obrestore:" + Dockerfile.read().value("LABEL", "org.opencontainers.image.version"));
  }

  /** Replicas in containers are not reached from loopback: without a password they serve nobody. */
  @Test
  void rootHasAPasswordThatTheUserMustGiveOnce() {
    String given = file.service("oceanbase").environment().get("OBRESTORE_SIMULATOR_ROOT_PASSWORD");

    assertThat(given).startsWith("${OBRESTORE_OCEANBASE_PASSWORD:?");
    assertThat(List.of(file.service("first"), file.service("second")))
        .allSatisfy(
            replica ->
                assertThat(replica.environment())
                    .containsEntry("OBRESTORE_OCEANBASE_PASSWORD", given));
  }

  @Test
  void nothingIsPublishedBeyondLoopback() {
    assertThat(all)
        .allSatisfy(
            service -> assertThat(service.ports()).allMatch(port -> port.startsWith("127.0.0.1:")))
        .flatExtracting(ComposeFile.Service::ports)
        .hasSize(3)
        .doesNotHaveDuplicates();
  }

  @Test
  void twoReplicasShareAnOceanBaseAndAMasterKeyThatTheUserMustGive() {
    List<ComposeFile.Service> replicas = List.of(file.service("first"), file.service("second"));

    assertThat(file.services()).hasSize(1 + replicas.size()).containsKey("oceanbase");
    assertThat(replicas)
        .allSatisfy(
            replica -> {
              assertThat(replica.command()).isNull();
              assertThat(replica.healthcheck()).as("the image's own").isNull();
              assertThat(replica.environment())
                  .containsEntry("OBRESTORE_OCEANBASE_HOST", "oceanbase")
                  .hasEntrySatisfying(
                      MASTER_KEY, key -> assertThat(key).startsWith("${" + MASTER_KEY + ":?"));
              assertThat(replica.dependsOn())
                  .isEqualTo(Map.of("oceanbase", new ComposeFile.Dependency("service_healthy")));
            });
  }
}
