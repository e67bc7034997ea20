package io.obrestore.dag;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** The table of states, over every state × operator × event. */
class TransitionsTest {
  @Test
  void aDagGoesWhereItsTableSaysAndNowhereElse() throws IOException {
    assertThat(all(Transitions::ofDag)).isEqualTo(expected("dag-transitions.txt"));
  }

  @Test
  void aNodeGoesWhereItsTableSaysAndNowhereElse() throws IOException {
    assertThat(all(Transitions::ofNode)).isEqualTo(expected("node-transitions.txt"));
  }

  private static Set<String> all(BiFunction<Standing, Event, Optional<Standing>> table) {
    Set<String> rows = new TreeSet<>();
    for (State state : State.values()) {
      for (Operator operator : Operator.values()) {
        Standing from = new Standing(state, operator);
        for (Event event : Event.values()) {
          table.apply(from, event).ifPresent(to -> rows.add(from + " " + event + " " + to));
        }
      }
    }
    return rows;
  }

  private static Set<String> expected(String file) throws IOException {
    try (InputStream in = TransitionsTest.class.getResourceAsStream("/dag/" + file)) {
      String text =
          new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
      return new TreeSet<>(text.lines().filter(line -> !line.isBlank()).toList());
    }
  }
}
