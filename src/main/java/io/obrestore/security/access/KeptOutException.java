package io.obrestore.security.access;

import java.time.Duration;

/** A request is not let in. */
public final class KeptOutException extends RuntimeException {
  private final Obstacle obstacle;
  private final Duration retryAfter;

  KeptOutException(Obstacle obstacle) {
    this(obstacle, Duration.ZERO);
  }

  KeptOutException(Obstacle obstacle, Duration retryAfter) {
    super(obstacle.name(), null, false, false);
    this.obstacle = obstacle;
    this.retryAfter = retryAfter;
  }

  /** Why. */
  public Obstacle obstacle() {
    return obstacle;
  }

  /** When it is worth another try; zero where time alone changes nothing. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
