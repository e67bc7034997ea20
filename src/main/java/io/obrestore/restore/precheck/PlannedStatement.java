package io.obrestore.restore.precheck;

import io.obrestore.oceanbase.statement.AdministrationStatement;
import io.obrestore.oceanbase.statement.Statements;
import io.obrestore.restore.Attempt;
import io.obrestore.restore.RestoreRequest;
import io.obrestore.restore.RestoreStatements;
import io.obrestore.restore.stage.ActivateTenant;
import io.obrestore.restore.stage.StartRestore;
import io.obrestore.restore.stage.UpgradeTenant;
import io.obrestore.restore.stage.WaitRestoreFinish;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement that a restore would send.
 *
 * @param stage the stage it belongs to
 * @param sql without secrets; 0 stands for the number of a dag that is not there
 */
public record PlannedStatement(String stage, String sql) {

  /**
   * In order.
   *
   * @param upgrades whether the data is older than the cluster
   */
  static List<PlannedStatement> of(RestoreRequest request, String storeId, boolean upgrades) {
    var attempt = new Attempt(storeId, 0, 1);
    String tenant = request.tenantName();
    var plan = new ArrayList<PlannedStatement>();
    for (int i = 0; i < request.zones().size(); i++) {
      plan.add(at(StartRestore.NAME, RestoreStatements.pool(request, attempt, i)));
    }
    RestoreStatements.secrets(request).forEach(each -> plan.add(at(StartRestore.NAME, each)));
    plan.add(at(StartRestore.NAME, RestoreStatements.of(request, attempt)));
    if (request.haHighThreadScore() > 0) {
      plan.add(
          at(
              WaitRestoreFinish.NAME,
              Statements.setHaHighThreadScore(tenant, request.haHighThreadScore())));
    }
    if (request.manner().keepStandby()) {
      plan.add(at(ActivateTenant.NAME, Statements.followArchive(tenant)));
    } else {
      plan.add(at(ActivateTenant.NAME, Statements.activateStandby(tenant)));
      if (upgrades) {
        plan.add(at(UpgradeTenant.NAME, Statements.runUpgrade(tenant)));
      }
    }
    return List.copyOf(plan);
  }

  private static PlannedStatement at(String stage, AdministrationStatement statement) {
    return new PlannedStatement(stage, statement.masked());
  }
}
