"""Signed links to files: who holds one may fetch the bytes until it expires, without a key."""

import hashlib
import hmac
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import quote

from deck_domain.download_links import DownloadLink
from deck_domain.errors import Gone, PermissionDenied

_STEP = 300
"""Expiry times are multiples of it, so that a job read twice shows the same link and caches can work."""


@dataclass(frozen=True, slots=True)
class FileLinks:
    """Makes and checks links of the form `/v1/files/{job}/{artifact}/{label}?exp=&name=&sig=`.

    One that can be taken back has `link=`, the id of its record, too.

    Attributes:
        base_url: what goes before the path, e.g. `https://decks.example`; never taken from a request.
        keys: secrets by key id; the first signs, all of them verify, so a key can be rotated.
        ttl: seconds a new link works at least.
        clock: Unix seconds.
        also: secrets that verify besides, and of which an id may be that of a key: of the installation token that
            another gateway derives its key from, while the token is being replaced.
    """

    base_url: str
    keys: Mapping[str, bytes]
    ttl: int = 3600
    clock: Callable[[], float] = time.time
    also: Mapping[str, bytes] = field(default_factory=dict)

    def link(self, job_id: str, artifact_id: str, label: str, download_name: str) -> str:
        """An absolute link to one artifact that saves as `download_name`."""
        path = file_path(job_id, artifact_id, label)
        expires = str(-int(-(self.clock() + self.ttl) // _STEP) * _STEP)
        return self._signed(path, _quoted(download_name), expires)

    def revocable_link(self, link: DownloadLink, label: str, download_name: str) -> str:
        """An absolute link to the file of a record, that works for as long as that says."""
        path = file_path(link.job_id, link.artifact_id, label)
        return self._signed(path, _quoted(download_name), str(int(link.expires_at.timestamp())), link.id)

    def _signed(self, path: str, name: str, expires: str, link_id: str = "") -> str:
        key_id = next(iter(self.keys))
        query = f"exp={expires}&name={name}" + (f"&link={link_id}" if link_id else "")
        mac = _mac(key_id, self.keys[key_id], path, name, expires=expires, link_id=link_id)
        return f"{self.base_url}{path}?{query}&sig={key_id}.{mac}"

    def verify(self, path: str, *, name: str, expires: str, signature: str, link_id: str = "") -> None:
        """Check a link that came back; `path` is percent-encoded as it was sent. Whether it was taken back is not seen.

        Raises:
            PermissionDenied: it was not made here, or was changed since.
            Gone: it was good, and has expired.
        """
        key_id, _, mac = signature.partition(".")
        good = (
            _mac(key_id, keys[key_id], path, _quoted(name), expires=expires, link_id=link_id)
            for keys in (self.keys, self.also)
            if key_id in keys
        )
        if not any(hmac.compare_digest(mac.encode(), each.encode()) for each in good):
            raise PermissionDenied("This link was not signed here: ask for the job again.", code="bad_signature")
        if self.clock() >= int(expires):
            raise Gone("This link has expired: ask for the job again to get a new one.", code="link_expired")


def _mac(key_id: str, key: bytes, path: str, name: str, *, expires: str, link_id: str) -> str:
    message = "\n".join((key_id, path, expires, name, *([_quoted(link_id)] if link_id else []))).encode()
    return urlsafe_b64encode(hmac.digest(key, message, "sha256")).rstrip(b"=").decode()


def file_path(job_id: str, artifact_id: str, label: str) -> str:
    """The percent-encoded path of an artifact's file."""
    return f"/v1/files/{_quoted(job_id)}/{_quoted(artifact_id)}/{_quoted(label)}"


# A list of a hundred jobs holds thousands of links, most of their parts alike.
@lru_cache(maxsize=8192)
def _quoted(text: str) -> str:
    return quote(text, safe="")


def derive_signing_key(installation_token: str) -> dict[str, bytes]:
    """The signing key of an installation that names none: derived, so that every gateway of it agrees."""
    return {"t": hmac.new(installation_token.encode(), b"deckmill file links", hashlib.sha256).digest()}


def url_of(address: str) -> str:
    """The URL of an address; one that means every interface is reached over loopback."""
    host, _, port = address.rpartition(":")
    host = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]", "": "127.0.0.1"}.get(host, host)  # noqa: S104 - compared, not bound
    return f"http://{host}:{port}"
