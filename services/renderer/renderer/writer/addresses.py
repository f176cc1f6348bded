"""Addresses as a relationship may hold them: a URI in ASCII (ECMA-376 part 2, annex A; RFC 3987, section 3.1)."""

import re
from urllib.parse import quote

_KEPT = "%:/?#[]@!$&'()*+,;=~"
_NO_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"(https?://(?:[^/?#@]*@)?)([^/?#:@\[\]]+)", re.IGNORECASE)


def encoded(address: str) -> str:
    """`address` with all that a URI cannot hold percent-encoded; what is encoded already stays as it is."""
    host = _HOST.match(address)
    if host and not host[2].isascii():
        address = host[1] + _ascii(host[2]) + address[host.end() :]
    return quote(_NO_ESCAPE.sub("%25", address), safe=_KEPT)


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host
