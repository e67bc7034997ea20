"""Passwords, keys and versions of authentication."""

from obshell import ClientSet

from world import DATA, HUGE, LOG, ZONES, equal, failing, refused

WRONG_PASSWORD = "Security.Authentication.IncorrectOceanbasePassword"


def a_wrong_password_opens_nothing(world):
    wrong = {"password": "a wrong one"}
    for call, arguments in (
        ("get_unfinished_dags", ()),
        ("get_cluster_unfinished_dag", ()),
        ("get_ob_last_maintenance_dag", ()),
        ("get_agent_last_maintenance_dag", ()),
        ("get_agent_unfinished_dag", ()),
        ("get_all_agent_last_maintenance_dag", ()),
        ("get_ob_info", ()),
        ("get_dag", ("11",)),
        ("get_node", ("1101",)),
        ("get_sub_task", ("1101",)),
        ("operate_dag", ("11", "RETRY")),
        ("operate_dag_sync", ("11", "RETRY")),
        ("wait_dag_succeed", ("11",)),
        ("get_restore_windows", (DATA, LOG)),
        ("get_tenant_restore_overview", ("shop",)),
        ("delete_tenant_restore", ("shop",)),
        ("delete_tenant_restore_sync", ("shop",)),
        ("post_tenant_restore", (DATA, world.tenant(), ZONES)),
        ("post_tenant_restore_sync", (DATA, world.tenant(), ZONES)),
    ):
        error = refused(WRONG_PASSWORD, getattr(world.client(**wrong), call), *arguments)
        equal(error.code, 10008)
        # whoever knows the password is not slowed down any more
        world.client().get_agent_unfinished_dag()


def a_header_that_has_expired_opens_nothing(world):
    refused("Security.Authentication.Expired", world.client(lifetime=-5).get_unfinished_dags)


def what_needs_no_password_is_told_without(world):
    sdk = world.client(password="a wrong one")

    equal(sdk.get_status().state, 2)
    equal(sdk.get_info().identity, "CLUSTER AGENT")


def version_2_may_be_asked_for_and_version_1_may_not(world):
    equal(world.client(version="v2").get_agent_unfinished_dag(), [])

    try:
        world.client(version="v1").get_agent_unfinished_dag()
    except Exception as error:
        assert "not supported" in str(error), error
    else:
        raise AssertionError("version 1 is taken")


def one_client_may_be_used_again_and_again(world):
    sdk = world.client()

    for _ in range(20):
        equal(sdk.get_agent_unfinished_dag(), [])


def a_key_that_was_rotated_is_fetched_again(world):
    sdk = world.with_rotated_key()

    equal(sdk.get_agent_unfinished_dag(), [])
    equal(sdk.get_agent_unfinished_dag(), [])


def a_restore_under_a_rotated_key_is_begun_once_though_the_sdk_sends_it_twice(world):
    """After fetching the new key the SDK sends a request twice and shows the second answer."""
    sdk, tenant = world.with_rotated_key(), world.tenant()

    error = refused("OB.Tenant.UnderMaintenance", sdk.post_tenant_restore, HUGE, tenant, ZONES)

    begun = [dag for dag in sdk.get_unfinished_dags() if dag.name == f"Restore backup_{tenant}"]
    equal(len(begun), 1)
    assert f"dag {begun[0].dag_id} " in error.message, error.message
    assert sdk.delete_tenant_restore_sync(tenant).is_rollback()


def a_client_that_sets_nothing_is_served_where_there_is_no_password(world):
    sdk = ClientSet("127.0.0.1", world.port).v1

    if world.password:
        refused(WRONG_PASSWORD, sdk.get_agent_unfinished_dag)
        world.client().get_agent_unfinished_dag()
    else:
        equal(sdk.get_agent_unfinished_dag(), [])


def passwords_of_backups_are_not_shown(world):
    error = failing(
        world.client().post_tenant_restore_sync,
        "file:///data/backup/broken?x=y&access_key=MARKED",
        world.tenant(),
        ZONES,
        decryption=["MARKED"],
    )

    assert "MARKED" not in str(error) and "MARKED" not in str(error.dag)
