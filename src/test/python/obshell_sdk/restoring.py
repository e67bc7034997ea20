"""Restores, and what is told of them."""

from obshell.model.tenant import ZoneParam

from world import BROKEN, DATA, ENCRYPTED, HUGE, LOG, ZONES, equal, failing, refused

STAGES = [
    "Pre restore check",
    "Start restore",
    "Wait restore task finish",
    "Active tenant",
    "Upgrade tenant",
]


def a_restore_is_answered_at_once_and_waited_for(world):
    sdk, tenant = world.client(), world.tenant()

    dag = sdk.post_tenant_restore(DATA, tenant, ZONES)

    equal(dag.name, f"Restore backup_{tenant}")
    equal((dag.state, dag.operator, dag.stage, dag.max_stage), ("READY", "RUN", 1, 5))
    equal((dag.nodes, dag.additional_data), ([], None))
    equal(dag.generic_id, f"1{dag.dag_id}")
    done = sdk.wait_dag_succeed(dag.generic_id)
    equal([node.name for node in done.nodes], STAGES)
    assert done.is_succeed() and done.is_run() and done.is_finished()
    assert done.additional_data["restore_job_id"] > 0
    agents = {task.execute_agent for node in done.nodes for task in node.sub_tasks}
    equal(len(agents), 1)
    assert agents.pop().startswith("127.0.0.1:")


def a_restore_with_every_field_of_the_sdk_succeeds(world):
    sdk, tenant = world.client(), world.tenant()
    window = list(sdk.get_restore_windows(DATA, LOG))[-1]

    done = sdk.post_tenant_restore_sync(
        DATA,
        tenant,
        [ZoneParam("zone1", "s1", 1, "FULL"), ZoneParam("zone2", "s1", 1, "READONLY")],
        archive_log_uri=LOG,
        timestamp=window.end_time,
        ha_high_thread_score=20,
        primary_zone="zone1",
        concurrency=4,
        decryption=["pwd1", "p'w\"d\u00e4"],
        kms_encrypt_info="info",
    )

    assert done.is_succeed()
    overview = sdk.get_tenant_restore_overview(tenant)
    equal((overview.status, overview.restore_tenant_name), ("SUCCESS", tenant))
    assert overview.restore_scn > 0 and "pwd1" not in str(overview)


def a_restore_to_an_scn_succeeds(world):
    sdk, first, second = world.client(), world.tenant(), world.tenant()
    window = list(sdk.get_restore_windows(DATA, LOG))[0]
    sdk.post_tenant_restore_sync(DATA, first, ZONES, LOG, timestamp=window.end_time)
    scn = sdk.get_tenant_restore_overview(first).restore_scn

    sdk.post_tenant_restore_sync(DATA, second, ZONES, LOG, scn=scn)

    equal(sdk.get_tenant_restore_overview(second).restore_scn, scn)


def a_restore_of_an_encrypted_backup_needs_its_passwords(world):
    sdk = world.client()

    failing(sdk.post_tenant_restore_sync, ENCRYPTED, world.tenant(), ZONES)
    done = sdk.post_tenant_restore_sync(
        ENCRYPTED, world.tenant(), ZONES, decryption=["pwd1", "pwd2"]
    )

    assert done.is_succeed()


def a_restore_that_fails_tells_why(world):
    error = failing(world.client().post_tenant_restore_sync, BROKEN, world.tenant(), ZONES)

    assert error.dag.is_failed() and error.dag.is_run()
    failed = [node for node in error.dag.nodes if node.is_failed()]
    equal([node.name for node in failed], ["Wait restore task finish"])
    last = failed[0].sub_tasks[0].task_logs[-1]
    assert last and last in error.message, error.message
    assert error.message.startswith("127.0.0.1:") and last in str(error)


