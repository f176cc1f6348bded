"""Callers: how long they are believed, what they may call, how much of it."""

import itertools
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from google.protobuf.message import Message

from deck.artifact.v1.artifact_pb2 import Artifact, StoredObject
from deck.registry.v1 import job_service_pb2
from deck.registry.v1.brand_pack_service_pb2 import CreateBrandPackVersionRequest
from deck.scorer.v1.score_service_pb2 import ScoreDeckRequest
from deck_domain.callers import SCOPES, CallerScope, ServiceCaller, digest
from deck_domain.errors import PermissionDenied, QueueFull, StoreUnavailable, Unauthenticated
from deck_runtime.callers import OUTPUT_PREFIX, CallerBook, nobody, on_behalf, still_known
from deckmill_client.repeating import methods

TOKEN = "dm_call_0123456789"
REPORTS = ServiceCaller(
    id="caller_1",
    name="reports",
    scopes=frozenset({CallerScope.READ, CallerScope.CREATE}),
    created_at=datetime(2026, 1, 1, tzinfo=UTC),
)
GET = "/deck.registry.v1.JobService/GetJob"
OURS = ("LeaseService", "KeyService", "CallerService", "RecordDownloads")
"""What none but our own services may call."""
OF_ALL_TENANTS = {"BatchGetJobs", "WatchJobs", "GetDownloadLink"}
"""What names no tenant, and is closed to a caller that is bound to some: docs/grpc.md names them, too."""


class Registry:
    """One that knows a caller, and can be away."""

    def __init__(self) -> None:
        self.known = {digest(TOKEN): REPORTS}
        self.away, self.asked, self.now = False, 0, 100.0

    async def find(self, sha256: str) -> ServiceCaller:
        """As a `Find`."""
        self.asked += 1
        if self.away:
            raise StoreUnavailable("away")
        if sha256 not in self.known:
            raise Unauthenticated("unknown")
        return self.known[sha256]

    def clock(self) -> float:
        """Seconds."""
        return self.now


@pytest.fixture
def registry() -> Registry:
    """One that is there."""
    return Registry()


@pytest.fixture
def book(registry: Registry) -> CallerBook:
    """A process's book of callers."""
    return CallerBook(registry.find, registry.clock)


def test_every_method_has_a_scope_or_is_ours_alone() -> None:
    """A method that is added is given to callers on purpose, or not at all."""
    paths = {f"/{method.containing_service.full_name}/{method.name}" for method in methods()}
    assert {path for path in paths if not any(name in path for name in OURS)} <= SCOPES.keys()
    assert SCOPES.keys() - paths == {"/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo"}
    assert not [path for path in SCOPES if any(name in path for name in OURS)]


async def test_a_caller_is_asked_for_once_in_a_while(registry: Registry, book: CallerBook) -> None:
    """The registry is not asked for each call, and a revocation is seen within two seconds."""
    await book.let_in(TOKEN, GET)
    registry.now += 1.9
    await book.let_in(TOKEN, GET)
    assert registry.asked == 1
    registry.known.clear()
    registry.now += 0.2
    with pytest.raises(Unauthenticated, match="deckmill callers create"):
        await book.let_in(TOKEN, GET)


async def test_a_call_that_goes_on_ends_with_its_token(registry: Registry, book: CallerBook) -> None:
    """A watch may last for hours; what our own services ask goes on."""
    await still_known()
    await book.let_in(TOKEN, GET)
    await still_known()
    registry.known.clear()
    registry.now += 2.1
    with pytest.raises(Unauthenticated, match="revoked"):
        await still_known()


async def test_an_unknown_token_is_not_asked_for_again_and_again(registry: Registry, book: CallerBook) -> None:
    """Nor is one asked for that is no token of a caller."""
    for token in ("dm_call_other", "dm_call_other", "guessed", "dm_call_" + "x" * 200):
        with pytest.raises(Unauthenticated):
            await book.let_in(token, GET)
    assert registry.asked == 1


async def test_who_was_known_is_believed_while_the_registry_is_away(registry: Registry, book: CallerBook) -> None:
    """For five minutes; who was not known is told to come again, and is not called unknown."""
    await book.let_in(TOKEN, GET)
    registry.away = True
    registry.now += 299.0
    await book.let_in(TOKEN, GET)
    with pytest.raises(StoreUnavailable, match="cannot be looked up"):
        await book.let_in("dm_call_other", GET)
    asked = registry.asked
    registry.now += 0.5
    await book.let_in(TOKEN, GET)
    assert registry.asked == asked  # a registry that hangs is not waited for by each call
    registry.now += 2.0
    with pytest.raises(StoreUnavailable):
        await book.let_in(TOKEN, GET)


async def test_a_revoked_token_is_not_believed_while_the_registry_is_away(registry: Registry, book: CallerBook) -> None:
    """What the registry has said last holds, also where it was no."""
    registry.known.clear()
    with pytest.raises(Unauthenticated):
        await book.let_in(TOKEN, GET)
    registry.away = True
    registry.now += 10.0
    with pytest.raises(Unauthenticated):
        await book.let_in(TOKEN, GET)


@pytest.mark.parametrize(
    ("method", "code"),
    [
        ("/deck.registry.v1.JobService/DecideJob", "missing_scope"),
        ("/deck.renderer.v1.RenderService/RenderDeck", "missing_scope"),
        ("/deck.registry.v1.LeaseService/ClaimTask", "installation_only"),
        ("/deck.registry.v1.CallerService/CreateCaller", "installation_only"),
        ("/deck.registry.v1.JobService/Unheard", "installation_only"),
    ],
)
async def test_scopes_open_what_they_name(book: CallerBook, method: str, code: str) -> None:
    """All else is closed, and what is ours alone is closed to all of them."""
    with pytest.raises(PermissionDenied) as refused:
        await book.let_in(TOKEN, method)
    assert refused.value.code == code


