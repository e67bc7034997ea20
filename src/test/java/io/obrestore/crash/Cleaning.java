package io.obrestore.crash;

import io.obrestore.oceanbase.session.AdministrationSession;
import io.obrestore.oceanbase.statement.Statements;
import java.time.Duration;
import java.util.List;

/** Makes a world as good as new, for the next run. */
final class Cleaning {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Cleaning() {}

  /** The same, whatever the tenants are called. */
  static void everything(World world) {
    all(
        world,
        world
            .sight()
            .rows(
                "SELECT tenant_name FROM oceanbase.dba_ob_tenants"
                    + " WHERE tenant_type = 'USER' AND tenant_name <> 'shop'")
            .stream()
            .map(row -> String.valueOf(row.get("tenant_name")))
            .toList());
  }

  static void all(World world, String tenant) {
    boolean there =
        world.sight().count("FROM oceanbase.dba_ob_tenants WHERE tenant_name = ?", tenant) > 0;
    all(world, there ? List.of(tenant) : List.of());
  }

  /** Pools are free when all tenants are gone. */
  private static void all(World world, List<String> tenants) {
    Sight sight = world.sight();
    try (AdministrationSession session = world.janitor().openSession().await().atMost(PATIENCE)) {
      for (String tenant : tenants) {
        session.execute(Statements.dropTenantForce(tenant)).await().atMost(PATIENCE);
      }
      for (var pool :
          sight.rows(
              "SELECT name FROM oceanbase.dba_ob_resource_pools WHERE name LIKE 'obr\\_%'")) {
        session
            .execute(Statements.dropPool(String.valueOf(pool.get("name"))))
            .await()
            .atMost(PATIENCE);
      }
    }
    for (String table :
        List.of("node", "task_log", "attempt", "start_slot", "idempotency", "dag")) {
      sight.change("DELETE FROM obrestore." + table);
    }
    world.forgetAttempts();
    world.ground().renumber(sight);
    sight.change("DELETE FROM oceanbase.cdb_ob_restore_history");
    sight.change("DELETE FROM oceanbase.dba_ob_tenant_jobs");
    sight.change(
        "UPDATE obrestore.duty SET owner = NULL, lease_until = NULL, db_session = NULL,"
            + " next_at = TIMESTAMP '2000-01-01 00:00:00', done = 0");
  }
}
