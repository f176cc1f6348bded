"""What tenants have chosen, believed for a few seconds."""

import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from deck_domain.tenant_settings import TenantSettings

_LARGEST_CACHE = 10_000


class ChosenSettings:
    """Settings by tenant; what is changed here holds here at once, at other gateways once they ask again."""

    def __init__(
        self,
        read: Callable[[str], Awaitable[TenantSettings]],
        ttl: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Args: read: the settings of a tenant. ttl: seconds they are believed. clock: seconds."""
        self._read, self._ttl, self._clock = read, ttl, clock
        self._known: OrderedDict[str, tuple[float, TenantSettings]] = OrderedDict()

    async def of(self, tenant: str) -> TenantSettings:
        """The settings of a tenant. Raises StoreUnavailable."""
        known = self._known.get(tenant)
        if known and known[0] > self._clock():
            return known[1]
        return self.remember(tenant, await self._read(tenant))

    def remember(self, tenant: str, settings: TenantSettings) -> TenantSettings:
        """Believe these from now on."""
        self._known[tenant] = (self._clock() + self._ttl, settings)
        self._known.move_to_end(tenant)
        while len(self._known) > _LARGEST_CACHE:
            self._known.popitem(last=False)
        return settings
