package io.obrestore.oceanbase.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The answer did not come in time, or the connection broke first: the outcome is unknown. */
public final class NoAnswerException extends OceanBaseException {
  /**
   * @param what was waited for; without secrets
   */
  public NoAnswerException(String what, Duration limit) {
    super("no answer within " + limit.toMillis() + " ms: " + what, null);
  }

  /**
   * @param what was under way; without secrets
   */
  public NoAnswerException(String what, @Nullable Throwable cause) {
    super("the connection was lost: " + what, cause);
  }

  @Override
  public ErrorClass errorClass() {
    return ErrorClass.UNKNOWN_OUTCOME;
  }
}
