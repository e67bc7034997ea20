package io.obrestore.api;

import java.sql.SQLException;
import java.util.List;

/**
 * What requests leave behind: the dags of the store, and OceanBase's pools and jobs. Two of them
 * are equal when nothing was stored in between.
 */
record Footprint(List<List<String>> rows) {
  private static final String LEFT_BEHIND =
      """
      SELECT 'dags', COUNT(*), MAX(id) FROM obrestore.dag
      UNION ALL SELECT 'nodes', COUNT(*), MAX(id) FROM obrestore.node
      UNION ALL SELECT 'pools', COUNT(*), MAX(RESOURCE_POOL_ID) FROM oceanbase.DBA_OB_RESOURCE_POOLS
      UNION ALL SELECT 'jobs', COUNT(*), MAX(JOB_ID) FROM oceanbase.CDB_OB_RESTORE_PROGRESS
        WHERE TENANT_ID = 1
      UNION ALL SELECT 'past jobs', COUNT(*), MAX(JOB_ID) FROM oceanbase.CDB_OB_RESTORE_HISTORY
        WHERE TENANT_ID = 1
      """;

  static Footprint of(Database database) throws SQLException {
    return new Footprint(database.rows(LEFT_BEHIND));
  }
}
