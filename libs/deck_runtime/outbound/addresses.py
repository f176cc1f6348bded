"""Which addresses of strangers may be asked: by their form, and by where their hosts are found."""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

_PORTS = {"https": 443, "http": 80}
_UNICAST_6 = ipaddress.ip_network("2000::/3")
# These carry addresses of the older protocol inside, public or not.
_TUNNELS = tuple(ipaddress.ip_network(net) for net in ("2001::/32", "2002::/16"))
# Signs that keep their meaning in paths and queries.
_PLAIN_SIGNS = "%/:=&?~+!$,;'@()*[]-._"
# Names that are never found on the public internet, whatever a resolver says of them: RFC 6761, 6762, 8375, 9476.
_INNER_NAMES = (".localhost", ".local", ".internal", ".home.arpa", ".alt")

# The resolver blocks its thread for as long as a stranger's name server likes: not one of those that others work in.
_LOOK_UPS = ThreadPoolExecutor(400, thread_name_prefix="look-up")

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""The IP addresses of a host and port. Raises OSError."""


class Refused(Exception):
    """Somebody is not asked; the text says why, as the first half of a sentence."""


@dataclass(frozen=True, slots=True)
class AddressRules:
    """Which addresses may be asked.

    Attributes:
        thing: what lies behind the address, for sentences: "picture".
        plain_http: whether addresses without TLS are asked, too; `inner_plain_http` whether those of inner hosts are.
        other_ports: whether hosts of the public internet are asked at any port, or at that of the protocol alone.
        inner_hosts: `host` or `host:port`, in lower case, that may stand on any network.
    """

    thing: str
    plain_http: bool = False
    inner_plain_http: bool = False
    other_ports: bool = False
    inner_hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be asked: where to connect to, and for what (`resource` is path and query)."""

    scheme: str
    host: str
    port: int
    resource: str
    inner: bool

    @property
    def authority(self) -> str:
        """What the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def target_of(url: str, rules: AddressRules) -> Target:
    """The target of `url`. Raises Refused."""
    thing = rules.thing
    try:
        parts = urlsplit(url)
        host, named = _ascii(parts.hostname or ""), parts.port
        if "%" in host:  # a zone of this machine's network, or an escape, which has no place in a host
            raise ValueError
    except ValueError:
        raise Refused(f"The address of the {thing} cannot be read") from None
    port = _PORTS.get(parts.scheme, 0) if named is None else named
    inner = host in rules.inner_hosts or f"{host}:{port}" in rules.inner_hosts
    plain_http = rules.plain_http or (rules.inner_plain_http and inner)
    if parts.scheme != "https" and not (parts.scheme == "http" and plain_http):
        raise Refused(f"The address of the {thing} must begin with https://")
    if not host or parts.username is not None or parts.password is not None:
        raise Refused(f"The address of the {thing} must name a host, and no user")
    is_open = port == _PORTS[parts.scheme] or rules.other_ports or f"{host}:{port}" in rules.inner_hosts
    if port == 0 or not is_open:
        raise Refused(f"The address of the {thing} must not name port {port}")
    resource = quote(parts.path or "/", safe=_PLAIN_SIGNS)
    if parts.query:
        resource += "?" + quote(parts.query, safe=_PLAIN_SIGNS)
    return Target(parts.scheme, host, port, resource, inner)


async def address_of(target: Target, rules: AddressRules, resolve: Resolve) -> str:
    """The IP address to connect to: looked up once, so that it is the one that was checked. Raises Refused."""
    _refuse_inner_name(target, rules)
    try:
        addresses = await resolve(target.host, target.port)
    except (OSError, UnicodeError):
        addresses = []
    if not addresses:
        raise UnknownHost(f"The {rules.thing}'s host is not known")
    if not target.inner and not all(is_public(address) for address in addresses):
        raise _not_public(rules)
    return addresses[0]


class UnknownHost(Refused):
    """Nobody knows the host, at this moment."""


async def system_addresses(host: str, port: int) -> list[str]:
    """What the system's resolver says; as `Resolve`. Hosts whose name servers are silent hold up no others."""
    found = await asyncio.get_running_loop().run_in_executor(_LOOK_UPS, _look_up, host, port)
    return [str(address[0]) for *_, address in found]


def is_public(address: str) -> bool:
    """Whether an IP address belongs to exactly one host of the public internet."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        return ip in _UNICAST_6 and ip.is_global and not any(ip in net for net in _TUNNELS)
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _look_up(host: str, port: int) -> list[Any]:
    return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)


def _refuse_inner_name(target: Target, rules: AddressRules) -> None:
    if not target.inner and f".{target.host}".endswith(_INNER_NAMES):
        raise _not_public(rules)


def _not_public(rules: AddressRules) -> Refused:
    return Refused(f"The {rules.thing}'s host is not on the public internet")


def _ascii(host: str) -> str:
    plain = host.rstrip(".").lower()
    return plain if plain.isascii() else plain.encode("idna").decode()
