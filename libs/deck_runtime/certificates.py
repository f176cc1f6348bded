"""Mutual TLS between services: both ends show a certificate of one authority, read anew when its files change."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import grpc

from deck_runtime.telemetry import get_logger

Stamp = tuple[tuple[int, int, int], ...]
"""What tells one state of the files from another: inode, size and time of change of each."""

log = get_logger(__name__)


class UnusableCertificate(Exception):
    """A file cannot be used; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Certificates:
    """Where the three files lie, all of them PEM.

    Attributes:
        chain: this service's certificate, followed by those between it and the authority.
        key: its private key.
        authorities: whom the other end's certificate must be from.
        name: what certificates of our services are made out to, where that is not the host they are called by.
    """

    chain: Path
    key: Path
    authorities: Path
    name: str = ""

    def check(self) -> None:
        """Raise UnusableCertificate unless the files can be read and key and certificate belong together."""
        self._read()

    def stamp(self) -> Stamp:
        """The state of the files now. Raises OSError."""
        return tuple((at.st_ino, at.st_size, at.st_mtime_ns) for at in (path.stat() for path in self._paths()))

    def server_credentials(self) -> grpc.ServerCredentials:
        """For a port that asks every client for its certificate; new connections get the files as they are then."""
        shown, first = self._stamped()

        def renewed() -> grpc.ServerCertificateConfiguration | None:
            nonlocal shown
            try:
                if self.stamp() == shown:
                    return None
                shown, files = self._stamped()
            except (UnusableCertificate, OSError) as error:
                log.warning("certificate_not_renewed", error=str(error))
                return None  # the one before goes on: half of a rotation must not take the service away
            log.info("certificate_renewed")
            return _configuration(files)

        return grpc.dynamic_ssl_server_credentials(_configuration(first), renewed, require_client_authentication=True)

    def channel_credentials(self) -> grpc.ChannelCredentials:
        """For a connection that is made now. Raises UnusableCertificate."""
        chain, key, authorities = self._read()
        return grpc.ssl_channel_credentials(authorities, key, chain)

    def options(self) -> tuple[tuple[str, str], ...]:
        """What a channel must be told beside."""
        return (("grpc.ssl_target_name_override", self.name),) if self.name else ()

    def _stamped(self) -> tuple[Stamp, tuple[bytes, bytes, bytes]]:
        """The files with their state from before they were read: a change in between is seen the next time."""
        try:
            stamp = self.stamp()
        except OSError as error:
            raise UnusableCertificate(f"cannot read {error.filename} ({error.strerror})") from None
        return stamp, self._read()

    def _paths(self) -> tuple[Path, Path, Path]:
        return self.chain, self.key, self.authorities

    def _read(self) -> tuple[bytes, bytes, bytes]:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with _explained(f"{self.chain} with {self.key}"):
            context.load_cert_chain(self.chain, self.key)
        with _explained(str(self.authorities)):
            context.load_verify_locations(self.authorities)
        chain, key, authorities = (path.read_bytes() for path in self._paths())
        return chain, key, authorities


class RenewedCredentials:
    """Credentials of new connections, made anew when the files have changed."""

    def __init__(self, certificates: Certificates) -> None:
        """Raises UnusableCertificate."""
        self._certificates = certificates
        self._stamp = certificates.stamp()
        self.credentials = certificates.channel_credentials()

    def renew(self) -> bool:
        """Whether the files have changed into others that can be used; `credentials` are then new."""
        try:
            stamp = self._certificates.stamp()
            if stamp == self._stamp:
                return False
            self.credentials = self._certificates.channel_credentials()
        except (UnusableCertificate, OSError) as error:
            log.warning("certificate_not_renewed", error=str(error))
            return False
        self._stamp = stamp
        return True


def _configuration(files: tuple[bytes, bytes, bytes]) -> grpc.ServerCertificateConfiguration:
    chain, key, authorities = files
    return grpc.ssl_server_certificate_configuration([(key, chain)], authorities)


@contextmanager
def _explained(what: str) -> Iterator[None]:
    try:
        yield
    except ssl.SSLError as error:
        why = "they do not belong together" if error.reason == "KEY_VALUES_MISMATCH" else "not PEM of that kind"
        raise UnusableCertificate(f"cannot use {what} ({why})") from None
    except OSError as error:
        raise UnusableCertificate(f"cannot read {what} ({error.strerror})") from None
