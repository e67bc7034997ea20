package io.obrestore.crash;

import io.obrestore.dag.Operator;
import io.obrestore.dag.State;
import io.obrestore.simulator.fault.FaultAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A refusal that says that the same again would be refused again may fail a dag, whatever it was to
 * come to. The dag must tell of it and keep what a failed one promises; and when OceanBase takes
 * the refusal back, one operator more must bring the dag to the end that it was to have.
 */
final class Remedy {
  /** Internal error, no privilege, as OceanBase numbers them and as clients read them. */
  private static final Map<Integer, Integer> DEFINITE = Map.of(4016, 4016, 5036, 1227);

  private final Sight sight;
  private final Scenario scenario;
  private final long dag;
  private final List<String> broken = new ArrayList<>();

  Remedy(Sight sight, Scenario scenario, long dag) {
    this.sight = sight;
    this.scenario = scenario;
    this.dag = dag;
  }

  /** What is to be asked for; nothing where the dag has come to the end that it was to have. */
  Optional<Operator> operator() {
    Map<String, @Nullable Object> row = sight.dag(dag);
    if (State.valueOf(String.valueOf(row.get("state"))) != State.FAILED) {
      return Optional.empty();
    }
    return switch (Operator.valueOf(String.valueOf(row.get("operator")))) {
      case ROLLBACK -> Optional.of(Operator.ROLLBACK);
      case RUN -> failedAsItWasTo() ? Optional.empty() : Optional.of(Operator.RETRY);
      default -> Optional.empty();
    };
  }

  private boolean failedAsItWasTo() {
    return scenario == Scenario.REFUSED_RESTORE
        || (scenario == Scenario.FAILING_JOB && sight.endedJobs(dag, "FAIL") > 0);
  }

  /** What is not as it must be before that is asked for. */
  List<String> before(FaultAction met) {
    if (!(met instanceof FaultAction.Answer answer) || !DEFINITE.containsKey(answer.obCode())) {
      broken.add("it failed, and nobody had refused it for good");
    } else if (sight.log(dag).stream().noneMatch(line -> line.contains(told(answer)))) {
      broken.add("its log does not tell of " + told(answer));
    }
    broken.addAll(Ending.standing(sight, dag));
    return broken;
  }

  private static String told(FaultAction.Answer answer) {
    return "[" + DEFINITE.get(answer.obCode()) + "]";
  }

  /** What it may come to in the end. */
  static List<Promise> promises(Scenario scenario, Optional<Operator> asked) {
    boolean followed = scenario == Scenario.CANCEL && asked.equals(Optional.of(Operator.RETRY));
    return followed ? List.of(Promise.open()) : scenario.promises();
  }
}
