package io.obrestore.simulator.restore;

/** How a restore job ends. */
public sealed interface Outcome {
  /** The tenant becomes a standby. */
  record Succeeds() implements Outcome {}

  /**
   * CREATE_TENANT fails before there is a tenant.
   *
   * @param error name in the kernel's error list
   */
  record FailsBeforeTenant(String error) implements Outcome {}

  /**
   * CREATE_TENANT fails half way: a tenant in STATUS CREATING, without a role, stays.
   *
   * @param error name in the kernel's error list
   */
  record FailsInCreating(String error) implements Outcome {}

  /**
   * The restore of the tenant's data fails half way: a tenant in STATUS RESTORE stays.
   *
   * @param comment as the servers write it
   */
  record FailsInRestoring(String comment) implements Outcome {}
}
