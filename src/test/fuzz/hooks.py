"""What schemathesis has to know of this API: likely values, so that requests get past the first refusal, and the
checks of the contract that no OpenAPI document can say."""

import re

import schemathesis
from hypothesis import strategies as st

RESTORE = "/api/v1/tenant/restore"

# 500 by the contract, though nobody's fault: another task holds the tenant. 503 is OceanBase's absence.
NO_FAULTS = {(500, "OB.Tenant.UnderMaintenance"), (503, "Service.NotReady")}

INTERNAL = re.compile(r"exception|\bjava\.|\bio\.|vertx|quarkus|jackson|netty|resteasy|select |\bat .*\(", re.I)

BACKUPS = st.sampled_from(
    ["file:///data/backup/" + name for name in ("data", "broken", "encrypted", "old", "huge", "none")]
)
# what the sample cluster takes
SOUND = st.fixed_dictionaries(
    {
        "data_backup_uri": BACKUPS,
        "restore_tenant_name": st.integers(1, 60).map(lambda number: f"fuzz{number}"),
        "zone_list": st.sampled_from(
            [
                [{"name": zone, "unit_config_name": "s1", "unit_num": 1} for zone in zones]
                for zones in (["zone1"], ["zone1", "zone2"])
            ]
        ),
    }
)
# and what it nearly takes
LIKELY = st.fixed_dictionaries(
    {},
    optional={
        "data_backup_uri": BACKUPS,
        "restore_tenant_name": st.sampled_from(["fuzz1", "FUZZ1", "shop", "Shop", "sys"]),
        "zone_list": st.lists(
            st.fixed_dictionaries(
                {
                    "name": st.sampled_from(["zone1", "zone2", "zone3", "Zone1", "zone9"]),
                    "unit_config_name": st.sampled_from(["s1", "unit1", "s9"]),
                    "unit_num": st.sampled_from([1, 1, 1, 2, 3]),
                },
                optional={"replica_type": st.sampled_from(["FULL", "full", "READONLY", "LOGONLY", None])},
            ),
            min_size=1,
            max_size=4,
        ),
        "primary_zone": st.sampled_from(["RANDOM", "zone1", "zone1;zone2", "zone1,zone3", ";", None]),
        "scn": st.sampled_from([0, 1, 1728714600000000000, 9223372036854775807]),
        "time_stamp": st.sampled_from(["2024-10-12T06:30:00Z", "0001-01-01T00:00:00Z", "1969-12-31T00:00:00Z"]),
        "decryption": st.sampled_from([[], ["pwd1", "pwd2"], None]),
    },
)
# dags are numbered from 1, their nodes from 101: a generic id is a 1 and that number
DAGS = st.integers(1, 60).map(lambda number: f"1{number}")
NODES = st.builds(lambda dag, stage: f"1{dag}0{stage}", st.integers(1, 60), st.integers(1, 6))
# tenants that restores of this run are for, and others
NAMES = st.one_of(st.integers(1, 60).map(lambda number: f"fuzz{number}"), st.sampled_from(["shop", "Shop", "sys", "none"]))


def over(made, values):
    return {**made, **values} if isinstance(made, dict) else values


def mixed(strategy, *likely):
    """What is made from the schema, and the same with likely values over it."""
    return st.one_of(strategy, *(st.builds(over, strategy, values) for values in likely))


@schemathesis.hook
def before_generate_body(context, strategy):
    return st.one_of(mixed(strategy, LIKELY), SOUND) if context.operation.path == RESTORE else strategy


@schemathesis.hook
def before_generate_path_parameters(context, strategy):
    path = context.operation.path
    if "{name}" in path:
        return mixed(strategy, st.fixed_dictionaries({"name": NAMES}))
    ids = DAGS if "/dag/" in path else NODES
    return mixed(strategy, st.fixed_dictionaries({"id": ids}))


def told(response):
    """The envelope, or none for an answer to HEAD."""
    return response.json() if response.content else None


@schemathesis.check
def fault_of_ours(ctx, response, case):
    """As schemathesis' own not_a_server_error, but for what the contract answers with 5xx."""
    if response.status_code >= 500:
        code = told(response)["error"]["errCode"]
        assert (response.status_code, code) in NO_FAULTS, f"{response.status_code} {code} is a fault of the service"


def followed(case, response):
    """What a response is, where it is documented for several operations."""
    if response and "$ref" in response:
        return case.operation.schema.raw_schema["components"]["responses"][response["$ref"].rpartition("/")[2]]
    return response


@schemathesis.check
def envelope(ctx, response, case):
    """Status, trace id and code stand where the contract says; nothing internal leaves."""
    answer = told(response)
    if answer is None:
        return
    status = str(response.status_code)
    assert str(answer["status"]) == status, "the envelope's status is another one"
    assert [answer["traceId"]] == response.headers["x-obshell-trace-id"], "the envelope's trace id is another one"
    if response.status_code < 400:
        return
    found = INTERNAL.search(response.text)
    assert not found, f"something internal is shown: {found.group()}"
    documented = followed(case, case.operation.definition.raw["responses"].get(status))
    if documented:
        code = answer["error"]["errCode"]
        assert code in documented["content"]["application/json"]["examples"], f"{code} is not documented for {status}"
