package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** As docs/operations.md tells to change the master key, in the middle of a restore. */
class MasterKeyChangeIT {
  private static final String ONE = "one:the passphrase of the first key";
  private static final String TWO = "two:the passphrase of the second key";

  private static final RestoreBody BODY =
      RestoreBody.from("rekeyed", "file:///data/backup/encrypted")
          .with("\"decryption\": [\"pwd1\", \"pwd2\"]");

  @Test
  void theMasterKeyIsChangedUnderARunningRestoreAndTheOldOneIsOfNoMoreUse() throws Exception {
    try (World world = World.start(Duration.ofSeconds(12))) {
      Replica first = world.masterKeys(ONE).replica("first").awaitReady();
      long dag = first.api().restore(BODY, "rekey-1");
      String published = published(first);
      world
          .oceanBase
          .statements()
          .await(s -> s.sql().contains("ha_high_thread_score = 10"), World.LIMIT);
      assertThat(secrets(world, dag)).startsWith("v1:one:");
      first.terminate();

      Replica second = world.masterKeys(TWO + "," + ONE).replica("second").awaitReady();
      second.awaitLine("The secrets of 1 restores were sealed anew");
      assertThat(secrets(world, dag)).startsWith("v1:two:");
      assertThat(published(second)).isEqualTo(published);
      second.terminate();

      Replica third = world.masterKeys(TWO).replica("third").awaitReady();
      third.awaitLine("All secrets in the store are under the master key two");
      assertThat(published(third)).isEqualTo(published);
      world.assertRestoredOnce(third.api(), dag, "rekeyed");
    }
  }

  private static String secrets(World world, long dag) throws Exception {
    try (Views views = world.views()) {
      return views
          .rows("SELECT secrets FROM obrestore.dag WHERE id = ?", Long.toString(dag))
          .get(0);
    }
  }

  private static String published(Replica replica) throws Exception {
    return CredentialsIT.publishedBy(replica.api());
  }
}
