package io.obrestore.simulator.fault;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

/** Says which of the fitting statements is met, then by what. */
public final class FaultBuilder {
  private final Predicate<ReceivedStatement> when;
  private final Function<Fault, Fault> register;
  private final int nth;

  FaultBuilder(Predicate<ReceivedStatement> when, int nth, Function<Fault, Fault> register) {
    this.when = when;
    this.nth = nth;
    this.register = register;
  }

  /** The nth fitting statement from now, counted from 1; the first when not said. */
  public FaultBuilder nth(int number) {
    return new FaultBuilder(when, number, register);
  }

  /** Each fitting statement. */
  public FaultBuilder always() {
    return new FaultBuilder(when, 0, register);
  }

  /** See {@link FaultAction.CutBefore}. */
  public Fault cutBefore() {
    return act(new FaultAction.CutBefore());
  }

  /** See {@link FaultAction.CutAfter}. */
  public Fault cutAfter() {
    return act(new FaultAction.CutAfter());
  }

  /** See {@link FaultAction.Delay}. */
  public Fault delay(Duration duration) {
    return act(new FaultAction.Delay(duration));
  }

  /** See {@link FaultAction.Hang}. */
  public Fault hang() {
    return act(new FaultAction.Hang());
  }

  /** See {@link FaultAction.Answer}; the code is OceanBase's, without the sign. */
  public Fault answer(int obCode, String message) {
    return act(new FaultAction.Answer(obCode, message));
  }

  /** See {@link FaultAction.AnswerAfter}; the code is OceanBase's, without the sign. */
  public Fault answerAfter(int obCode, String message) {
    return act(new FaultAction.AnswerAfter(obCode, message));
  }

  /** See {@link FaultAction.Kill}. */
  public Fault kill() {
    return act(new FaultAction.Kill());
  }

  private Fault act(FaultAction action) {
    return register.apply(new Fault(when, nth, action));
  }
}
