package io.obrestore.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.obrestore.simulator.fault.ReceivedStatement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What bench/overhead counts over a hundred restores, held for one by every build. */
class StatementCountIT {
  private static final int AT_MOST = 60;

  /** What has no work for OceanBase, and what comes by the second, however slow the machine is. */
  private static final Pattern NOT_COUNTED =
      Pattern.compile(
          "(BEGIN|START|COMMIT|SET)\\b.*|UPDATE (dag|start_slot) SET lease_until = .*"
              + "|SELECT id FROM dag WHERE state IN .*");

  @Test
  void aRestoreTakesAtMostSixtyStatements() throws Exception {
    try (World world = World.instant()) {
      Api api = world.replica("only").awaitReady().api();
      long warm = api.restore(RestoreBody.of("warm"), "count-1");
      world.assertRestoredOnce(api, warm, "warm");
      // the end of the start: a slow machine may be at it still
      world.journal.await("its RSA key", line -> line.has("RSA key") && line.has("was made"));

      long before = world.oceanBase.statements().received();
      long dag = api.restore(RestoreBody.of("counted"), "count-2");
      world.awaitEnd(dag);
      List<String> sent =
          world.oceanBase.statements().matching(s -> s.number() > before).stream()
              .filter(s -> s.user().equals("root@sys#only"))
              .map(ReceivedStatement::sql)
              .map(sql -> sql.strip().replaceAll("\\s+", " "))
              .filter(sql -> !NOT_COUNTED.matcher(sql).matches())
              .toList();
      assertThat(sent.size())
          .as(() -> String.join("\n", byText(sent)))
          .isLessThanOrEqualTo(AT_MOST);
    }
  }

  private static List<String> byText(List<String> statements) {
    Map<String, Long> counts =
        statements.stream()
            .collect(Collectors.groupingBy(sql -> sql, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " x " + entry.getKey())
        .toList();
  }
}
