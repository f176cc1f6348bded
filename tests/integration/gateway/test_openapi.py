"""Requests made up from the OpenAPI: whatever is sent, the answer is documented and no failure of ours."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.support.gateway import OWNER_KEY, Installation, installation

MEANT = ("not_supported_yet", "picture_not_ready")
"""Codes of the only 5xx that a sound installation answers: a method that is still to come, and a wait that is over."""


def never_broken(ctx: Any, response: Any, case: Any) -> bool | None:
    """No 5xx, but for those that are meant."""
    if response.status_code >= 500 and response.json().get("code") in MEANT:
        return None
    return not_a_server_error(ctx, response, case)


CHECKS = (never_broken, status_code_conformance, content_type_conformance, response_schema_conformance)

REFUSED_METHODS = {405, 501}
"""Not for this route; or not yet, as the contract asks for what this version cannot do."""


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation where nobody works and nobody waits long."""
    with installation(tmp_path_factory.mktemp("openapi") / "data", SYNC_SECONDS="0.05", MAX_BODY_BYTES="100000") as it:
        yield it


@pytest.fixture(scope="module")
def api(quick: Installation) -> Any:
    """What the gateway says of itself."""
    return schemathesis.openapi.from_url(f"{quick.url}/openapi.json")


@pytest.fixture(scope="module")
def session() -> Iterator[requests.Session]:
    """One connection for thousands of requests, which look for no proxy."""
    with requests.Session() as made:
        made.headers.clear()
        made.trust_env = False
        yield made


schema = schemathesis.pytest.from_fixture("api")


@pytest.mark.timeout(600)  # thousands of requests, which may share the processors with other tests
@schema.parametrize()
@settings(
    max_examples=6,  # beside the 4,000 in all that schemathesis makes of every schema systematically
    derandomize=True,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_documented(case: Any, session: requests.Session) -> None:
    """With the owner's key, so that requests get as far as they can; methods that a route lacks are refused as such."""
    sent: dict[str, Any] = {"headers": {"X-API-Key": OWNER_KEY}, "timeout": 20, "session": session}
    if case.method.lower() == case.operation.method.lower():
        case.call_and_validate(checks=CHECKS, **sent)
    else:
        assert case.call(**sent).status_code in REFUSED_METHODS
