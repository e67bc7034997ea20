package io.obrestore.dag.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SerialTest {
  private final Serial serial = new Serial();
  private final List<String> seen = new ArrayList<>();

  @Test
  void theSecondBeginsWhenTheFirstHasEnded() {
    CompletableFuture<String> first = new CompletableFuture<>();
    subscribe(serial.run(() -> begun("first", Uni.createFrom().completionStage(first))));
    subscribe(serial.run(() -> begun("second", Uni.createFrom().item("2"))));
    assertThat(seen).containsExactly("begin first");

    first.complete("1");

    assertThat(seen).contains("end 1", "begin second", "end 2");
    assertThat(seen.indexOf("begin second")).isPositive();
  }

  @Test
  void aFailureDoesNotHoldTheNextUp() {
    subscribe(serial.run(() -> Uni.createFrom().failure(new IllegalStateException("no"))));
    subscribe(
        serial.run(
            () -> {
              throw new IllegalStateException("never began");
            }));
    subscribe(serial.run(() -> begun("third", Uni.createFrom().item("3"))));

    assertThat(seen).containsExactly("failed no", "failed never began", "begin third", "end 3");
  }

  private <T> Uni<T> begun(String name, Uni<T> work) {
    seen.add("begin " + name);
    return work;
  }

  private void subscribe(Uni<?> uni) {
    uni.subscribe()
        .with(
            item -> seen.add("end " + item), failure -> seen.add("failed " + failure.getMessage()));
  }
}
