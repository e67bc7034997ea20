package io.obrestore.simulator.admin;

/** Hands each statement to what carries it out. */
record StatementRouter(
    PoolExecutor pools,
    DecryptionExecutor decryption,
    ParameterExecutor parameters,
    TenantExecutor tenants,
    RestoreExecutor restores,
    StandbyExecutor standbys,
    UpgradeExecutor upgrades) {

  /**
   * The number of affected rows, as the kernel tells it.
   *
   * @param text of the statement
   */
  long execute(AdminSession session, KernelStatement statement, String text) {
    if (statement instanceof KernelStatement.CreateResourcePool create) {
      return pools.create(create);
    } else if (statement instanceof KernelStatement.DropResourcePool drop) {
      return pools.drop(drop);
    } else if (statement instanceof KernelStatement.SetDecryption set) {
      return decryption.set(session, set);
    } else if (statement instanceof KernelStatement.SetParameters set) {
      return parameters.set(set);
    } else if (statement instanceof KernelStatement.RunUpgradeJob run) {
      return upgrades.run(run, text);
    }
    return executeOnTenant(session, statement);
  }

  private long executeOnTenant(AdminSession session, KernelStatement statement) {
    if (statement instanceof KernelStatement.RestoreTenant restore) {
      return restores.restore(session, restore);
    } else if (statement instanceof KernelStatement.CancelRestore cancel) {
      return tenants.cancelRestore(cancel);
    } else if (statement instanceof KernelStatement.DropTenant drop) {
      return tenants.drop(drop);
    } else if (statement instanceof KernelStatement.ActivateStandby activate) {
      return standbys.activate(activate);
    } else if (statement instanceof KernelStatement.RecoverStandby recover) {
      return standbys.recover(recover);
    }
    throw restores.preview();
  }
}
