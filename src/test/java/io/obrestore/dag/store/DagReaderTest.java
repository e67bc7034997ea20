package io.obrestore.dag.store;

import static io.obrestore.dag.testing.StoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.dag.DagView;
import io.obrestore.dag.NodeView;
import io.obrestore.dag.State;
import io.obrestore.dag.Submission;
import io.obrestore.dag.testing.EmbeddedExtension;
import io.obrestore.dag.testing.SampleDags;
import io.obrestore.dag.testing.SampleKind;
import io.obrestore.dag.testing.StoreFixture;
import io.obrestore.dag.testing.TestDatabase;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is read is of one moment, whatever happens between two statements. */
@ExtendWith(EmbeddedExtension.class)
class DagReaderTest {
  private final StoreFixture fixture;
  private final AtomicInteger changes = new AtomicInteger();

  DagReaderTest(TestDatabase database) {
    this.fixture = StoreFixture.ready(database);
  }

  @AfterEach
  void dropSchema() {
    fixture.close();
  }

  @Test
  void aDagThatChangesBetweenTwoStatementsIsReadAsItIsAfterwards() {
    DagView stored = submitted("shop");
    var db = new Db(fixture.pool(), fixture.timer(), Duration.ofSeconds(10));
    var reader =
        new DagReader(
            (sql, parameters) ->
                sql.contains("FROM node") && changes.getAndIncrement() < 2
                    ? change(stored.id()).chain(() -> db.run(sql, parameters))
                    : db.run(sql, parameters));

    DagView read = await(reader.byId(stored.id(), true)).orElseThrow();

    assertThat(changes).hasValue(3);
    assertThat(read.seq()).isEqualTo(stored.seq() + 2);
    assertThat(read.node().state()).isEqualTo(State.RUNNING);
    assertThat(read.nodes()).extracting(NodeView::stage).containsExactly(1, 2, 3);
  }

  @Test
  void ofManyDagsOnlyThoseAreReadAgainThatChanged() {
    List<DagView> stored = Stream.of("a", "b", "c").map(this::submitted).toList();
    var db = new Db(fixture.pool(), fixture.timer(), Duration.ofSeconds(10));
    var reader =
        new DagReader(
            (sql, parameters) ->
                sql.contains("FROM node")
                    ? change(stored.get(changes.getAndIncrement() % 3).id())
                        .chain(() -> db.run(sql, parameters))
                    : db.run(sql, parameters));

    List<DagView> read = await(reader.unfinished(10, true));

    assertThat(changes).hasValue(2);
    assertThat(read).extracting(DagView::name).hasSize(3);
    assertThat(read).allSatisfy(dag -> assertThat(dag.nodes()).hasSize(3));
    assertThat(read).extracting(DagView::id).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(read)
        .extracting(DagView::state)
        .containsExactly(State.READY, State.READY, State.RUNNING);
  }

  private Uni<?> change(long id) {
    return run("UPDATE dag SET seq = seq + 1, state = 'RUNNING' WHERE id = " + id)
        .chain(() -> run("UPDATE node SET state = 'RUNNING' WHERE stage = 1 AND dag_id = " + id));
  }

  private Uni<?> run(String sql) {
    return fixture.pool().query(sql).execute();
  }

  private DagView submitted(String tenant) {
    var dags = fixture.dags(SampleKind.withoutStages());
    return ((Submission.Stored) await(dags.submit(SampleDags.forTenant(tenant)))).dag();
  }
}
