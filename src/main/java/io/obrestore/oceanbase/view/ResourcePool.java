package io.obrestore.oceanbase.view;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of DBA_OB_RESOURCE_POOLS.
 *
 * @param tenantId the tenant it is granted to; null while it is free
 * @param unitCount units in each zone
 * @param zoneList zone names, separated by {@code ;}
 */
public record ResourcePool(
    long id,
    String name,
    @Nullable Long tenantId,
    long unitCount,
    long unitConfigId,
    String zoneList) {

  static final ViewQuery ALL =
      ViewQuery.of(
          """
          SELECT RESOURCE_POOL_ID, NAME, TENANT_ID, UNIT_COUNT, UNIT_CONFIG_ID, ZONE_LIST
          FROM oceanbase.DBA_OB_RESOURCE_POOLS
          """);

  // SUBSTR, not LIKE: the names are full of underscores.
  static final ViewQuery BY_PREFIX = ALL.with("WHERE SUBSTR(NAME, 1, ?) = ? ORDER BY NAME");
  static final ViewQuery BY_TENANT = ALL.with("WHERE TENANT_ID = ? ORDER BY NAME");

  static final Function<Fields, ResourcePool> MAPPER =
      row ->
          new ResourcePool(
              row.number("RESOURCE_POOL_ID"),
              row.text("NAME"),
              row.numberOrNull("TENANT_ID"),
              row.number("UNIT_COUNT"),
              row.number("UNIT_CONFIG_ID"),
              row.text("ZONE_LIST"));

  /** Whether no tenant has it. */
  public boolean free() {
    return tenantId == null;
  }
}
