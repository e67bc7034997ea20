package io.obrestore.simulator.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of DBA_OB_TENANTS, as far as statements look at it. Names are told by their letters. */
public record Tenant(
    long id, String name, String type, String status, @Nullable String role, String compatible) {
  private static final String SELECT =
      "SELECT tenant_id, tenant_name, tenant_type, status, tenant_role, compatible"
          + " FROM oceanbase.dba_ob_tenants WHERE ";

  private static Tenant read(ResultSet row) throws SQLException {
    return new Tenant(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6));
  }

  /** The tenant of that name. */
  public static Optional<Tenant> find(Sql sql, String name) {
    return sql.first(SELECT + "tenant_name = ?", Tenant::read, name);
  }

  /** The tenant with that number. */
  public static Optional<Tenant> find(Sql sql, long id) {
    return sql.first(SELECT + "tenant_id = ?", Tenant::read, id);
  }

  /** All of them. */
  public static List<Tenant> all(Sql sql) {
    return sql.query(SELECT + "1 = 1 ORDER BY tenant_id", Tenant::read);
  }

  /** Whether a restore is under way in it, or failed in it. */
  public boolean isRestore() {
    return "RESTORE".equals(status) || "CREATING_STANDBY".equals(status);
  }

  /** Whether it is a user's. */
  public boolean isUser() {
    return "USER".equals(type);
  }
}
