package io.obrestore.dag.store;

import static io.obrestore.dag.testing.StoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obrestore.dag.Dags;
import io.obrestore.dag.store.SecretsRenewal.Outcome;
import io.obrestore.dag.testing.SampleDags;
import io.obrestore.dag.testing.SampleKind;
import io.obrestore.dag.testing.StoreFixture;
import io.obrestore.dag.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Secrets are sealed anew after a change of the key, on any database. */
abstract class SecretsRenewalContract {
  private static final String OLD = "old:";
  private static final String NEW = "new:";

  private final StoreFixture fixture;
  private final Dags dags;

  SecretsRenewalContract(TestDatabase database) {
    fixture = StoreFixture.ready(database);
    dags = fixture.dags(SampleKind.withoutStages());
  }

  @AfterEach
  void dropSchema() {
    fixture.close();
  }

  /** Says "old:x" in place of a sealed x; what begins with neither cannot be read. */
  private SecretsRenewal renewal(@Nullable String meanwhile) {
    return new SecretsRenewal(
        fixture.pool(),
        fixture.timer(),
        StoreFixture.settings(),
        new SecretsRenewal.Sealing() {
          @Override
          public boolean isOutdated(String sealed) {
            return !sealed.startsWith(NEW);
          }

          @Override
          public Uni<String> anew(String token, String sealed) {
            return sealed.startsWith(OLD)
                ? meanwhile(meanwhile).replaceWith(sealed.replace(OLD, NEW) + token)
                : Uni.createFrom().failure(new IllegalStateException("no such key"));
          }
        });
  }

  private Uni<?> meanwhile(@Nullable String sql) {
    return sql == null ? Uni.createFrom().voidItem() : fixture.pool().query(sql).execute();
  }

  private Outcome run() {
    return await(renewal(null).run());
  }

  private void store(int count) {
    for (int i = 0; i < count; i++) {
      await(dags.submit(SampleDags.forTenant("t" + i)));
    }
  }

  private void secrets(String value, String where) {
    fixture.sql("UPDATE dag SET secrets = " + value + " WHERE " + where);
  }

  private List<String> secrets() {
    return fixture.sql("SELECT secrets FROM dag ORDER BY id").stream()
        .map(row -> String.valueOf(row.getString("secrets")))
        .toList();
  }

  @Test
  void whatIsOutOfDateIsReplacedAndNothingElse() {
    store(4);
    secrets("'old:a'", "id = 1");
    secrets("NULL", "id = 2");
    secrets("'new:c'", "id = 3");
    secrets("'old:d'", "id = 4");
    List<String> tokens =
        fixture.sql("SELECT token FROM dag ORDER BY id").stream()
            .map(row -> row.getString("token"))
            .toList();

    assertThat(run()).isEqualTo(new Outcome(2, 0));
    assertThat(secrets())
        .containsExactly("new:a" + tokens.get(0), "null", "new:c", "new:d" + tokens.get(3));
    assertThat(run()).isEqualTo(new Outcome(0, 0));
  }

  @Test
  void itGoesThroughAllStepByStep() {
    store(201);
    secrets("'old:x'", "id > 0");

    assertThat(run()).isEqualTo(new Outcome(201, 0));
    assertThat(secrets()).hasSize(201).allMatch(text -> text.startsWith("new:x"));
  }

  @Test
  void whatCannotBeReadIsLeftAndCountedAndTheRestIsDone() {
    store(3);
    secrets("'old:x'", "id <> 2");
    secrets("'lost:x'", "id = 2");

    assertThat(run()).isEqualTo(new Outcome(2, 1));
    assertThat(secrets().get(1)).isEqualTo("lost:x");
  }

  @Test
  void aWipeMeanwhileWins() {
    store(1);
    secrets("'old:x'", "id = 1");

    var outcome = await(renewal("UPDATE dag SET secrets = NULL").run());

    assertThat(outcome).isEqualTo(new Outcome(0, 0));
    assertThat(secrets()).containsExactly("null");
  }

  @Test
  void anotherReplicaThatWasFasterWins() {
    store(1);
    secrets("'old:x'", "id = 1");

    await(renewal("UPDATE dag SET secrets = 'new:theirs'").run());

    assertThat(secrets()).containsExactly("new:theirs");
  }

  @Test
  void withoutTheStoreItFails() {
    fixture.sql("DROP TABLE dag");

    assertThatThrownBy(this::run).hasMessageContaining("dag");
  }
}
