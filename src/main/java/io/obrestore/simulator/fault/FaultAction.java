package io.obrestore.simulator.fault;

import java.time.Duration;

/** What happens to a statement that a fault meets. */
public sealed interface FaultAction {
  /** The connection breaks; the statement never takes effect. */
  record CutBefore() implements FaultAction {}

  /** The statement takes effect; the connection breaks before the answer. */
  record CutAfter() implements FaultAction {}

  /** The statement takes effect that much later, by the simulator's clock. */
  record Delay(Duration duration) implements FaultAction {}

  /** No answer comes, until the session is killed or the server restarts. */
  record Hang() implements FaultAction {}

  /** The statement never takes effect; the answer is that error of the kernel's list. */
  record Answer(int obCode, String message) implements FaultAction {}

  /** The statement takes effect, and yet the answer is that error of the kernel's list. */
  record AnswerAfter(int obCode, String message) implements FaultAction {}

  /** The session is killed as by KILL, before the statement takes effect. */
  record Kill() implements FaultAction {}
}
