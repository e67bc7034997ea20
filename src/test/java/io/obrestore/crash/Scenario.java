package io.obrestore.crash;

import io.obrestore.dag.Operator;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What a client does, and how it is to end. What stands before {@code counted} is not tried. */
enum Scenario {
  /** With the upgrade at its end. */
  RESTORE {
    @Override
    long play(Client client, Runnable counted) {
      counted.run();
      return ended(client, client.restore(Backups.OLD, List.of(), false));
    }
  },
  /** While its job runs, long enough for renewals and for every status a job has, and after it. */
  SLOW_RESTORE {
    @Override
    long play(Client client, Runnable counted) {
      return whileWaiting(client, counted, dag -> ended(client, dag));
    }
  },
  STANDBY_RESTORE {
    @Override
    long play(Client client, Runnable counted) {
      counted.run();
      return ended(client, client.restore(Backups.OLD, List.of(), true));
    }
  },
  /** From where it differs from any other. */
  ENCRYPTED_RESTORE {
    @Override
    long play(Client client, Runnable counted) {
      return fromStart(client, counted, List.of("pwd1", "pwd2"));
    }
  },
  /** From there on, too. */
  REFUSED_RESTORE {
    @Override
    long play(Client client, Runnable counted) {
      long dag = fromStart(client, counted, List.of("wrong"));
      return client.leftovers(dag) ? undone(client, dag) : dag;
    }
  },
  FAILING_JOB {
    @Override
    long play(Client client, Runnable counted) {
      counted.run();
      return ended(client, client.restore(Backups.BROKEN, List.of(), false));
    }
  },
  RETRY {
    @Override
    long play(Client client, Runnable counted) {
      return afterFailure(client, counted, Operator.RETRY);
    }
  },
  ROLLBACK {
    @Override
    long play(Client client, Runnable counted) {
      return afterFailure(client, counted, Operator.ROLLBACK);
    }
  },
  PASS {
    @Override
    long play(Client client, Runnable counted) {
      return afterFailure(client, counted, Operator.PASS);
    }
  },
  CANCEL {
    @Override
    long play(Client client, Runnable counted) {
      return whileWaiting(
          client,
          counted,
          dag -> {
            client.operate(dag, Operator.CANCEL);
            client.pause(Duration.ofSeconds(30));
            return ended(client, dag);
          });
    }
  },
  CANCEL_THEN_RETRY {
    @Override
    long play(Client client, Runnable counted) {
      return whileWaiting(
          client,
          counted,
          dag -> {
            client.operate(dag, Operator.CANCEL);
            client.operate(dag, Operator.RETRY);
            return ended(client, dag);
          });
    }
  },
  DELETE {
    @Override
    long play(Client client, Runnable counted) {
      return whileWaiting(
          client,
          counted,
          dag -> {
            client.delete();
            return ended(client, dag);
          });
    }
  };

  /** All, or the one that is asked for. */
  static Stream<Scenario> chosen() {
    String only = System.getProperty("obrestore.crash.scenario", "");
    return Stream.of(values()).filter(one -> only.isEmpty() || one.name().equals(only));
  }

  /** The promise; then those that a mishap may make of it. */
  List<Promise> promises() {
    return switch (this) {
      case RESTORE, SLOW_RESTORE, ENCRYPTED_RESTORE, RETRY, CANCEL_THEN_RETRY ->
          List.of(Promise.open());
      case STANDBY_RESTORE -> List.of(Promise.standby());
      case REFUSED_RESTORE -> List.of(Promise.refused(), Promise.undone());
      case FAILING_JOB -> List.of(Promise.failedJob());
      case ROLLBACK -> List.of(Promise.undone());
      case DELETE -> List.of(Promise.undone(), Promise.undoneLate());
      case PASS -> List.of(Promise.passed());
      case CANCEL -> List.of(Promise.cancelled());
    };
  }

  /** The id of the dag, which has ended. */
  abstract long play(Client client, Runnable counted);

  private static long ended(Client client, long dag) {
    client.untilEnded(dag);
    return dag;
  }

  /** Where an answer was lost a refusal leaves the pools, for a RESTORE may be under way. */
  private static long undone(Client client, long dag) {
    client.operate(dag, Operator.ROLLBACK);
    return ended(client, dag);
  }

  private static long afterFailure(Client client, Runnable counted, Operator operator) {
    long dag = ended(client, client.restore(Backups.BROKEN, List.of(), false));
    counted.run();
    client.operate(dag, operator);
    return ended(client, dag);
  }

  private static long fromStart(Client client, Runnable counted, List<String> passwords) {
    long dag = client.restore(Backups.ENCRYPTED, passwords, false);
    client.untilStarting(dag);
    counted.run();
    return ended(client, dag);
  }

  private static long whileWaiting(Client client, Runnable counted, ToLongFunction<Long> then) {
    long dag = client.restore(Backups.SLOW, List.of(), false);
    client.untilWaiting(dag);
    counted.run();
    return then.applyAsLong(dag);
  }
}
