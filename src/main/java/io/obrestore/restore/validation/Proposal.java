package io.obrestore.restore.validation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for a restore as a client made it: types are right, nothing else is known. Null means
 * not given.
 */
public record Proposal(
    @Nullable String dataBackupUri,
    @Nullable String archiveLogUri,
    @Nullable String tenantName,
    @Nullable Instant time,
    @Nullable Long scn,
    @Nullable Long haHighThreadScore,
    @Nullable List<Zone> zones,
    @Nullable String primaryZone,
    @Nullable Long concurrency,
    List<String> decryption,
    @Nullable String kmsEncryptInfo,
    @Nullable Boolean keepStandby,
    @Nullable String method,
    @Nullable String description) {

  /** An entry of the zone list. */
  public record Zone(
      @Nullable String name,
      @Nullable String replicaType,
      @Nullable String unitConfig,
      @Nullable Long unitNum) {}

  @Override
  public String toString() {
    return "Proposal[" + tenantName + "]";
  }
}
