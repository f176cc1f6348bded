"""Who calls, where it is not one of our own services: recognised by its token, held to its scopes and its limits."""

import time
from collections import OrderedDict, defaultdict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import structlog
from prometheus_client import Counter

from deck_domain.callers import SCOPES, TOKEN_PREFIX, CallerScope, ServiceCaller, digest
from deck_domain.errors import PermissionDenied, QueueFull, StoreUnavailable, Unauthenticated

Find = Callable[[str], Awaitable[ServiceCaller]]
"""The caller with a token of this SHA-256. Raises Unauthenticated for none, StoreUnavailable."""

_BELIEVED = 2.0
"""Seconds that an answer of the registry is believed: a revoked token works for no longer."""
_BELIEVED_ALONE = 300.0
"""Seconds that a caller is believed, who was known, while the registry is away."""
_LARGEST_CACHE = 10_000
_LONGEST_TOKEN = 128
OUTPUT_PREFIX = "output_prefix"
"""The field of requests to workers that says where objects go."""
_STORED_OBJECT = "deck.artifact.v1.StoredObject"

_CALLS = Counter(
    "deckmill_caller_calls_total", "gRPC calls with tokens of callers, by what became of them.", ["caller", "outcome"]
)
_acting: ContextVar[tuple["CallerBook", ServiceCaller, str] | None] = ContextVar("acting", default=None)
"""Who calls, by which token."""


@dataclass(slots=True)
class _Answer:
    """What the registry said of a token, when (seconds), and when it was asked last."""

    caller: ServiceCaller | None
    at: float
    asked: float


@dataclass(slots=True)
class _Use:
    """What a caller is doing in this process: calls that are open, and how many it may still begin at a moment."""

    open: int = 0
    allowance: float = 0.0
    at: float = float("-inf")


class CallerBook:
    """The callers that this process has heard of."""

    def __init__(self, find: Find, clock: Callable[[], float] = time.monotonic) -> None:
        """Args: find: asks the registry. clock: seconds."""
        self._find, self._clock = find, clock
        self._answers: OrderedDict[str, _Answer] = OrderedDict()
        self._uses: defaultdict[str, _Use] = defaultdict(_Use)

    async def let_in(self, token: str, method: str) -> None:
        """Note in whose name the call is made that runs in this context; `method` is its path.

        Raises Unauthenticated, PermissionDenied, and StoreUnavailable for a token that cannot be looked up.
        """
        try:
            caller = await self.recognised(token)
        except Unauthenticated:
            _CALLS.labels("unknown", "refused").inc()
            raise
        scope = SCOPES.get(method)
        if scope is None or scope not in caller.scopes:
            _CALLS.labels(caller.name, "refused").inc()
            raise PermissionDenied(_lacking(caller, scope), code="missing_scope" if scope else "installation_only")
        _acting.set((self, caller, token))
        structlog.contextvars.bind_contextvars(caller=caller.name)  # each call runs in a context of its own

    async def recognised(self, token: str) -> ServiceCaller:
        """Who has this token now. Raises Unauthenticated, and StoreUnavailable where it cannot be looked up."""
        if not token.startswith(TOKEN_PREFIX) or len(token) > _LONGEST_TOKEN:
            raise Unauthenticated("This token is none: send one as `deckmill callers create` prints it.")
        sha256 = digest(token)
        answer = self._answers.get(sha256)
        if answer is None or self._clock() - answer.asked > _BELIEVED:
            answer = await self._ask(sha256, answer)
        if answer.caller is None:
            message = "This token is unknown or was revoked; `deckmill callers create` makes another."
            raise Unauthenticated(message, code="invalid_token")
        return answer.caller

    async def _ask(self, sha256: str, before: _Answer | None) -> _Answer:
        try:
            found: ServiceCaller | None = await self._find(sha256)
        except Unauthenticated:
            found = None
        except StoreUnavailable:
            if before and self._clock() - before.at <= _BELIEVED_ALONE:
                before.asked = self._clock()
                return before
            message = "The registry is away, so that this token cannot be looked up; try again shortly."
            raise StoreUnavailable(message) from None
        answer = self._answers[sha256] = _Answer(found, self._clock(), self._clock())
        self._answers.move_to_end(sha256)
        while len(self._answers) > _LARGEST_CACHE:
            self._answers.popitem(last=False)
        return answer

    @contextmanager
    def admitted(self, caller: ServiceCaller) -> Iterator[None]:
        """Count a call for as long as it is open. Raises QueueFull over a limit of the caller."""
        use = self._uses[caller.id]
        try:
            self._hold_to_limits(caller, use)
        except QueueFull:
            _CALLS.labels(caller.name, "limited").inc()
            raise
        use.open += 1
        outcome = "done"  # also where the caller hangs up: that is how watches end
        try:
            yield
        except Exception:  # whatever it is: it is counted here, and answered further out
            outcome = "failed"
            raise
        finally:
            use.open -= 1
            _CALLS.labels(caller.name, outcome).inc()

    def _hold_to_limits(self, caller: ServiceCaller, use: _Use) -> None:
        if caller.most_at_once and use.open >= caller.most_at_once:
            message = (
                f"{caller.name} has {use.open} calls open, and may have {caller.most_at_once}: end one, and try again."
            )
            raise QueueFull(message, retry_after=1.0, limit=caller.most_at_once, code="too_many_calls")
        if not caller.most_a_second:
            return
        now, most = self._clock(), max(1.0, caller.most_a_second)
        use.allowance = min(most, use.allowance + (now - use.at) * caller.most_a_second)
        use.at = now
        if use.allowance < 1.0:
            wait = (1.0 - use.allowance) / caller.most_a_second
            message = f"{caller.name} may make {caller.most_a_second:g} calls a second: wait {wait:.2g} seconds."
            raise QueueFull(message, retry_after=wait, code="too_many_requests")
        use.allowance -= 1.0


