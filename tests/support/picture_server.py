"""A picture server of our own, with a certificate that only the fetcher under test trusts."""

import asyncio
import datetime as dt
import ipaddress
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HOST = "pictures.example"
Reply = Callable[[asyncio.StreamWriter], Awaitable[None]]


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the key and the self-signed certificate of `HOST`."""
    return self_signed(tmp_path_factory.mktemp("tls"), HOST)


def self_signed(folder: Path, host: str, *, days: int = 1) -> Path:
    """A file with a key and a certificate of `host`, and of 127.0.0.1; valid for `days`."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    today = dt.datetime.now(dt.UTC)
    names = [x509.DNSName(host), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(today - dt.timedelta(days=9))
        .not_valid_after(today + dt.timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    plain = serialization.NoEncryption()
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path


class PictureServer:
    """Answers each path with what it was told to; `asked` has the paths in order."""

    def __init__(self) -> None:
        self.replies: dict[str, Reply] = {}
        self.asked: list[str] = []
        self.port = 0

    def url(self, path: str) -> str:
        """The address of `path`."""
        return f"https://{HOST}:{self.port}{path}"

    def put(self, path: str, body: bytes, *, kind: str = "image/png", status: int = 200, **headers: str) -> str:
        """Answer `path` with `body`; return its address."""
        lines = {"Content-Type": kind, "Content-Length": str(len(body))} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        head = f"HTTP/1.1 {status} Said\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items())

        async def reply(writer: asyncio.StreamWriter) -> None:
            writer.write(head.encode() + b"\r\n" + body)
            await writer.drain()

        self.replies[path] = reply
        return self.url(path)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        try:
            path = (await reader.readline()).split()[1].decode()
            self.asked.append(path)
            await self.replies[path](writer)
        except (ConnectionError, IndexError):
            pass
        finally:
            writer.close()


@pytest.fixture
async def server(certificate: Path) -> AsyncIterator[PictureServer]:
    """A picture server on a port of its own."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    made = PictureServer()
    listening = await asyncio.start_server(made.serve, "127.0.0.1", 0, ssl=context)
    made.port = listening.sockets[0].getsockname()[1]
    yield made
    listening.close()
