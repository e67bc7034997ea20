"""Operators of tasks."""

from world import DATA, ENCRYPTED, HUGE, ZONES, equal, failing, refused


def retry_of_a_failed_restore_is_waited_for(world):
    sdk = world.client()
    dag = world.failed(sdk)

    equal(sdk.operate_dag_sync(dag, "RETRY"), True)


def operators_may_be_written_small(world):
    sdk = world.client()
    dag = world.failed(sdk)

    equal(sdk.operate_dag(dag, "retry"), True)

    assert sdk.wait_dag_succeed(dag).is_run()


def retry_that_fails_again_is_told(world):
    sdk = world.client()
    dag = failing(sdk.post_tenant_restore_sync, ENCRYPTED, world.tenant(), ZONES).dag.generic_id

    error = failing(sdk.operate_dag_sync, dag, "RETRY")

    equal(error.message, f"Failed to RETRY task {dag}")
    assert error.dag.is_failed()


def rollback_of_a_failed_restore_is_waited_for(world):
    sdk = world.client()
    dag = world.failed(sdk)

    equal(sdk.operate_dag_sync(dag, "ROLLBACK"), True)

    assert sdk.get_dag(dag).is_rollback()


def cancel_of_a_restore_that_runs_is_waited_for(world):
    sdk, tenant = world.client(), world.tenant()
    dag = sdk.post_tenant_restore(HUGE, tenant, ZONES).generic_id

    equal(sdk.operate_dag_sync(dag, "CANCEL"), True)

    error = failing(sdk.wait_dag_succeed, dag)
    equal(error.message, f"Task Restore backup_{tenant} canceled.")
    sdk.delete_tenant_restore_sync(tenant)


def pass_of_a_failed_restore_is_done(world):
    sdk = world.client()
    dag = world.failed(sdk)

    equal(sdk.operate_dag(dag, "PASS"), True)

    passed = sdk.get_dag(dag)
    equal((passed.state, passed.operator), ("SUCCEED", "PASS"))


def pass_is_done_though_the_sdk_stumbles_over_it(world):
    """It asks the dag for is_pass, which it does not have."""
    sdk = world.client()
    dag = world.failed(sdk)

    try:
        sdk.operate_dag_sync(dag, "PASS")
    except AttributeError as error:
        assert "is_pass" in str(error)

    equal(sdk.get_dag(dag).operator, "PASS")


def operators_that_do_not_fit_are_refused(world):
    sdk = world.client()
    dag = sdk.post_tenant_restore_sync(DATA, world.tenant(), ZONES).generic_id

    for operator, code in (
        ("RETRY", "RetryNotFailedDag"),
        ("ROLLBACK", "RollbackNotFailedDag"),
        ("CANCEL", "CancelFinishedDag"),
        ("PASS", "PassNotFailedDag"),
        ("JUMP", "NotSupport"),
    ):
        refused("Task.Dag.Operator." + code, sdk.operate_dag, dag, operator)
        refused("Task.Dag.Operator." + code, sdk.operate_dag_sync, dag, operator)
    refused("Task.NotFound", sdk.operate_dag, "1999999", "RETRY")
    refused("Task.GenericID.Invalid", sdk.operate_dag, "x", "RETRY")
