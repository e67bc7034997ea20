package io.obrestore.simulator.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of DBA_OB_RESOURCE_POOLS.
 *
 * @param tenantId null while it is free
 */
public record Pool(
    long id, String name, @Nullable Long tenantId, long unitCount, List<String> zones) {
  private static final String SELECT =
      "SELECT resource_pool_id, name, tenant_id, unit_count, zone_list"
          + " FROM oceanbase.dba_ob_resource_pools WHERE ";

  private static Pool read(ResultSet row) throws SQLException {
    return new Pool(
        row.getLong(1),
        row.getString(2),
        row.getObject(3, Long.class),
        row.getLong(4),
        Arrays.asList(row.getString(5).split(";", -1)));
  }

  /** The pool of that name, in its very letters. */
  public static Optional<Pool> find(Sql sql, String name) {
    return sql.first(SELECT + "name = ?", Pool::read, name);
  }

  /** The pools granted to a tenant. */
  public static List<Pool> of(Sql sql, long tenantId) {
    return sql.query(SELECT + "tenant_id = ?", Pool::read, tenantId);
  }
}
