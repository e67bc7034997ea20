package io.obrestore.dag.store;

import static io.obrestore.dag.testing.StoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.obrestore.dag.testing.StoreFixture;
import io.obrestore.dag.testing.TappedPool;
import io.obrestore.dag.testing.TappedPool.Tap;
import io.obrestore.dag.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
  void whoComesLateMakesNoStepThatOthersHaveLeftBehindAndKeepsNoLease() {
    await(fixture.schema().ready(TIMEOUT));
    fixture.sql("UPDATE schema_version SET version = 1");
    List<String> sent = new ArrayList<>();
    Tap late =
        new Tap() {
          @Override
          public <T> Future<T> pass(String sql, @Nullable Tuple values, Supplier<Future<T>> send) {
            sent.add(sql.strip());
            boolean takes = sql.contains("SET migrator = ?") && sent.size() < 5;
            return takes
                ? Future.fromCompletionStage(
                        fixture.schema().ready(TIMEOUT).subscribeAsCompletionStage())
                    .compose(others -> send.get())
                : send.get();
          }
        };

    await(bootstrap(TappedPool.of(fixture.pool(), late)).run("latecome"));

    assertThat(version()).isEqualTo(SchemaSteps.all().size());
    assertThat(sent).noneMatch(sql -> sql.equals(SchemaSteps.all().get(1).sql().strip()));
    assertThat(fixture.sql("SELECT migrator FROM schema_version").get(0).getString("migrator"))
        .isNull();
  }

  private Bootstrap bootstrap(Pool pool) {
    return new Bootstrap(
        fixture.name(),
        fixture.plain(),
        pool,
        fixture.timer(),
        TIMEOUT,
        "somebody",
        SchemaSteps.all());
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