def a_restore_that_cannot_be_is_refused(world):
    sdk = world.client()
    unknown = [ZoneParam("zone1", "nosuch", 1)]

    refused("OB.Resource.UnitConfig.NotExist", sdk.post_tenant_restore, DATA, world.tenant(), unknown)
    refused("OB.Tenant.Existed", sdk.post_tenant_restore, DATA, "shop", ZONES)
    refused("OB.Tenant.SysOperationNotAllowed", sdk.post_tenant_restore_sync, DATA, "sys", ZONES)
    refused("OB.Restore.Uri.Invalid", sdk.post_tenant_restore, "ftp://x", world.tenant(), ZONES)
    refused("OB.Tenant.ZoneList.Empty", sdk.post_tenant_restore, DATA, world.tenant(), [])
    refused(
        "OB.Restore.TimeNotValid",
        sdk.post_tenant_restore,
        DATA,
        world.tenant(),
        ZONES,
        timestamp="2024-10-12T18:00:00+08:00",
        scn=1,
    )


def a_second_restore_of_a_name_is_refused_while_the_first_runs(world):
    sdk, tenant = world.client(), world.tenant()
    sdk.post_tenant_restore(HUGE, tenant, ZONES)

    refused("OB.Tenant.UnderMaintenance", sdk.post_tenant_restore, DATA, tenant, ZONES)

    sdk.delete_tenant_restore_sync(tenant)


def a_restore_is_cancelled_and_waited_for(world):
    sdk, tenant = world.client(), world.tenant()
    dag = sdk.post_tenant_restore(HUGE, tenant, ZONES)

    done = sdk.delete_tenant_restore_sync(tenant)

    equal(done.generic_id, dag.generic_id)
    assert done.is_succeed() and done.is_rollback()
    equal(sdk.delete_tenant_restore(tenant), None)
    equal(sdk.delete_tenant_restore_sync(tenant), None)


def a_cancelled_restore_is_answered_at_once(world):
    sdk, tenant = world.client(), world.tenant()
    sdk.post_tenant_restore(HUGE, tenant, ZONES)

    dag = sdk.delete_tenant_restore(tenant)

    assert dag.is_rollback() and not dag.is_finished()
    assert sdk.wait_dag_succeed(dag.generic_id).is_rollback()


def a_failed_restore_is_cancelled_too(world):
    sdk, tenant = world.client(), world.tenant()
    failing(sdk.post_tenant_restore_sync, BROKEN, tenant, ZONES)

    assert sdk.delete_tenant_restore_sync(tenant).is_rollback()


def what_is_not_being_restored_is_not_cancelled(world):
    sdk = world.client()

    refused("OB.Restore.NotRecovering", sdk.delete_tenant_restore, "shop")
    refused("OB.Tenant.SysOperationNotAllowed", sdk.delete_tenant_restore_sync, "sys")


def names_that_urls_quote_are_found(world):
    sdk, tenant = world.client(), world.tenant() + "-a_b~c#d+e"

    sdk.post_tenant_restore_sync(DATA, tenant, ZONES)

    equal(sdk.get_tenant_restore_overview(tenant).restore_tenant_name, tenant)
    refused("OB.Restore.Task.AlreadySucceed", sdk.delete_tenant_restore, tenant)


def a_restore_that_runs_has_an_overview(world):
    sdk, tenant = world.client(), world.tenant()
    dag = sdk.post_tenant_restore(HUGE, tenant, ZONES)
    while sdk.get_dag(dag.generic_id).stage < 3:
        pass

    overview = sdk.get_tenant_restore_overview(tenant)

    equal((overview.restore_tenant_name, overview.finish_timestamp), (tenant, ""))
    assert overview.status not in ("SUCCESS", "FAIL")
    assert overview.job_id > 0 and str(overview)
    sdk.delete_tenant_restore_sync(tenant)
    equal(sdk.get_tenant_restore_overview(tenant).status, "FAIL")


def who_was_never_restored_has_no_overview(world):
    refused("Common.NotFound", world.client().get_tenant_restore_overview, "nobody")


def windows_are_told(world):
    sdk = world.client()

    windows = sdk.get_restore_windows(DATA, LOG)

    equal(len(list(windows)), 2)
    assert all(window.start_time < window.end_time for window in windows)
    equal(len(list(sdk.get_restore_windows(data_backup_uri=DATA, archive_log_uri=LOG))), 2)
    refused("Environment.WithoutObAdmin", sdk.get_restore_windows, "oss://elsewhere/data")
    refused("OB.Restore.Uri.Invalid", sdk.get_restore_windows, "ftp://x")
