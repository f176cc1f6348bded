"""Which addresses may be asked for pictures, and how much they may answer."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

_PORTS = {"https": 443, "http": 80}
_UNICAST_6 = ipaddress.ip_network("2000::/3")
# These carry addresses of the older protocol inside, public or not.
_TUNNELS = tuple(ipaddress.ip_network(net) for net in ("2001::/32", "2002::/16"))
# Signs that keep their meaning in paths and queries.
_PLAIN_SIGNS = "%/:=&?~+!$,;'@()*[]-._"


class Refused(Exception):
    """A picture is not fetched; the text says why, as the first half of a sentence."""


@dataclass(frozen=True, slots=True)
class FetchRules:
    """What fetching may do.

    Attributes:
        enabled: off, nothing is fetched.
        plain_http: whether addresses without TLS are asked too.
        inner_hosts: `host` or `host:port` that may stand on any network.
        seconds: for all pictures of a deck; `picture_seconds` for each.
        picture_bytes: of one picture; `deck_bytes` of all.
        pictures: how many a deck may ask for.
        redirects: how often one address may lead to another.
        ca_file: certificates (PEM) that are trusted besides the system's.
    """

    enabled: bool = True
    plain_http: bool = False
    inner_hosts: tuple[str, ...] = ()
    seconds: float = 20.0
    picture_seconds: float = 8.0
    picture_bytes: int = 10_000_000
    deck_bytes: int = 50_000_000
    pictures: int = 100
    redirects: int = 3
    ca_file: str = ""


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


def target_of(url: str, rules: FetchRules) -> Target:
    """The target of `url`. Raises Refused."""
    try:
        parts = urlsplit(url)
        host, port = _ascii(parts.hostname or ""), parts.port
    except ValueError:
        raise Refused("The address of the picture cannot be read") from None
    if parts.scheme != "https" and not (parts.scheme == "http" and rules.plain_http):
        raise Refused("Pictures are fetched from https addresses only")
    if not host or parts.username is not None or parts.password is not None:
        raise Refused("The address of the picture must name a host, and no user")
    port = port or _PORTS[parts.scheme]
    inner = host in rules.inner_hosts or f"{host}:{port}" in rules.inner_hosts
    if port != _PORTS[parts.scheme] and f"{host}:{port}" not in rules.inner_hosts:
        raise Refused(f"Pictures are not fetched from port {port}")
    resource = quote(parts.path or "/", safe=_PLAIN_SIGNS)
    if parts.query:
        resource += "?" + quote(parts.query, safe=_PLAIN_SIGNS)
    return Target(parts.scheme, host, port, resource, inner)


def is_public(address: str) -> bool:
    """Whether an IP address belongs to exactly one host of the public internet."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        return ip in _UNICAST_6 and ip.is_global and not any(ip in net for net in _TUNNELS)
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _ascii(host: str) -> str:
    plain = host.rstrip(".").lower()
    return plain if plain.isascii() else plain.encode("idna").decode()
