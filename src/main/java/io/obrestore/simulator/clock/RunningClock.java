package io.obrestore.simulator.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A clock that runs by itself, as fast as the machine's or a whole number of times faster. */
public final class RunningClock implements SimulatorClock {
  private final InstantSource source;
  private final Instant start;
  private final int speed;

  private final boolean real;

  private RunningClock(InstantSource source, int speed, boolean real) {
    this.source = source;
    this.real = real;
    this.start = source.instant();
    this.speed = speed;
  }

  /** The machine's time. */
  public static RunningClock real() {
    return new RunningClock(InstantSource.system(), 1, true);
  }

  /** The time of a machine whose clock is ahead of this one's. */
  public static RunningClock ahead(Duration difference) {
    return new RunningClock(Clock.offset(Clock.systemUTC(), difference), 1, false);
  }

  /** Starts at the machine's time and runs {@code speed} times as fast; speed is at least 1. */
  public static RunningClock spedUp(int speed) {
    if (speed < 1) {
      throw new IllegalArgumentException("speed below 1: " + speed);
    }
    return new RunningClock(InstantSource.system(), speed, speed == 1);
  }

  @Override
  public boolean isReal() {
    return real;
  }

  @Override
  public Instant instant() {
    Instant now = source.instant();
    return speed == 1 ? now : start.plus(Duration.between(start, now).multipliedBy(speed));
  }

  @Override
  public boolean await(Duration duration, Interrupter interrupter) {
    CountDownLatch raised = new CountDownLatch(1);
    Runnable listener = raised::countDown;
    interrupter.listen(listener);
    try {
      return !raised.await(duration.dividedBy(speed).toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      interrupter.forget(listener);
    }
  }
}
