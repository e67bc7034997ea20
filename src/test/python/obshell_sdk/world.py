"""What all scenarios share: clients of the service, names of tenants, what they are restored from and to."""

import itertools

import requests
from obshell import ClientSet, OBShellHandleError, TaskExecuteFailedError
from obshell.auth import PasswordAuth
from obshell.model.tenant import ZoneParam

DATA = "file:///data/backup/data"
LOG = "file:///data/backup/clog"
BROKEN = "file:///data/backup/broken"  # fails half way, then succeeds
ENCRYPTED = "file:///data/backup/encrypted"  # fails without its passwords
HUGE = "file:///data/backup/huge"  # takes an hour

ZONES = [ZoneParam("zone1", "s1", 1)]


class Recorded:
    """A client that keeps count of how its calls went."""

    def __init__(self, client, calls):
        self._client = client
        self._calls = calls

    def __getattr__(self, name):
        call = getattr(self._client, name)

        def recorded(*arguments, **named):
            try:
                answer = call(*arguments, **named)
            except Exception:
                self._calls.add((name, "fails"))
                raise
            self._calls.add((name, "succeeds"))
            return answer

        return recorded


class World:
    def __init__(self, port, password):
        self.port = port
        self.password = password
        self.calls = set()
        self._numbers = itertools.count(1)

    def client(self, **settings):
        """A new client; settings are PasswordAuth's, the password the right one unless they say otherwise."""
        auth = PasswordAuth(**{"password": self.password, **settings})
        return Recorded(ClientSet("127.0.0.1", self.port, auth).v1, self.calls)

    def with_rotated_key(self):
        """A client that has fetched a key which is worth nothing any more."""
        client = self.client()
        client.get_agent_unfinished_dag()
        answer = requests.post(
            f"http://127.0.0.1:{self.port}/api/v1/secret/rotation",
            json={"grace_seconds": 0},
            auth=("root@sys", self.password.encode()) if self.password else None,
        )
        equal(answer.status_code, 200)
        return client

    def tenant(self):
        """A name that no other scenario uses."""
        return f"sdk{next(self._numbers)}"

    def failed(self, client):
        """The dag of a restore that has failed and can succeed."""
        dag = client.post_tenant_restore(BROKEN, self.tenant(), ZONES)
        failing(client.wait_dag_succeed, dag.generic_id)
        return dag.generic_id


def refused(code, call, *arguments, **named):
    """The refusal of the call, which has that code."""
    try:
        answer = call(*arguments, **named)
    except OBShellHandleError as error:
        assert error.err_code == code, str(error)
        assert error.message and code in str(error), str(error)
        return error
    raise AssertionError(f"not refused: {answer}")


def failing(call, *arguments, **named):
    """The SDK's error of a task that failed."""
    try:
        answer = call(*arguments, **named)
    except TaskExecuteFailedError as error:
        return error
    raise AssertionError(f"has not failed: {answer}")


def equal(actual, expected):
    assert actual == expected, f"{actual!r} is not {expected!r}"
