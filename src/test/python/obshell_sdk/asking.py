"""Tasks and the agent, asked for."""

from world import DATA, HUGE, ZONES, equal, refused

UNKNOWN = "1999999"


def a_task_is_told_with_and_without_details(world):
    sdk = world.client()
    dag = sdk.post_tenant_restore_sync(DATA, world.tenant(), ZONES)

    full, bare = sdk.get_dag(dag.generic_id), sdk.get_dag(dag.generic_id, show_detail=False)
    equal((len(full.nodes), len(bare.nodes)), (5, 0))
    for told in full.nodes:
        node = sdk.get_node(told.generic_id)
        equal((node.name, node.state, len(node.sub_tasks)), (told.name, "SUCCEED", 1))
        equal(sdk.get_node(told.generic_id, show_detail=False).sub_tasks, [])
        task = sdk.get_sub_task(node.sub_tasks[0].generic_id)
        equal((task.state, task.execute_times), ("SUCCEED", 1))
        assert task.task_logs
    assert str(full) and str(bare)


def tasks_that_are_not_there_are_not_found(world):
    sdk = world.client()

    for call in (sdk.get_dag, sdk.get_node, sdk.get_sub_task, sdk.wait_dag_succeed):
        refused("Task.NotFound", call, UNKNOWN)
        refused("Task.GenericID.Invalid", call, "x")


def unfinished_tasks_are_listed(world):
    sdk, tenant = world.client(), world.tenant()
    dag = sdk.post_tenant_restore(HUGE, tenant, ZONES).generic_id

    for call in (sdk.get_unfinished_dags, sdk.get_cluster_unfinished_dag):
        assert dag in [task.generic_id for task in call()]
        bare = [task for task in call(show_detail=False) if task.generic_id == dag]
        equal([task.nodes for task in bare], [[]])

    sdk.delete_tenant_restore_sync(tenant)
    assert dag not in [task.generic_id for task in sdk.get_unfinished_dags()]


def the_newest_task_of_the_cluster_is_not_read_by_the_sdk(world):
    """It looks for a list where the contract, and obshell too, has one task."""
    sdk = world.client()
    sdk.post_tenant_restore_sync(DATA, world.tenant(), ZONES)

    equal(sdk.get_ob_last_maintenance_dag(), [])


def no_task_is_an_agents_own(world):
    sdk = world.client()

    equal(sdk.get_agent_unfinished_dag(), [])
    equal(sdk.get_all_agent_last_maintenance_dag(), [])
    equal(sdk.get_agent_unfinished_dag(show_detail=False), [])
    refused("Task.NotFound", sdk.get_agent_last_maintenance_dag)


def the_agent_is_a_cluster_agent(world):
    sdk = world.client()

    info = sdk.get_info()
    equal((info.identity, info.state, info.is_obproxy_agent), ("CLUSTER AGENT", 2, False))
    assert info.pid > 0 and info.ip == "127.0.0.1" and str(info)


def its_status_is_told(world):
    sdk = world.client()

    status = sdk.get_status()
    equal((status.agent.identity, status.state, status.ob_state), ("CLUSTER AGENT", 2, 3))
    assert status.pid > 0 and str(status)


def the_cluster_is_told(world):
    info = world.client().get_ob_info()

    equal([agent.identity for agent in info.agents], ["CLUSTER AGENT"])
    equal((info.cluster.cluster_id, info.cluster.cluster_name), (1, "obcluster"))
    equal(sorted(info.cluster.zone_config), ["zone1", "zone2", "zone3"])
    server = info.cluster.zone_config["zone1"][0]
    equal((server.svr_ip, server.sql_port, server.status), ("10.10.10.11", 2881, "ACTIVE"))
    assert str(info)
