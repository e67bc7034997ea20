package io.obrestore.oceanbase.backup;

/**
 * Whose backup it is.
 *
 * @param tenantName the source tenant; empty when it is not known
 * @param clusterName its cluster; empty when it is not known
 */
public record BackupOwner(String tenantName, String clusterName) {}
