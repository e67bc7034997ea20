package io.obrestore.restore.source;

/**
 * This cluster did not make the backup, or not the archive that is named with it, and the program
 * that could read them is not configured.
 */
public final class UnknownBackupException extends RuntimeException {
  private final boolean dataKnown;

  /**
   * @param dataKnown whether the cluster made the data, so that it is the archive alone
   */
  UnknownBackupException(boolean dataKnown) {
    super("the backup is not this cluster's, and ob_admin is not configured", null, false, false);
    this.dataKnown = dataKnown;
  }

  /** Whether the cluster made the data, so that it is the archive alone that nobody can read. */
  public boolean dataKnown() {
    return dataKnown;
  }
}
