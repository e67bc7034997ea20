package io.obrestore.api;

import io.obrestore.simulator.EmbeddedOceanBase;
import io.obrestore.simulator.fault.Fault;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** Brings dags, each of a tenant of its own, into every standing there is. */
final class Situations {
  /** Nothing is known of the outcome: the step is tried again and again. */
  private static final int UNKNOWN = 4012;

  /** OceanBase will not do it. */
  private static final int NOT_ALLOWED = 4179;

  /** Nor this; the other says of an upgrade that another one runs. */
  private static final int NO_PRIVILEGE = 5036;

  private static final String DATA = "file:///data/backup/data";
  private static final String SHOP_LOG = ", \"archive_log_uri\": \"file:///data/backup/clog\"";

  private final EmbeddedOceanBase oceanBase;
  private final Database database;

  /** Every test class shares one OceanBase among its tests. */
  private static final AtomicInteger TENANTS = new AtomicInteger();

  Situations(EmbeddedOceanBase oceanBase, Database database) {
    this.oceanBase = oceanBase;
    this.database = database;
  }

  /** Faults that hold a dag where it is stay until they are cleared. */
  String bring(String standing) throws SQLException {
    String tenant = "t" + TENANTS.incrementAndGet();
    return switch (standing) {
      case "READY" -> held(tenant, "UPDATE dag\nSET owner = ?", 1);
      case "CHECKING" -> held(tenant, "FROM oceanbase.GV$OB_SERVERS", 1);
      case "STARTING" -> held(tenant, "CREATE RESOURCE POOL", 2);
      case "WAITING" -> at(Restores.start(restore(tenant, "huge")), 3);
      case "ACTIVATING" -> held(tenant, "ACTIVATE STANDBY TENANT", 4);
      case "UPGRADING" -> {
        fault("RUN UPGRADE JOB", UNKNOWN);
        yield at(Restores.start(restore(tenant, "old")), 5);
      }
      case "CHECK FAILED" ->
          failed(
              Restores.request(
                  tenant, DATA, SHOP_LOG + ", \"time_stamp\": \"2024-10-12T15:00:00Z\""));
      case "START FAILED" -> failed(restore(tenant, "encrypted"));
      case "WAIT FAILED" -> failed(restore(tenant, "broken"));
      case "ACTIVE LOST" -> lost(tenant);
      case "ACTIVE REFUSED" -> {
        fault("ACTIVATE STANDBY TENANT", NOT_ALLOWED);
        yield failed(Restores.request(tenant, DATA, ""));
      }
      case "UPGRADE FAILED" -> {
        fault("RUN UPGRADE JOB", NO_PRIVILEGE);
        yield failed(restore(tenant, "old"));
      }
      case "START CANCELLED" -> cancelled(held(tenant, "CREATE RESOURCE POOL", 2));
      case "WAIT CANCELLED" -> waitCancelled(tenant);
      case "UNDOING" -> {
        String id = failed(restore(tenant, "broken"));
        fault("CANCEL RESTORE", UNKNOWN);
        operate(id, "ROLLBACK");
        yield standing(id, "RUNNING/ROLLBACK", 2);
      }
      case "UNDO FAILED" -> {
        String id = waitCancelled(tenant);
        database.execute("ALTER SYSTEM ACTIVATE STANDBY TENANT `" + tenant + "`");
        operate(id, "ROLLBACK");
        yield standing(id, "FAILED/ROLLBACK", 2);
      }
      case "SUCCEEDED" -> ended(Restores.request(tenant, DATA, ""), "SUCCEED/RUN");
      case "ROLLED BACK" -> {
        String id = failed(restore(tenant, "broken"));
        operate(id, "ROLLBACK");
        yield standing(id, "SUCCEED/ROLLBACK", 1);
      }
      case "PASSED" -> {
        String id = failed(restore(tenant, "broken"));
        operate(id, "PASS");
        yield standing(id, "SUCCEED/PASS", 3);
      }
      default -> throw new IllegalArgumentException(standing);
    };
  }

  private static String restore(String tenant, String backup) {
    return Restores.request(tenant, "file:///data/backup/" + backup, "");
  }

  private Fault fault(String part, int code) {
    return oceanBase.faults().on(sql -> sql.contains(part)).always().answer(code, "held");
  }

  private String held(String tenant, String part, int stage) {
    fault(part, UNKNOWN);
    return at(Restores.start(Restores.request(tenant, DATA, "")), stage);
  }

  private static String at(String id, int stage) {
    Restores.until(id, dag -> dag.getInt("data.stage") == stage);
    return id;
  }

  private static String failed(String request) {
    return ended(request, "FAILED/RUN");
  }

  private static String ended(String request, String standing) {
    String id = Restores.start(request);
    Restores.ended(id);
    return standing(id, standing, Restores.dag(id).getInt("data.stage"));
  }

  private static String standing(String id, String standing, int stage) {
    Restores.until(id, dag -> of(dag).equals(standing) && dag.getInt("data.stage") == stage);
    return id;
  }

  static String of(JsonPath dag) {
    return dag.getString("data.state") + "/" + dag.getString("data.operator");
  }

  private static void operate(String id, String operator) {
    Restores.operate(id, operator).then().statusCode(200);
  }

  private static String cancelled(String id) {
    operate(id, "CANCEL");
    return id;
  }

  /** Its job has ended with SUCCESS, which it has not seen. */
  private String waitCancelled(String tenant) {
    Fault blind =
        oceanBase
            .faults()
            .on(
                sql ->
                    sql.contains("FROM oceanbase.CDB_OB_RESTORE_PROGRESS")
                        && sql.endsWith("ORDER BY JOB_ID, TENANT_ID")
                        && !sql.contains("WHERE"))
            .always()
            .answer(UNKNOWN, "blind");
    String id = cancelled(at(Restores.start(Restores.request(tenant, DATA, "")), 3));
    oceanBase.faults().remove(blind);
    return id;
  }

  /** Somebody dropped its tenant before it was activated. */
  private String lost(String tenant) throws SQLException {
    String id = waitCancelled(tenant);
    database.execute("DROP TENANT `" + tenant + "` FORCE");
    operate(id, "RETRY");
    return standing(id, "FAILED/RUN", 4);
  }
}
