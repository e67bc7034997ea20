package io.obrestore.oceanbase.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process, run as ob_admin is. */
class ObAdminTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String OWNER = "printf '|tenant_name|shop\\n|cluster_name|c\\n'";

  private final Path directory;
  private final Vertx vertx = Vertx.vertx();

  ObAdminTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @AfterEach
  void close() {
    vertx.close().await().atMost(LONG);
  }

  private ObAdmin program(String script, Duration timeout) throws IOException {
    Path file = directory.resolve("ob_admin");
    Files.writeString(file, "#!/bin/bash\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new ObAdmin(
        vertx, new ObAdminSettings(file.toString(), Optional.of("/opt/lib"), timeout));
  }

  private static <T> T get(Uni<T> uni) {
    return uni.await().atMost(LONG);
  }

  @Test
  void itIsGivenItsArgumentsOneByOneAndNoShellReadsThem() throws IOException {
    Path seen = directory.resolve("seen");
    String hostile = "oss://b/$(touch " + directory.resolve("pwned") + ")';x`id`/a b";
    ObAdmin admin =
        program("printf '%s\\n' \"$LD_LIBRARY_PATH\" \"$@\" > " + seen + "; " + OWNER, LONG);

    assertThat(get(admin.owner(hostile + "?host=h&access_id=i&access_key=k;'")))
        .isEqualTo(new BackupOwner("shop", "c"));

    assertThat(Files.readAllLines(seen))
        .containsExactly(
            "/opt/lib",
            "dump_backup",
            "-q",
            "-d",
            hostile + "/format.obbak",
            "-s",
            "host=h&access_id=i&access_key=k;'");
    assertThat(directory.resolve("pwned")).doesNotExist();
  }

  @Test
  void aPlaceWithoutParametersHasNone() throws IOException {
    Path seen = directory.resolve("seen");
    ObAdmin admin = program("printf '%s\\n' \"$@\" > " + seen, LONG);

    assertThat(get(admin.sets("file:///data/backup"))).isEmpty();
    assertThat(Files.readAllLines(seen))
        .containsExactly("dump_backup", "-q", "-d", "file:///data/backup");
  }

  @Test
  void oneThatTakesTooLongIsEnded() throws IOException {
    ObAdmin admin = program("exec sleep 600", Duration.ofMillis(300));

    assertThatThrownBy(() -> get(admin.sets("file:///x")))
        .isInstanceOf(ObAdminException.class)
        .hasMessageContaining("did not end");
  }

  @Test
  void oneThatSaysTooMuchIsEnded() throws IOException {
    ObAdmin admin = program("exec yes '|1|{a:1}'", LONG);

    assertThatThrownBy(() -> get(admin.sets("file:///x")))
        .hasMessageContaining("more than is read");
  }

  @Test
  void oneThatFailsIsToldByItsCode() throws IOException {
    assertThatThrownBy(() -> get(program("echo secret; exit 3", LONG).sets("file:///x")))
        .hasMessageContaining("ended with 3")
        .hasMessageNotContaining("secret");
  }

  @Test
  void oneThatIsNotThereIsTold() {
    var admin =
        new ObAdmin(
            vertx,
            new ObAdminSettings(directory.resolve("none").toString(), Optional.empty(), LONG));

    assertThatThrownBy(() -> get(admin.sets("file:///x")))
        .hasMessageContaining("cannot be started");
  }

  @Test
  void atMostFourRunAtOnce() throws IOException {
    Path go = directory.resolve("go");
    ObAdmin admin = program("until [ -e " + go + " ]; do sleep 0.01; done; " + OWNER, LONG);
    List<Uni<BackupOwner>> running = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Uni<BackupOwner> one = admin.owner("file:///x").memoize().indefinitely();
      one.subscribe().with(owner -> {}, failure -> {});
      running.add(one);
    }

    assertThatThrownBy(() -> get(admin.owner("file:///x")))
        .isInstanceOfSatisfying(ObAdminException.class, busy -> assertThat(busy.isBusy()).isTrue());
    Files.createFile(go);
    running.forEach(one -> assertThat(get(one).tenantName()).isEqualTo("shop"));
    assertThat(get(admin.owner("file:///x")).tenantName()).isEqualTo("shop");
  }
}
