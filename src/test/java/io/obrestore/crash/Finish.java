package io.obrestore.crash;

import io.obrestore.dag.Operated;
import io.obrestore.dag.Operator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When all is well again, whatever was begun ends; what failed is taken back, or tried again. */
final class Finish {
  private final Sight sight;
  private final Client client;
  private final List<Long> accepted = Collections.synchronizedList(new ArrayList<>());

  Finish(World world, Client client) {
    this.sight = world.sight();
    this.client = client;
  }

  /** A restore was taken. */
  void accepted(long dag) {
    accepted.add(dag);
  }

  List<Long> unfinished() {
    return ids("WHERE state IN ('READY', 'RUNNING')");
  }

  List<Long> all() {
    return ids("");
  }

  private List<Long> ids(String where) {
    return sight.rows("SELECT id FROM obrestore.dag " + where + " ORDER BY id").stream()
        .map(row -> Sight.number(row, "id"))
        .toList();
  }

  /** What is not as it was promised. */
  List<String> run() {
    List<String> broken = new ArrayList<>(settled());
    for (long dag : all()) {
      mend(dag);
    }
    broken.addAll(settled());
    List<Long> dags = all();
    accepted.stream()
        .filter(dag -> !dags.contains(dag))
        .forEach(dag -> broken.add("dag " + dag + " was accepted, and is not there"));
    broken.addAll(remains());
    return broken;
  }

  /** After all has ended, and the sweeper has run. */
  private List<String> settled() {
    client.drive(() -> unfinished().isEmpty() && jobs() == 0);
    client.drive(
        () ->
            sight.count(
                    "FROM obrestore.duty WHERE owner IS NOT NULL AND lease_until >= ?", sight.now())
                == 0);
    client.pause(Machine.SWEEP_EVERY.multipliedBy(2));
    client.sweep();
    client.drive(() -> jobs() == 0);
    return all().stream().flatMap(this::check).toList();
  }

  private long jobs() {
    return sight.count("FROM oceanbase.cdb_ob_restore_progress");
  }

  /** A ROLLBACK; a RETRY where that is not possible any more. */
  private void mend(long dag) {
    if (!"FAILED".equals(sight.dag(dag).get("state")) || !client.leftovers(dag)) {
      return;
    }
    Operated done =
        client.ask(machine -> machine.dags().operate(dag, Operator.ROLLBACK), answer -> true);
    if (done instanceof Operated.Refused) {
      client.operate(dag, Operator.RETRY);
    }
    client.untilEnded(dag);
  }

  private Stream<String> check(long dag) {
    List<String> found = Ending.of(sight, dag);
    return found.isEmpty() ? Stream.of() : Stream.of("dag " + dag + ": " + found + log(dag));
  }

  private String log(long dag) {
    return "\n    " + String.join("\n    ", sight.log(dag));
  }

  /** What had not ended. */
  List<String> told() {
    return unfinished().stream().map(dag -> "dag " + dag + " has not ended" + log(dag)).toList();
  }

  /** Nothing has failed now, and of ours is there what belongs to a tenant that was restored. */
  private List<String> remains() {
    List<String> broken = new ArrayList<>();
    for (long dag : all()) {
      Map<String, @Nullable Object> row = sight.dag(dag);
      if (Sight.number(row, "leftovers") != 0) {
        broken.add("dag " + dag + " cannot be ended: " + row.get("operator") + log(dag));
      }
    }
    sight
        .rows(
            "SELECT tenant_name FROM oceanbase.dba_ob_tenants"
                + " WHERE tenant_type = 'USER' AND tenant_name <> 'shop'")
        .stream()
        .map(row -> String.valueOf(Objects.requireNonNull(row.get("tenant_name"))))
        .filter(
            tenant ->
                sight.count(
                        "FROM obrestore.dag WHERE maintenance_key = ?"
                            + " AND state = 'SUCCEED' AND operator = 'RUN'",
                        tenant)
                    != 1)
        .forEach(tenant -> broken.add("the tenant " + tenant + " is no restore's"));
    return broken;
  }
}
