package io.obrestore.crash;

import io.obrestore.dag.Operator;
import io.obrestore.dag.State;

/**
 * How a scenario is to end, whatever happens on the way.
 *
 * @param state of the dag
 * @param operator of the dag
 * @param tenant what becomes of it
 * @param succeeded how many of the dag's jobs end well
 * @param left whether something may be left behind on purpose
 */
record Promise(State state, Operator operator, Tenant tenant, int succeeded, boolean left) {
  enum Tenant {
    PRIMARY,
    STANDBY,
    /** Neither tenant nor pool. */
    NONE,
    /** Whatever the job makes of it. */
    ANY
  }

  static Promise open() {
    return new Promise(State.SUCCEED, Operator.RUN, Tenant.PRIMARY, 1, false);
  }

  static Promise standby() {
    return new Promise(State.SUCCEED, Operator.RUN, Tenant.STANDBY, 1, false);
  }

  /** A failed job's remains stay until somebody decides. */
  static Promise failedJob() {
    return new Promise(State.FAILED, Operator.RUN, Tenant.ANY, 0, true);
  }

  /** Refused by OceanBase: nothing is left. */
  static Promise refused() {
    return new Promise(State.FAILED, Operator.RUN, Tenant.NONE, 0, false);
  }

  static Promise undone() {
    return new Promise(State.SUCCEED, Operator.ROLLBACK, Tenant.NONE, 0, false);
  }

  /** Nobody was there to undo it before its job had ended well. */
  static Promise undoneLate() {
    return new Promise(State.SUCCEED, Operator.ROLLBACK, Tenant.NONE, 1, false);
  }

  static Promise cancelled() {
    return new Promise(State.FAILED, Operator.CANCEL, Tenant.ANY, 1, true);
  }

  static Promise passed() {
    return new Promise(State.SUCCEED, Operator.PASS, Tenant.ANY, 0, true);
  }
}
