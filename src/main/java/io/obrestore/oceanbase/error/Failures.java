package io.obrestore.oceanbase.error;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.mysqlclient.MySQLException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

/** Turns what the client throws into {@link OceanBaseException}, and says what it means. Pure. */
public final class Failures {
  private Failures() {}

  /** What a failure means, whatever the statement was. Takes the client's own exceptions too. */
  public static ErrorClass classify(Throwable failure) {
    Throwable told = translate(failure, "statement");
    return told instanceof OceanBaseException known ? known.errorClass() : ErrorClass.DEFINITE;
  }

  /**
   * The exception to pass on.
   *
   * @param what was under way; without secrets
   */
  public static Throwable translate(Throwable failure, String what) {
    return translate(failure, what, UnaryOperator.identity());
  }

  /**
   * The exception to pass on.
   *
   * @param redact takes the statement's own secrets out of OceanBase's message, which quotes the
   *     text near a syntax error
   */
  public static Throwable translate(Throwable failure, String what, UnaryOperator<String> redact) {
    if (failure instanceof MySQLException refusal) {
      return new RefusedException(
          refusal.getErrorCode(),
          refusal.getSqlState() == null ? "HY000" : refusal.getSqlState(),
          redact.apply(serverMessage(refusal)));
    }
    if (failure instanceof CompletionException wrapped && wrapped.getCause() != null) {
      return translate(wrapped.getCause(), what, redact);
    }
    if (failure instanceof ConnectException || failure instanceof UnknownHostException) {
      return new NoConnectionException("OceanBase cannot be reached", failure);
    }
    // The client's own: a closed connection (ClosedConnectionException is a VertxException), a
    // pool that had no connection in time. The latter is harmless, but is told by its text only.
    if (failure instanceof VertxException
        || failure instanceof NoStackTraceThrowable
        || failure instanceof IOException) {
      return new NoAnswerException(what, failure);
    }
    return failure;
  }

  /**
   * The exception to pass on when no session could be opened: whatever it was, nothing was sent.
   */
  public static NoConnectionException translateConnect(Throwable failure) {
    Throwable told = translate(failure, "connect");
    if (told instanceof NoConnectionException none) {
      return none;
    }
    return told instanceof RefusedException refused
        ? new NoConnectionException("OceanBase refused a session: " + refused.getMessage(), failure)
        : new NoConnectionException("OceanBase hung up while a session was opened", failure);
  }

  /** Whether OceanBase refused a login for its user or password. */
  public static boolean isAccessDenied(Throwable failure) {
    return (failure instanceof MySQLException refusal
            && refusal.getErrorCode() == ObError.OB_PASSWORD_WRONG.errno())
        || (failure.getCause() != null && isAccessDenied(failure.getCause()));
  }

  /** The client wraps the server's words with the numbers it has apart from them as well. */
  private static String serverMessage(MySQLException refusal) {
    String wrapped = String.valueOf(refusal.getMessage());
    String head = "{errorMessage=";
    String tail =
        ", errorCode=" + refusal.getErrorCode() + ", sqlState=" + refusal.getSqlState() + "}";
    return wrapped.startsWith(head) && wrapped.endsWith(tail)
        ? wrapped.substring(head.length(), wrapped.length() - tail.length())
        : wrapped;
  }
}
