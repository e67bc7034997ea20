package io.obrestore.oceanbase.view;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of DBA_OB_CLUSTER_EVENT_HISTORY that ends the upgrade of a tenant.
 *
 * @param version the tenant has now
 */
public record UpgradeEvent(@Nullable Instant timestamp, String version, String tenantId) {

  static final ViewQuery OF_TENANT =
      ViewQuery.of(
          """
          SELECT TIMESTAMP, VALUE3, VALUE5
          FROM oceanbase.DBA_OB_CLUSTER_EVENT_HISTORY
          WHERE EVENT = 'UPGRADE_ALL' AND VALUE5 = ?
          ORDER BY TIMESTAMP DESC
          """);

  static final Function<Fields, UpgradeEvent> MAPPER =
      row ->
          new UpgradeEvent(row.instantOrNull("TIMESTAMP"), row.text("VALUE3"), row.text("VALUE5"));
}
