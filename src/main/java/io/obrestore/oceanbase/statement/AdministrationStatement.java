package io.obrestore.oceanbase.statement;

import io.obrestore.oceanbase.Secret;
import io.obrestore.oceanbase.error.ErrorClass;
import io.obrestore.oceanbase.error.Failures;
import io.obrestore.oceanbase.error.ObError;
import io.obrestore.oceanbase.error.RefusedException;
import java.util.List;

/**
 * A statement ready to be sent as text. Made by {@link Statements}.
 *
 * @param kind what it does
 * @param sql the whole text, secrets included: for the wire only
 * @param masked the whole text without secrets
 * @param describe in short, without secrets, fit for logs
 * @param secrets the secret values that stand in the text
 */
public record AdministrationStatement(
    Kind kind, String sql, String masked, String describe, List<Secret> secrets) {

  static final String HIDDEN = "******";

  public AdministrationStatement {
    secrets = List.copyOf(secrets);
  }

  /** A statement that has no secrets: it describes itself. */
  static AdministrationStatement open(Kind kind, String sql) {
    return new AdministrationStatement(kind, sql, sql, sql, List.of());
  }

  /**
   * OceanBase's words without the secrets of this statement. A syntax error quotes a part of the
   * text, which may be cut anywhere, so that quotation goes as a whole.
   */
  public String redact(String serverMessage) {
    if (secrets.isEmpty()) {
      return serverMessage;
    }
    String redacted = serverMessage;
    for (Secret secret : secrets) {
      if (!secret.value().isEmpty()) {
        redacted = redacted.replace(secret.value(), HIDDEN);
      }
    }
    int near = redacted.indexOf(" near '");
    return near < 0 ? redacted : redacted.substring(0, near) + " near " + HIDDEN;
  }

  /** What a failure of this statement means: a pool that is missing is fine for who drops it. */
  public ErrorClass classify(Throwable failure) {
    Throwable told = Failures.translate(failure, describe);
    boolean gone =
        switch (kind) {
          case DROP_POOL -> isRefusal(told, ObError.OB_RESOURCE_POOL_NOT_EXIST);
          case DROP_TENANT -> isRefusal(told, ObError.OB_TENANT_NOT_EXIST);
          default -> false;
        };
    return gone ? ErrorClass.ALREADY_DONE : Failures.classify(told);
  }

  private static boolean isRefusal(Throwable failure, ObError error) {
    return failure instanceof RefusedException refused && refused.is(error);
  }

  /** The same as {@link #describe()}. */
  @Override
  public String toString() {
    return describe;
  }

  /** What a statement does. */
  public enum Kind {
    CREATE_POOL,
    DROP_POOL,
    SET_DECRYPTION,
    SET_KMS,
    RESTORE,
    CANCEL_RESTORE,
    SET_HA_HIGH_THREAD_SCORE,
    ACTIVATE_STANDBY,
    RECOVER_STANDBY,
    RUN_UPGRADE,
    DROP_TENANT,
    KILL
  }
}
