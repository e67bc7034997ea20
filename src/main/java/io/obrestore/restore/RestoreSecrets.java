package io.obrestore.restore;

import io.obrestore.oceanbase.Secret;
import io.obrestore.oceanbase.statement.UriSecrets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a request nobody may see: kept sealed at rest, sent to OceanBase only. URIs belong here
 * because they carry access keys.
 *
 * @param dataBackupUri as the client sent it
 * @param archiveLogUri as the client sent it, or the data URI
 * @param decryption passwords of the backup sets
 * @param kmsEncryptInfo key management, or null
 */
public record RestoreSecrets(
    String dataBackupUri,
    String archiveLogUri,
    List<String> decryption,
    @Nullable String kmsEncryptInfo) {

  public RestoreSecrets {
    decryption = List.copyOf(decryption);
  }

  /** Every value that must stand in no text. */
  public List<Secret> hidden() {
    var values = new ArrayList<Secret>();
    decryption.forEach(password -> values.add(new Secret(password)));
    if (kmsEncryptInfo != null) {
      values.add(new Secret(kmsEncryptInfo));
    }
    values.addAll(UriSecrets.of(dataBackupUri));
    values.addAll(UriSecrets.of(archiveLogUri));
    return values;
  }

  @Override
  public String toString() {
    return "RestoreSecrets[***]";
  }
}
