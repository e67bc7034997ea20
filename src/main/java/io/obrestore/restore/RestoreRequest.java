package io.obrestore.restore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A restore that satisfies every rule on the request alone.
 *
 * @param tenantName the tenant to make
 * @param point the moment, inclusive
 * @param zones in the order of the request, no zone twice
 * @param primaryZone where the leaders go
 * @param haHighThreadScore 0 to 100
 * @param concurrency 1 to 100, or null for OceanBase's own choice
 * @param manner what the reference's request cannot say
 * @param secrets places and passwords
 */
public record RestoreRequest(
    String tenantName,
    RestorePoint point,
    List<ZoneEntry> zones,
    PrimaryZone primaryZone,
    int haHighThreadScore,
    @Nullable Integer concurrency,
    Manner manner,
    RestoreSecrets secrets) {

  public RestoreRequest {
    zones = List.copyOf(zones);
  }
}
