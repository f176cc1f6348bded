"""Who is asking: keys from headers, recognised by the registry, believed for a few seconds."""

import asyncio
import contextlib
import hashlib
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from starlette.requests import HTTPConnection

from deck_domain.errors import PermissionDenied, StoreUnavailable, Unauthenticated
from deck_domain.job import Principal, Scope

_LARGEST_CACHE = 10_000
_LONGEST_KEY = 512


def key_of(connection: HTTPConnection) -> str:
    """The key in `Authorization: Bearer` or `X-API-Key`. Raises Unauthenticated when there is none."""
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    key = token.strip() if scheme.lower() == "bearer" else ""
    key = key or connection.headers.get("x-api-key", "").strip()
    if not key:
        raise Unauthenticated("Send an API key as `Authorization: Bearer <key>` or `X-API-Key: <key>`.")
    if len(key) > _LONGEST_KEY or not key.isascii() or not key.isprintable():
        raise Unauthenticated("This is no API key: send one as `deckmill keys create` prints it.")
    return key


def require(who: Principal, scope: Scope) -> None:
    """Raise PermissionDenied unless the key may do this."""
    if not who.may(scope):
        raise PermissionDenied(f"This key lacks the scope {scope}: use a key that has it.", code="missing_scope")


class KeyCache:
    """Recognised keys, by the hash of their secret; simultaneous requests with one key ask the registry once."""

    def __init__(
        self,
        authenticate: Callable[[str], Awaitable[Principal]],
        ttl: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Args: ttl: seconds a recognised key is believed. clock: seconds."""
        self._authenticate = authenticate
        self._ttl = ttl
        self._clock = clock
        self._known: OrderedDict[bytes, tuple[float, Principal]] = OrderedDict()
        self._asking: dict[bytes, asyncio.Task[Principal]] = {}

    async def recognise(self, secret: str) -> Principal:
        """Who bears a secret. Raises Unauthenticated."""
        digest = hashlib.sha256(secret.encode()).digest()
        found = self._known.get(digest)
        if found and found[0] > self._clock():
            return found[1]
        asking = self._asking.get(digest)
        if asking is None:
            asking = asyncio.create_task(self._ask(digest, secret))
            self._asking[digest] = asking
            asking.add_done_callback(lambda _: self._asking.pop(digest, None))
        return await asyncio.shield(asking)

    async def hold(self, secret: str) -> None:
        """Ask again for a key whose request has waited meanwhile; while the registry is away, it is believed.

        Raises Unauthenticated for one that was revoked, or has expired, since the request came.
        """
        with contextlib.suppress(StoreUnavailable):
            await self.recognise(secret)

    def forget(self, key_id: str) -> None:
        """Ask again at once for a key that was just revoked."""
        for digest in [digest for digest, (_, who) in self._known.items() if who.key_id == key_id]:
            del self._known[digest]

    async def _ask(self, digest: bytes, secret: str) -> Principal:
        who = await self._authenticate(secret)
        self._known[digest] = (self._clock() + self._ttl, who)
        self._known.move_to_end(digest)
        while len(self._known) > _LARGEST_CACHE:
            self._known.popitem(last=False)
        return who
