package io.obrestore.dag.engine;

import static io.obrestore.dag.testing.StoreFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.dag.DagView;
import io.obrestore.dag.Sources;
import io.obrestore.dag.Submission;
import io.obrestore.dag.store.Claim;
import io.obrestore.dag.testing.EmbeddedExtension;
import io.obrestore.dag.testing.ManualTimer;
import io.obrestore.dag.testing.SampleDags;
import io.obrestore.dag.testing.SampleKind;
import io.obrestore.dag.testing.StoreFixture;
import io.obrestore.dag.testing.TestDatabase;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedExtension.class)
class RunsTest {
  private final StoreFixture fixture;
  private final SampleKind kind = SampleKind.withoutStages();
  private final Runs runs = new Runs();
  private final DagView dag;

  RunsTest(TestDatabase database) {
    this.fixture = StoreFixture.ready(database);
    Submission stored = await(fixture.dags(kind).submit(SampleDags.forTenant("shop")));
    this.dag = ((Submission.Stored) stored).dag();
  }

  @AfterEach
  void dropSchema() {
    fixture.close();
  }

  @Test
  void twoReadersOfOneClaimMakeOneRunAndALaterClaimEndsIt() {
    DagRun first = run(5);
    DagRun second = run(5);
    assertThat(runs.add(first)).isTrue();

    assertThat(runs.add(second)).isFalse();
    assertThat(runs.all()).containsExactly(first);
    assertThat(first.tenure().isOver()).isFalse();

    DagRun later = run(6);
    assertThat(runs.add(later)).isTrue();
    assertThat(runs.all()).containsExactly(later);
    assertThat(first.tenure().isOver()).isTrue();
  }

  private DagRun run(long epoch) {
    ManualTimer timer = new ManualTimer();
    Sources sources = new Sources(InstantSource.system(), timer::nanos, () -> 1L);
    RunParts parts =
        new RunParts(
            fixture.store("one"),
            failure -> {
              throw new AssertionError(failure);
            },
            timer,
            sources,
            EngineSettings.of("one:2886"));
    Tenure tenure = new Tenure(new Claim(dag.id(), epoch), timer::nanos, Duration.ofMinutes(1), 0);
    return new DagRun(parts, kind, dag, tenure, () -> {}, over -> {});
  }
}