async def test_nobody_acts_in_anothers_name(registry: Registry, book: CallerBook) -> None:
    """The caller takes the place of the key that its request names; admins are those who may manage."""
    await book.let_in(TOKEN, GET)
    request = job_service_pb2.DeleteJobRequest(key_id="key_of_another", admin=True)
    with on_behalf(request):
        assert (request.key_id, request.admin) == ("caller:reports", False)
    registry.known[digest(TOKEN)] = replace(REPORTS, scopes=frozenset(CallerScope))
    registry.now += 10
    await book.let_in(TOKEN, GET)
    request = job_service_pb2.DeleteJobRequest(key_id="key_of_another", admin=True)
    with on_behalf(request):
        assert (request.key_id, request.admin) == ("caller:reports", True)


def _bound_calls() -> dict[str, tuple[Message, ...]]:
    """By what becomes of it: calls of one who is bound to acme."""
    mine, others = StoredObject(key="acme/calls/1/deck.pptx"), StoredObject(key="globex/calls/1/deck.pptx")
    leading_out = StoredObject(key="acme/../globex/deck.pptx")
    return {
        "": (
            job_service_pb2.GetJobRequest(tenant="acme", job_id="job_1"),
            ScoreDeckRequest(deck=mine, manifest=mine, output_prefix="acme/calls/2/"),
        ),
        "names 'globex'": (
            job_service_pb2.GetJobRequest(tenant="globex", job_id="job_1"),
            ScoreDeckRequest(deck=others, output_prefix="acme/calls/2/"),
            ScoreDeckRequest(deck=mine, brand=others, output_prefix="acme/calls/2/"),
            ScoreDeckRequest(deck=mine, output_prefix="globex/calls/2/"),
            CreateBrandPackVersionRequest(tenant="acme", upload=Artifact(stored=others)),
        ),
        "names 'acme/../globex/deck.pptx'": (ScoreDeckRequest(deck=leading_out, output_prefix="acme/calls/2/"),),
        "names no tenant": (
            job_service_pb2.BatchGetJobsRequest(job_ids=["job_1"]),
            job_service_pb2.WatchJobsRequest(),
            job_service_pb2.GetJobRequest(job_id="job_1"),
        ),
    }


@pytest.mark.parametrize(
    ("told", "request_"), [(told, each) for told, calls in _bound_calls().items() for each in calls]
)
async def test_a_caller_that_is_bound_to_tenants_acts_for_no_other(
    registry: Registry, book: CallerBook, told: str, request_: Message
) -> None:
    """Neither by the tenant that it names, nor by the objects that it has a worker read and write."""
    registry.known[digest(TOKEN)] = replace(REPORTS, tenants=frozenset({"acme"}))
    await book.let_in(TOKEN, GET)
    if not told:
        with on_behalf(request_):
            return
    with pytest.raises(PermissionDenied, match=re.escape(told)) as refused, on_behalf(request_):
        pytest.fail("It was let through.")
    assert refused.value.code == "tenant_not_granted"


async def test_a_caller_that_is_not_bound_acts_for_all(book: CallerBook) -> None:
    """Also in calls that name no tenant."""
    await book.let_in(TOKEN, GET)
    for request in itertools.chain.from_iterable(_bound_calls().values()):
        with on_behalf(request):
            pass


def test_requests_name_tenants_where_they_are_looked_for() -> None:
    """A method that callers may call says whom it is about in one of two ways, or is closed to those who are bound."""
    for method in methods():
        path = f"/{method.containing_service.full_name}/{method.name}"
        if path in SCOPES:
            named = {field.name for field in method.input_type.fields} & {"tenant", OUTPUT_PREFIX}
            assert len(named) == (0 if method.name in OF_ALL_TENANTS else 1), path


async def test_our_own_services_act_for_keys() -> None:
    """Without a caller nothing is changed."""
    request = job_service_pb2.DeleteJobRequest(key_id="key_1", admin=True)
    with on_behalf(request):
        assert (request.key_id, request.admin) == ("key_1", True)


def test_calls_at_once_are_limited(book: CallerBook) -> None:
    """One too many is refused; a place is free again once a call has ended, however."""
    caller = replace(REPORTS, most_at_once=1)
    with book.admitted(caller), pytest.raises(QueueFull) as refused, book.admitted(caller):
        pass
    assert (refused.value.code, refused.value.limit) == ("too_many_calls", 1)
    with pytest.raises(KeyError), book.admitted(caller):
        raise KeyError
    with book.admitted(caller):
        pass


def test_calls_a_second_are_limited(registry: Registry, book: CallerBook) -> None:
    """Bursts of a second's worth are let through; the refusal says how long to wait, and that is enough."""
    caller = replace(REPORTS, most_a_second=2.0)
    for _ in range(2):
        with book.admitted(caller):
            pass
    with pytest.raises(QueueFull) as refused, book.admitted(caller):
        pass
    assert refused.value.retry_after == pytest.approx(0.5)
    registry.now += refused.value.retry_after
    with book.admitted(caller):
        pass


def test_less_than_one_call_a_second_is_a_limit_too(registry: Registry, book: CallerBook) -> None:
    """The first call is always let through."""
    caller = replace(REPORTS, most_a_second=0.1)
    with book.admitted(caller):
        pass
    with pytest.raises(QueueFull) as refused, book.admitted(caller):
        pass
    assert refused.value.retry_after == pytest.approx(10)


async def test_without_a_registry_there_are_no_callers() -> None:
    """The refusal says what to send instead."""
    with pytest.raises(Unauthenticated, match="unknown or was revoked"):
        await CallerBook(nobody).let_in(TOKEN, GET)
