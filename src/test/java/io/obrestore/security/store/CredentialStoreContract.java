package io.obrestore.security.store;

import static io.obrestore.dag.testing.StoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obrestore.dag.testing.StoreFixture;
import io.obrestore.dag.testing.TestDatabase;
import io.obrestore.oceanbase.TimeLimit;
import io.obrestore.oceanbase.session.StoreClient;
import io.obrestore.security.MasterKeys;
import io.obrestore.security.SecretBox;
import io.obrestore.security.hybrid.CryptoWorkers;
import io.obrestore.security.hybrid.KeyRing;
import io.obrestore.security.hybrid.RsaKey;
import io.obrestore.security.keys.SharedKeys;
import io.obrestore.security.replay.ReplayGuard;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What replicas share through the store to know who is asking, on any database it runs on. */
abstract class CredentialStoreContract {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ONE = "one:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final String TWO = "two:ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

  private final StoreFixture fixture;
  private final StoreClient store;
  private final CryptoWorkers workers = new CryptoWorkers(2, 10);

  CredentialStoreContract(TestDatabase database) {
    fixture = StoreFixture.ready(database);
    store =
        new StoreClient(
            fixture.pool(),
            new TimeLimit(Vertx.newInstance(database.vertx())),
            Duration.ofSeconds(10));
  }

  @AfterEach
  void dropSchema() {
    workers.close();
    fixture.close();
  }

  /** A replica, as far as its keys go. */
  private final class Replica {
    private final KeyRing ring = new KeyRing(RANDOM);
    private final SharedKeys keys;

    Replica(String masterKeys) {
      var box = new SecretBox(MasterKeys.parse(masterKeys), RANDOM);
      keys = new SharedKeys(store, box, ring, workers, RANDOM, 2_048);
    }

    Replica refreshed() {
      await(keys.refresh());
      return this;
    }

    String published() {
      return ring.published().map(RsaKey::publicKey).orElseThrow();
    }

    int opening() {
      return ring.ciphers().size();
    }
  }

  @Test
  void replicasThatStartAtOnceHaveOneKey() {
    List<Replica> replicas = IntStream.range(0, 3).mapToObj(i -> new Replica(ONE)).toList();
    await(Uni.join().all(replicas.stream().map(one -> one.keys.refresh()).toList()).andFailFast());

    assertThat(replicas)
        .extracting(one -> one.refreshed().published())
        .containsOnly(replicas.get(0).published());
    assertThat(fixture.sql("SELECT sealed FROM rsa_key")).hasSize(1);
  }

  @Test
  void theKeyStandsThereSealed() {
    Replica replica = new Replica(ONE).refreshed();

    String stored = fixture.sql("SELECT sealed FROM rsa_key").get(0).getString("sealed");
    assertThat(stored).startsWith("v1:one:").doesNotContain(replica.published().substring(10, 60));
  }

  @Test
  void aNewKeyIsHeldByAllBeforeAnyPublishesItAndTheOldOneGoesOnOpening() {
    Replica one = new Replica(ONE).refreshed();
    Replica other = new Replica(ONE).refreshed();
    String old = one.published();

    await(one.keys.rotate(Duration.ofHours(1)));
    other.refreshed();
    assertThat(List.of(one.published(), other.published())).containsOnly(old);
    assertThat(one.opening()).isEqualTo(2);

    fixture.sql("UPDATE rsa_key SET published_from = TIMESTAMPADD(SECOND, -1, NOW(6))");
    assertThat(one.refreshed().published())
        .isNotEqualTo(old)
        .isEqualTo(other.refreshed().published());
    assertThat(one.opening()).isEqualTo(2);

    fixture.sql("UPDATE rsa_key SET opens_until = TIMESTAMPADD(SECOND, -1, NOW(6)) WHERE id = 1");
    assertThat(one.refreshed().opening()).isEqualTo(1);
    assertThat(fixture.sql("SELECT id FROM rsa_key")).hasSize(1);
  }

  @Test
  void withoutGraceTheOldKeyIsWorthNothingAtOnce() {
    Replica replica = new Replica(ONE).refreshed();
    String old = replica.published();

    await(replica.keys.rotate(Duration.ZERO));

    assertThat(replica.refreshed().published()).isNotEqualTo(old);
    assertThat(replica.opening()).isEqualTo(1);
  }

