package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SecretsAtRestIT {
  private static final String PASSWORD = "MARKED-password-1";
  private static final String KMS = "MARKED-kms-2";
  private static final String MARK = "MARKED";

  private static final RestoreBody BODY =
      RestoreBody.from("secret", "file:///data/backup/encrypted")
          .with("\"decryption\": [\"pwd1\", \"pwd2\", \"%s\"]".formatted(PASSWORD))
          .with("\"kms_encrypt_info\": \"%s\"".formatted(KMS));

  @Test
  void noRowHoldsAPasswordAndTheEndWipesWhatWasSealed() throws Exception {
    try (World world = World.start(Duration.ofSeconds(3))) {
      Api api = world.replica("only").awaitReady().api();
      long dag = api.restore(BODY, "secret-1");
      world
          .oceanBase
          .statements()
          .await(s -> s.sql().contains("ha_high_thread_score = 10"), World.LIMIT);
      try (Views views = world.views()) {
        assertThat(views.store())
            .isNotEmpty()
            .noneMatch(row -> row.contains(MARK) || row.contains("pwd1"));
        assertThat(secrets(views, dag)).isNotEqualTo("null");

        world.assertRestoredOnce(api, dag, "secret");
        assertThat(secrets(views, dag)).isEqualTo("null");
        assertThat(views.store()).noneMatch(row -> row.contains(MARK));
      }
      assertThat(api.dag(dag).toString()).doesNotContain(MARK);
      assertThat(world.journal.all()).noneMatch(line -> line.has(MARK) || line.has("pwd1"));
      assertTheyWereSentToOceanBase(world);
    }
  }

  private static void assertTheyWereSentToOceanBase(World world) {
    assertThat(world.oceanBase.statements().all())
        .anyMatch(s -> s.sql().startsWith("SET DECRYPTION") && s.sql().contains(PASSWORD))
        .anyMatch(s -> s.sql().startsWith("SET @kms_encrypt_info") && s.sql().contains(KMS));
  }

  private static String secrets(Views views, long dag) throws Exception {
    return views.rows("SELECT secrets FROM obrestore.dag WHERE id = ?", Long.toString(dag)).get(0);
  }
}
