package io.obrestore.restore;

import io.obrestore.dag.DagView;

/**
 * Which job a cancel dag ends: one that no dag of ours holds.
 *
 * @param tenant the name it restores into
 * @param jobId OceanBase's job
 * @param tenantId the tenant it had made when the cancel was asked for; 0 for none yet
 */
public record CancelRequest(String tenant, long jobId, long tenantId) {
  /** As it is stored. */
  public String json() {
    return StoredJson.write(this);
  }

  /** Of a cancel dag. */
  public static CancelRequest of(DagView dag) {
    return StoredJson.read(dag.request(), CancelRequest.class);
  }
}
