package io.obrestore.restore.leftover;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing in OceanBase that bears our mark and that no dag drives.
 *
 * @param name the pool's or the tenant's; of a job that of the tenant it restores
 * @param id RESOURCE_POOL_ID, TENANT_ID or JOB_ID
 * @param status STATUS of a tenant or job; of a pool FREE or GRANTED
 * @param tenantId the tenant that a pool is granted to or a job makes; null for none
 * @param dagId the dag that made it
 * @param attempt of that dag, from 1
 * @param statements what would clear it by hand, in order, after those of the things before it;
 *     empty where nothing can be sent now: what is on its way has to end first
 */
public record Leftover(
    What what,
    String name,
    long id,
    String status,
    @Nullable Long tenantId,
    long dagId,
    int attempt,
    Fate fate,
    List<String> statements) {
  public Leftover {
    statements = List.copyOf(statements);
  }

  /** What it is. */
  public enum What {
    JOB,
    TENANT,
    POOL
  }
}
