package io.obrestore.restore.source;

import io.obrestore.oceanbase.statement.UriSecrets;

/**
 * Where a backup is.
 *
 * @param dataUri of the data, with its secrets
 * @param logUri of the archived logs, with its secrets
 */
public record BackupPlace(String dataUri, String logUri) {
  @Override
  public String toString() {
    return "BackupPlace[" + UriSecrets.without(dataUri) + ", " + UriSecrets.without(logUri) + "]";
  }
}
