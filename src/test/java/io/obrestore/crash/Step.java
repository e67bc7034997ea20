package io.obrestore.crash;

import io.obrestore.dag.Operator;
import io.obrestore.simulator.fault.FaultAction;
import java.time.Duration;

/**
 * One thing that is made to happen in a round of {@link Chaos}.
 *
 * @param before time that goes by first
 * @param order in which statements come after it: the seed of that
 */
record Step(Duration before, Act act, long order) {

  /** What the statement is that something happens at. */
  enum Target {
    ANY,
    /** Of the store: whatever is not a question. */
    WRITE,
    /** Of the store: a transaction begins. */
    BEGIN,
    /** What makes or drops something outside of the store. */
    ADMINISTRATION
  }

  /** What happens. What cannot happen, such as the death of the dead, does not. */
  sealed interface Act {}

  /** A client asks a replica, after so many statements, if they come soon. */
  sealed interface Asked extends Act {
    /** Of the replica. */
    String replica();

    /** How many. */
    int statements();

    /** For a restore. */
    record Submit(String replica, int statements, String tenant, String backup, boolean standby)
        implements Asked {}

    /**
     * For an operator.
     *
     * @param which of the dags that are there then
     */
    record Operate(String replica, int statements, int which, Operator operator) implements Asked {}

    /** To take back a dag, whatever it is at. */
    record Undo(String replica, int statements, int which) implements Asked {}

    /** To sweep. */
    record Sweep(String replica, int statements) implements Asked {}
  }

  /** A replica is struck when it has sent so many such statements and sends the next. */
  sealed interface Strike extends Act {
    /** Of the replica. */
    String replica();

    /** The statement. */
    Target at();

    /** How many are let in before it. */
    int after();

    /**
     * As kill -9; after that time it is started again.
     *
     * @param lost whether what it had sent is lost, too
     */
    record Kill(String replica, Target at, int after, boolean lost, Duration time)
        implements Strike {}

    /** As SIGSTOP, after the statement was sent; after that time as SIGCONT. */
    record Stop(String replica, Target at, int after, Duration time) implements Strike {}

    /**
     * Nothing of it comes through to OceanBase for that time.
     *
     * @param lost whether what it had sent is lost, too
     */
    record CutOff(String replica, Target at, int after, boolean lost, Duration time)
        implements Strike {}
  }

  /** OceanBase restarts. */
  record Restart() implements Act {}

  /** The next statement of that kind, whoever sends it, meets that. */
  record Fault(Target at, FaultAction action) implements Act {}
}
