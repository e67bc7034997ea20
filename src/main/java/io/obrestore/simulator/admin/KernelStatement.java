package io.obrestore.simulator.admin;

import io.obrestore.simulator.restore.RestorePoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An administration statement as understood, its literals decoded. */
public sealed interface KernelStatement {
  /** CREATE RESOURCE POOL; options that were left out are null, 0 or empty. */
  record CreateResourcePool(
      String name,
      boolean ifNotExists,
      @Nullable String unit,
      long unitNum,
      List<String> zones,
      @Nullable String replicaType)
      implements KernelStatement {}

  /** DROP RESOURCE POOL. */
  record DropResourcePool(String name, boolean ifExists) implements KernelStatement {}

  /** SET DECRYPTION. */
  record SetDecryption(List<String> passwords) implements KernelStatement {}

  /** DROP TENANT. */
  record DropTenant(String tenant, boolean ifExists, DropMode mode) implements KernelStatement {}

  /** How a tenant is dropped: later, later and not into the recycle bin, or at once. */
  enum DropMode {
    PLAIN,
    PURGE,
    FORCE
  }

  /** ALTER SYSTEM RESTORE. */
  record RestoreTenant(
      String tenant,
      @Nullable String uri,
      @Nullable RestorePoint until,
      String options,
      @Nullable String encryptKey,
      @Nullable String keyUri,
      @Nullable String keyPassword,
      @Nullable String description)
      implements KernelStatement {}

  /** ALTER SYSTEM RESTORE FROM … PREVIEW. */
  record RestorePreview(String uri) implements KernelStatement {}

  /** ALTER SYSTEM CANCEL RESTORE. */
  record CancelRestore(String tenant) implements KernelStatement {}

  /** ALTER SYSTEM ACTIVATE STANDBY; without a tenant it means the session's own. */
  record ActivateStandby(@Nullable String tenant, boolean verify) implements KernelStatement {}

  /** ALTER SYSTEM RECOVER STANDBY; without a point it is refused. */
  record RecoverStandby(@Nullable String tenant, @Nullable RecoverPoint point)
      implements KernelStatement {}

  /** How far a standby tenant follows the archive. */
  sealed interface RecoverPoint {
    /** To a point. */
    record Until(RestorePoint point) implements RecoverPoint {}

    /** For ever. */
    record Unlimited() implements RecoverPoint {}

    /** Not any further. */
    record Cancel() implements RecoverPoint {}
  }

  /** ALTER SYSTEM RUN UPGRADE JOB. */
  record RunUpgradeJob(String action, List<String> tenants) implements KernelStatement {}

  /** ALTER SYSTEM SET. */
  record SetParameters(List<ParameterSetting> settings) implements KernelStatement {}

  /**
   * One parameter of ALTER SYSTEM SET.
   *
   * @param name lower case
   * @param value null for NULL
   * @param tenant null when none was named
   */
  record ParameterSetting(String name, @Nullable String value, @Nullable String tenant) {}
}
