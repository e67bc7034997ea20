"""Drives obshell-sdk-python, unmodified, against a service: all scenarios of the modules here.

Arguments: the service's port on 127.0.0.1, the password of root@sys (may be empty). For each scenario a line of JSON:
{"scenario": its name, "error": null or what went wrong}. The SDK's waits ask every three seconds; here they hardly wait.
"""

import json
import sys
import time
import traceback
import types

import asking
import knocking
import operating
import restoring
from world import World

PAUSE_SECONDS = 0.02

# what the SDK has and the contract serves
CALLS = """
    post_tenant_restore post_tenant_restore_sync delete_tenant_restore delete_tenant_restore_sync
    get_tenant_restore_overview get_restore_windows
    get_dag operate_dag operate_dag_sync wait_dag_succeed get_node get_sub_task
    get_agent_unfinished_dag get_all_agent_last_maintenance_dag
    get_cluster_unfinished_dag get_ob_last_maintenance_dag get_unfinished_dags get_ob_info
""".split()
NEVER_FAIL = ["get_status", "get_info"]
NEVER_SUCCEED = ["get_agent_last_maintenance_dag"]


def every_call_was_seen_to_succeed_and_to_fail(world):
    expected = {(call, "succeeds") for call in CALLS + NEVER_FAIL}
    expected |= {(call, "fails") for call in CALLS + NEVER_SUCCEED}

    assert not expected - world.calls, sorted(expected - world.calls)


def scenarios():
    for module in (restoring, operating, asking, knocking):
        for name, value in vars(module).items():
            if isinstance(value, types.FunctionType) and value.__module__ == module.__name__:
                yield name, value
    yield every_call_was_seen_to_succeed_and_to_fail.__name__, every_call_was_seen_to_succeed_and_to_fail


def main():
    port, password = sys.argv[1:]
    world = World(int(port), password)
    slept = time.sleep
    time.sleep = lambda seconds: slept(min(seconds, PAUSE_SECONDS))
    for name, scenario in scenarios():
        try:
            scenario(world)
            error = None
        except Exception:
            error = traceback.format_exc()
        print(json.dumps({"scenario": name, "error": error}), flush=True)


main()
