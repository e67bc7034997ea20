package io.obrestore.restore;

import io.obrestore.oceanbase.statement.ReplicaType;

/**
 * What the restored tenant gets in one zone.
 *
 * @param zone a zone of the cluster
 * @param replicaType what kind of replica
 * @param unitConfig an existing unit config
 * @param unitNum units in this zone, the same in every zone
 */
public record ZoneEntry(String zone, ReplicaType replicaType, String unitConfig, int unitNum) {}
