package io.obrestore.dag.store;

import static io.obrestore.dag.testing.StoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obrestore.dag.testing.StoreFixture;
import io.obrestore.dag.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the bootstrap of the schema promises on any database it runs on. */
abstract class BootstrapContract {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final StoreFixture fixture;

  BootstrapContract(TestDatabase database) {
    fixture = new StoreFixture(database);
  }

  @AfterEach
  void dropSchema() {
    fixture.close();
  }

  @Test
  void threeThatRaceAllEndWithTheSameStoreId() {
    List<Uni<String>> racers =
        IntStream.range(0, 3).mapToObj(i -> fixture.schema().ready(TIMEOUT)).toList();

    List<String> ids = await(Uni.join().all(racers).andFailFast());

    assertThat(new HashSet<>(ids)).hasSize(1);
    assertThat(ids.get(0)).matches("[a-z0-9]{8}");
    assertThat(version()).isEqualTo(SchemaSteps.all().size());
  }

  @Test
  void aStepThatWasMadeButNotRecordedIsMadeAgain() {
    String id = await(fixture.schema().ready(TIMEOUT));
    fixture.sql("UPDATE schema_version SET version = 2");

    assertThat(await(fixture.schema().ready(TIMEOUT))).isEqualTo(id);
    assertThat(version()).isEqualTo(SchemaSteps.all().size());
  }

  @Test
  void aMigratorThatDiedIsSucceededWhenItsLeaseIsOver() {
    await(fixture.schema().ready(TIMEOUT));
    fixture.sql(
        "UPDATE schema_version SET version = 1, migrator = 'dead',"
            + " lease_until = TIMESTAMPADD(MICROSECOND, 300000, NOW(6))");

    await(fixture.schema().ready(TIMEOUT));

    assertThat(version()).isEqualTo(SchemaSteps.all().size());
  }

  @Test
  void aNewerSchemaThatStillSuitsIsLeftAlone() {
    String id = await(fixture.schema().ready(TIMEOUT));
    fixture.sql("UPDATE schema_version SET version = 99");

    assertThat(await(fixture.schema().ready(TIMEOUT))).isEqualTo(id);
    assertThat(version()).isEqualTo(99);
  }

  @Test
  void aSchemaThatNeedsANewerReleaseIsRefused() {
    await(fixture.schema().ready(TIMEOUT));
    fixture.sql("UPDATE schema_version SET version = 99, oldest_reader = 98");

    assertThatThrownBy(() -> await(fixture.schema().ready(TIMEOUT)))
        .isInstanceOf(SchemaTooNewException.class)
        .hasMessageContaining("98");
  }

  private int version() {
    return fixture.sql("SELECT version FROM schema_version").get(0).getInteger("version");
  }
}
