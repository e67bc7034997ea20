package io.obrestore.restore.stage;

import io.obrestore.oceanbase.view.Tenant;
import java.util.Optional;

/** Where a restored tenant stands on its way to being open. Decided without I/O. */
enum TenantStand {
  /** PRIMARY and NORMAL. */
  OPEN,
  /** STANDBY and NORMAL: can be activated. */
  STANDBY,
  /** Between the two. */
  SWITCHING,
  /** Gone, another's, or in no state that leads there. */
  LOST;

  private static final String NORMAL = "NORMAL";

  /**
   * Of the tenant that bears the name now.
   *
   * @param tenantId the tenant our job made
   * @param activated whether it was told to become primary
   */
  static TenantStand of(Optional<Tenant> found, long tenantId, boolean activated) {
    if (found.isEmpty() || found.get().id() != tenantId) {
      return LOST;
    }
    var tenant = found.get();
    boolean normal = tenant.status().equals(NORMAL);
    String role = tenant.role();
    if (normal && "PRIMARY".equals(role)) {
      return OPEN;
    }
    if (normal && "STANDBY".equals(role)) {
      return STANDBY;
    }
    return activated ? SWITCHING : LOST;
  }
}
