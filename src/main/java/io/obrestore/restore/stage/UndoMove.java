package io.obrestore.restore.stage;

import io.obrestore.oceanbase.view.Tenant;

/**
 * What the undo does about the jobs and tenants it sees, one thing at a time. Decided without I/O.
 */
public sealed interface UndoMove {
  /** Nothing is there any more. */
  record Clean() implements UndoMove {}

  /** Something goes on by itself: look again later. */
  record LookAgain() implements UndoMove {}

  /** CANCEL RESTORE: drops the half-made tenant. */
  record Cancel(Tenant tenant) implements UndoMove {}

  /** DROP TENANT FORCE. */
  record Drop(Tenant tenant) implements UndoMove {}

  /** Never touched. */
  record Refuse(String reason) implements UndoMove {}

  /**
   * The next thing to do.
   *
   * @param restoredToo whether a tenant whose restore succeeded is dropped: only when somebody said
   *     ROLLBACK
   */
  static UndoMove of(Ours ours, boolean restoredToo) {
    if (ours.isClean()) {
      return new Clean();
    }
    return ours.tenants().stream()
        .map(tenant -> of(ours, tenant, restoredToo))
        .filter(move -> !(move instanceof LookAgain))
        .findFirst()
        .orElseGet(LookAgain::new);
  }

  /** The next thing to do about one of the tenants. */
  static UndoMove of(Ours ours, Tenant tenant, boolean restoredToo) {
    return switch (tenant.status()) {
      case "RESTORE", "CREATING_STANDBY" -> new Cancel(tenant);
      // it cannot be cancelled, and while its job runs it may still become RESTORE
      case "CREATING" -> ours.isBeingRestored(tenant) ? new LookAgain() : new Drop(tenant);
      case "DROPPING" -> new LookAgain();
      case "NORMAL" -> ofRestored(ours, tenant, restoredToo);
      default -> new Refuse(of(tenant) + ": it is not touched");
    };
  }

  private static UndoMove ofRestored(Ours ours, Tenant tenant, boolean restoredToo) {
    String role = tenant.role();
    if (!"STANDBY".equals(role) && !"RESTORE".equals(role)) {
      return new Refuse(of(tenant) + " with role " + role + ": it is never dropped");
    }
    if (ours.isBeingRestored(tenant)) {
      return new LookAgain();
    }
    return restoredToo
        ? new Drop(tenant)
        : new Refuse(of(tenant) + " with role " + role + ": its restore has succeeded");
  }

  private static String of(Tenant tenant) {
    return "The tenant '" + tenant.name() + "' (" + tenant.id() + ") is " + tenant.status();
  }
}
