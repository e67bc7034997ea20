package io.obrestore.oceanbase.view;

import io.obrestore.oceanbase.Scn;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of DBA_OB_TENANTS.
 *
 * @param id even from 1002 for user tenants
 * @param name as it was given
 * @param type SYS, USER or META
 * @param status NORMAL, CREATING, RESTORE, DROPPING, CREATING_STANDBY
 * @param role PRIMARY, STANDBY, RESTORE, CLONE; null for a tenant whose making failed
 * @param compatible the version of its data, such as 4.3.5.1
 * @param primaryZone as in CREATE TENANT
 * @param locality as in CREATE TENANT
 * @param locked YES or NO
 * @param unitNum units in each zone
 * @param recoveryUntilScn where recovery ends; null for tenants that never recover
 */
public record Tenant(
    long id,
    String name,
    String type,
    String status,
    @Nullable String role,
    String compatible,
    String primaryZone,
    String locality,
    String locked,
    @Nullable Long unitNum,
    @Nullable Scn recoveryUntilScn) {
  /** The kernel's OB_MAX_SCN_TS_NS: recovery has no end. */
  private static final Scn UNLIMITED = Scn.of((1L << 62) - 1);

  static final ViewQuery ALL =
      ViewQuery.of(
          """
          SELECT TENANT_ID, TENANT_NAME, TENANT_TYPE, STATUS, TENANT_ROLE, COMPATIBLE,
                 PRIMARY_ZONE, LOCALITY, LOCKED, UNIT_NUM, RECOVERY_UNTIL_SCN
          FROM oceanbase.DBA_OB_TENANTS
          """);

  // Text keys compare byte by byte in the views, and so does the kernel tenant names
  // (ObSchemaMgr::get_tenant_schema): t1 and T1 may both be there. Only whether a restore of a name
  // runs it asks without case.
  static final ViewQuery BY_NAME = ALL.with("WHERE LOWER(TENANT_NAME) = LOWER(?)");
  static final ViewQuery NOT_OPEN =
      ALL.with(
          """
          WHERE TENANT_TYPE = 'USER'
            AND (STATUS <> 'NORMAL' OR TENANT_ROLE IS NULL OR TENANT_ROLE <> 'PRIMARY')
          ORDER BY TENANT_ID\
          """);
  static final ViewQuery BY_ID = ALL.with("WHERE TENANT_ID = ?");

  static final Function<Fields, Tenant> MAPPER =
      row ->
          new Tenant(
              row.number("TENANT_ID"),
              row.text("TENANT_NAME"),
              row.text("TENANT_TYPE"),
              row.text("STATUS"),
              role(row.textOrNull("TENANT_ROLE")),
              row.text("COMPATIBLE"),
              row.text("PRIMARY_ZONE"),
              row.text("LOCALITY"),
              row.text("LOCKED"),
              row.numberOrNull("UNIT_NUM"),
              row.scnOrNull("RECOVERY_UNTIL_SCN"));

  /** Of the tenants of a name in any case of letters the one that is written so, else the first. */
  static Optional<Tenant> named(List<Tenant> tenants, String name) {
    return tenants.stream()
        .filter(tenant -> tenant.name().equals(name))
        .findFirst()
        .or(() -> tenants.stream().min(Comparator.comparingLong(Tenant::id)));
  }

  /** Whether it follows the archived log without an end. */
  public boolean followsForEver() {
    return recoveryUntilScn != null && recoveryUntilScn.compareTo(UNLIMITED) >= 0;
  }

  private static @Nullable String role(@Nullable String role) {
    return role == null || role.isEmpty() ? null : role;
  }
}