  @Test
  void howeverOftenItIsRotatedFourKeysOpenAtMost() {
    Replica replica = new Replica(ONE).refreshed();
    for (int i = 0; i < 6; i++) {
      await(replica.keys.rotate(Duration.ofDays(7)));
    }

    assertThat(replica.refreshed().opening()).isEqualTo(4);
    assertThat(fixture.sql("SELECT id FROM rsa_key")).hasSize(4);
  }

  @Test
  void twoRotationsAtOnceMakeOneKey() {
    Replica one = new Replica(ONE).refreshed();
    Replica other = new Replica(ONE).refreshed();

    await(
        Uni.join()
            .all(one.keys.rotate(Duration.ofHours(1)), other.keys.rotate(Duration.ofHours(1)))
            .andFailFast());

    // one after the other makes two; never two of one generation, never none
    assertThat(fixture.sql("SELECT id FROM rsa_key")).hasSizeBetween(2, 3);
    assertThat(fixture.sql("SELECT id FROM rsa_key WHERE opens_until IS NULL")).hasSize(1);
    assertThat(one.refreshed().published()).isEqualTo(other.refreshed().published());
  }

  @Test
  void aRotationThatBrokeOffIsFinishedByTheNextRefresh() {
    Replica replica = new Replica(ONE).refreshed();
    await(replica.keys.rotate(Duration.ofHours(1)));
    fixture.sql("UPDATE rsa_key SET opens_until = NULL");

    replica.refreshed();

    assertThat(fixture.sql("SELECT id FROM rsa_key WHERE opens_until IS NULL")).hasSize(1);
  }

  @Test
  void aNewMasterKeySealsItAnew() {
    String published = new Replica(ONE).refreshed().published();

    assertThat(new Replica(TWO + "," + ONE).refreshed().published()).isEqualTo(published);
    assertThat(fixture.sql("SELECT sealed FROM rsa_key").get(0).getString("sealed"))
        .startsWith("v1:two:");
    assertThat(new Replica(TWO).refreshed().published()).isEqualTo(published);
  }

  @Test
  void aLostMasterKeyCostsTheKeyAndNoMore() {
    String lost = new Replica(ONE).refreshed().published();

    assertThat(new Replica(TWO).refreshed().published()).isNotEqualTo(lost);
  }

  private ReplayGuard guard(InstantSource clock) {
    return new ReplayGuard(store, clock);
  }

  private static byte[] header(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean first(ReplayGuard guard, String header, boolean changes) {
    return await(guard.isFirst(header(header), Instant.now().plusSeconds(60), changes));
  }

  @Test
  void aHeaderOfAChangePassesOnceOnAllReplicas() {
    ReplayGuard one = guard(InstantSource.system());
    ReplayGuard other = guard(InstantSource.system());

    assertThat(first(one, "a", true)).isTrue();
    assertThat(first(one, "a", true)).isFalse();
    assertThat(first(other, "a", true)).isFalse();
    assertThat(first(other, "b", true)).isTrue();
  }

  @Test
  void ofManyAtOnceOnePasses() {
    ReplayGuard guard = guard(InstantSource.system());
    List<Uni<Boolean>> all =
        IntStream.range(0, 8)
            .mapToObj(i -> guard.isFirst(header("same"), Instant.now().plusSeconds(60), true))
            .toList();

    assertThat(await(Uni.join().all(all).andFailFast())).containsOnlyOnce(true);
  }

  @Test
  void aHeaderOfAReadPassesOnceOnItsReplica() {
    ReplayGuard one = guard(InstantSource.system());

    assertThat(first(one, "a", false)).isTrue();
    assertThat(first(one, "a", false)).isFalse();
    assertThat(fixture.sql("SELECT hash FROM nonce")).isEmpty();
  }

  @Test
  void whatHasLongExpiredIsPurged() {
    ReplayGuard guard = guard(InstantSource.system());
    first(guard, "fresh", true);
    await(guard.isFirst(header("late"), Instant.now().minusSeconds(300), true));
    await(guard.isFirst(header("old"), Instant.now().minusSeconds(660), true));

    await(guard.purge());

    assertThat(fixture.sql("SELECT hash FROM nonce")).hasSize(2);
  }

  @Test
  void aStoreThatDoesNotAnswerLetsNothingPass() {
    ReplayGuard guard = guard(InstantSource.system());
    fixture.sql("DROP TABLE nonce");

    assertThatThrownBy(() -> first(guard, "a", true)).hasMessageContaining("nonce");
  }
}
