package io.obrestore.testing;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What a test needs of the machine and may find missing. */
public final class Needed {
  private Needed() {}

  /** Skips the test with the reason; with CI=true it fails. */
  public static void missing(String reason) {
    if (Boolean.parseBoolean(System.getenv("CI"))) {
      Assertions.fail(reason);
    }
    Assumptions.abort(reason);
  }
}
