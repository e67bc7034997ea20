package io.obrestore.restore.source;

/** This cluster did not make the backup, and the program that could read it is not configured. */
public final class UnknownBackupException extends RuntimeException {
  UnknownBackupException() {
    super("the backup is not this cluster's, and ob_admin is not configured", null, false, false);
  }
}