@contextmanager
def on_behalf(request: Any) -> Iterator[None]:
    """Run a call in the name of whoever makes it; for our own services that changes nothing.

    What the request says of a key is replaced by the caller: nobody acts in another's name. Raises
    QueueFull over a limit of the caller, PermissionDenied for a tenant that it may not act for.
    """
    acting = _acting.get()
    if acting is None:
        yield
        return
    book, caller, _ = acting
    _hold_to_tenants(request, caller)
    with book.admitted(caller):
        fields = request.DESCRIPTOR.fields_by_name
        if "key_id" in fields:
            request.key_id = caller.key_id
        if "admin" in fields and CallerScope.MANAGE not in caller.scopes:
            request.admin = False
        yield


async def still_known() -> None:
    """Raise Unauthenticated for a call that goes on though its caller was revoked since; as `recognised` does."""
    if acting := _acting.get():
        book, _, token = acting
        await book.recognised(token)


def _hold_to_tenants(request: Any, caller: ServiceCaller) -> None:
    if not caller.tenants:
        return
    named = set(named_tenants(request))
    if named and named <= caller.tenants:
        return
    _CALLS.labels(caller.name, "refused").inc()
    own = ", ".join(sorted(caller.tenants))
    others = ", ".join(sorted(map(repr, named - caller.tenants))) or "no tenant, and so is about all of them"
    message = f"{caller.name} may act for {own} alone, and this call names {others}."
    raise PermissionDenied(message, code="tenant_not_granted")


def named_tenants(request: Any) -> Iterator[str]:
    """The tenants that a request is about: the one that it names, and those whose objects it reads or writes.

    The key of an object begins with its tenant; one that leads elsewhere is no tenant's.
    """
    if request.DESCRIPTOR.full_name == _STORED_OBJECT:
        yield _tenant_of(request.key)
        return
    for field, value in request.ListFields():
        if field.name == "tenant":
            yield value
        elif field.name == OUTPUT_PREFIX:
            yield _tenant_of(value)
        elif field.message_type:
            for message in value if field.is_repeated else (value,):
                yield from named_tenants(message)


def _tenant_of(key: str) -> str:
    tenant, *rest = key.split("/")
    return tenant if rest and ".." not in rest else key


async def nobody(_sha256: str) -> ServiceCaller:
    """A `Find` where no registry is known."""
    raise Unauthenticated("This service knows no callers: send the installation token.")


def _lacking(caller: ServiceCaller, scope: CallerScope | None) -> str:
    if scope is None:
        return f"This is for the services of the installation alone; the token of {caller.name} cannot open it."
    return f"{caller.name} lacks the scope {scope}: make a caller that has it by `deckmill callers create`."
