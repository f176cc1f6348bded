"""Settings: a frozen dataclass per service, read from the environment; a bad value fails naming its variable."""

import dataclasses
import ipaddress
import math
import re
import ssl
import types
import typing
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import SplitResult, urlsplit

from deck_runtime.certificates import Certificates, UnusableCertificate

PREFIX = "DECKMILL_"
MISCONFIGURED = 78
"""Exit code of a process that cannot run with its settings (sysexits.h: EX_CONFIG): starting it again is no use."""
STORE_URL = "file:///var/lib/deckmill/objects"
"""Where files are kept unless something else is set."""
_LOG_LEVELS = ("debug", "info", "warning", "error")
_LAST_PORT = 65_535
_SHORTEST_SECRET = 16
_NAME = "dns"
"""The scheme of hosts that are no IP addresses."""
_HOST = re.compile(r"[a-z0-9_]([a-z0-9._-]*[a-z0-9_])?|[0-9a-f:.]+")
_TRUE, _FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off")

_EXPLANATION = "explanation"
"""Where a field keeps what is said of it."""

S = TypeVar("S", bound="ServiceSettings")
V = TypeVar("V")


class SettingError(Exception):
    """An environment variable holds what its setting cannot take."""

    @classmethod
    def of(cls, field: str, fault: str) -> "SettingError":
        """The fault of a field, said of its variable."""
        return cls(f"{PREFIX}{field.upper()} {fault}")


@dataclasses.dataclass(frozen=True, slots=True)
class Explanation:
    """What people are told of a setting.

    Attributes:
        meaning: what it decides, in words that need no code beside them.
        unit: of a number; empty for all else.
        default: how the default is said, where it depends on the machine.
        may_be_zero: whether 0 means something; other numbers must be greater.
    """

    meaning: str
    unit: str = ""
    default: str = ""
    may_be_zero: bool = False


def setting(value: V, meaning: str, *, unit: str = "", default: str = "", may_be_zero: bool = False) -> V:
    """A field of a settings class: its default value, and what `docs/settings.md` says of it."""
    explanation = Explanation(meaning, unit, default, may_be_zero)
    return dataclasses.field(default=value, metadata={_EXPLANATION: explanation})


def explanation(field: "dataclasses.Field[Any]") -> Explanation:
    """What is said of a field. Raises LookupError for one that was not made by `setting`."""
    if _EXPLANATION not in field.metadata:
        raise LookupError(f"the setting {field.name} is not explained: make its field by `setting`")
    return typing.cast("Explanation", field.metadata[_EXPLANATION])


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ServiceSettings:
    """What every service is told. Field `run_dir` is read from `DECKMILL_RUN_DIR`, and so on."""

    listen: str = setting("127.0.0.1:0", "address of the gRPC server; port 0 takes a free one", unit="host:port")
    registry: str = setting(
        "127.0.0.1:7101",
        "address of the job-registry; calls take turns among all addresses that the host has. Instead of a host, "
        "several IP addresses may be named, as `10.0.0.1:7101,10.0.0.8:7101`",
        unit="host:port",
    )
    nats_url: str = setting(
        "", "address of the message bus, `nats://host:port`; without one, services find their work by asking for it"
    )
    nats_replicas: int = setting(
        1, "how many servers of the bus keep each message; 3 where the bus is a cluster of three", unit="servers"
    )
    store_url: str = setting(
        STORE_URL,
        "where files are kept: `file:///directory` or `s3://key:secret@host:port/bucket?secure=false&region=us-east-1`",
    )
    scratch_dir: str = setting(
        "/tmp/deckmill",  # noqa: S108 - a pod's own /tmp; the embedded stack sets another
        "folder of temporary files; outputs need no copy if it is on the file system that `file:///` stores files on",
    )
    token: str = setting("", "secret that every call between services carries")
    token_file: str = setting("", "file that holds this secret; one of the two must be set")
    other_token: str = setting(
        "",
        "a second secret that calls may carry, and that the bus may ask for, while the first is being replaced; calls "
        "of this service carry the first alone",
    )
    other_token_file: str = setting("", "file that holds the second secret; one that is not there means that none is")
    tls_cert_file: str = setting(
        "",
        "file of the certificate (PEM, with those between it and its authority) that this service shows to other "
        "services; with the two below, they talk by mutual TLS, all of them or none. Files that change are read anew",
    )
    tls_key_file: str = setting("", "file of the private key of this certificate (PEM)")
    tls_ca_file: str = setting("", "file of the authorities (PEM) whose certificates other services must show")
    tls_name: str = setting(
        "", "what certificates of services are made out to, where that is not the host by which they are called"
    )
    run_dir: str = setting("", "folder into which `<service>.addr` and `<service>.pid` are written; empty writes none")
    metrics_listen: str = setting(
        "",
        "address of the Prometheus metrics; empty serves none. `deckmill serve` takes it as the first of five ports, "
        "in the order gateway, job-registry, renderer, previewer, scorer",
        unit="host:port",
    )
    otlp_endpoint: str = setting(
        "",
        "address of an OpenTelemetry collector that takes traces by OTLP over HTTP, `http://host:4318`; empty records "
        "none. Needs the extra `otlp`",
    )
    log_level: str = setting("info", "how much is logged: `debug`, `info`, `warning` or `error`")
    drain_seconds: float = setting(
        20.0, "how long running work may go on after SIGTERM", unit="seconds", may_be_zero=True
    )

    def check(self) -> None:
        """Whether the values can be meant. Raises SettingError; classes below check theirs as well, and call this."""
        for name in ("listen", "metrics_listen"):
            if text := getattr(self, name):
                host_and_port(name, text)
        if self.registry:
            grpc_target("registry", self.registry)
        if self.otlp_endpoint and urlsplit(self.otlp_endpoint).scheme not in ("http", "https"):
            raise SettingError.of("otlp_endpoint", f"must begin with http:// or https://, not {self.otlp_endpoint!r}")
        if self.log_level.lower() not in _LOG_LEVELS:
            raise SettingError.of("log_level", f"must be one of {', '.join(_LOG_LEVELS)}, not {self.log_level!r}")
        # The URLs may hold passwords: they are not said again.
        if self.nats_url and not (
            urlsplit(self.nats_url).scheme in ("nats", "tls") and urlsplit(self.nats_url).hostname
        ):
            raise SettingError.of("nats_url", "must look like nats://host:port")
        if urlsplit(self.store_url).scheme not in ("file", "s3"):
            raise SettingError.of("store_url", "must begin with file:/// or s3://")
        if urlsplit(self.store_url).scheme == "s3":
            try:
                s3_parts(self.store_url)
            except ValueError as error:
                raise SettingError.of("store_url", str(error)) from None
        folder = store_folder(self.store_url)
        if folder and Path(self.scratch_dir).resolve().is_relative_to(folder.resolve()):
            raise SettingError.of("scratch_dir", f"must lie outside of {folder}, where files are kept")
        self.certificates()

    def certificates(self) -> Certificates | None:
        """What services show to each other; None for plain connections. Raises SettingError."""
        files = {name: getattr(self, name) for name in ("tls_cert_file", "tls_key_file", "tls_ca_file")}
        missing = [name for name, file in files.items() if not file]
        if len(missing) == len(files):
            return None
        if missing:
            there = next(name for name in files if name not in missing)
            lacks = f"{PREFIX}{missing[0].upper()}"
            raise SettingError.of(there, f"needs {lacks}, which is not set: mutual TLS needs all three files")
        certificates = Certificates(
            Path(self.tls_cert_file), Path(self.tls_key_file), Path(self.tls_ca_file), self.tls_name
        )
        try:
            certificates.check()
        except UnusableCertificate as error:
            raise SettingError(f"{PREFIX}TLS_...: {error}") from None
        return certificates

    def secret(self) -> str:
        """The installation token that calls carry. Raises SettingError when neither setting gives one."""
        token = _content("token_file", self.token_file) if self.token_file else self.token
        if not token:
            raise SettingError(f"{PREFIX}TOKEN or {PREFIX}TOKEN_FILE must give the installation token")
        return token

    def secrets(self) -> tuple[str, ...]:
        """The installation tokens that calls of others may carry: `secret`, and a second one. Raises SettingError."""
        there = bool(self.other_token_file) and Path(self.other_token_file).exists()
        other = _content("other_token_file", self.other_token_file) if there else self.other_token
        return (self.secret(), other) if other else (self.secret(),)


def _content(field: str, file: str) -> str:
    """The secret in a file that a field names. Raises SettingError."""
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", "it is no text")
        raise SettingError.of(field, f"cannot read {file} ({reason})") from None


def load(kind: type[S], environ: Mapping[str, str]) -> S:
    """Read a settings class from the environment; unset and empty variables keep their default.

    Raises SettingError naming the first variable that cannot be read.
    """
    hints = typing.get_type_hints(kind)
    values = {}
    for field in dataclasses.fields(kind):
        variable = PREFIX + field.name.upper()
        text = environ.get(variable, "")
        if text:
            values[field.name] = _decoded(variable, text, hints[field.name])
    settings = kind(**values)
    _check_numbers(settings)
    settings.check()
    return settings


def host_and_port(name: str, text: str) -> tuple[str, int]:
    """The parts of `host:port`, an IPv6 host without its brackets. Raises SettingError naming the field."""
    host, colon, port = text.rpartition(":")
    if not colon or not port.isascii() or not port.isdecimal() or int(port) > _LAST_PORT:
        raise SettingError.of(name, f"must be host:port with a port of 0 to {_LAST_PORT}, not {text!r}")
    return host.strip("[]"), int(port)


def inner_hosts(name: str, hosts: Iterable[str]) -> tuple[str, ...]:
    """Hosts as `host` or `host:port`, as addresses are held against them: in lower case, IPv6 without its brackets.

    Raises SettingError naming the field for what no host is called, which would let nothing through.
    """
    return tuple(_inner_host(name, host.lower()) for host in hosts)


def _inner_host(name: str, text: str) -> str:
    if _kind_of_address(text) != _NAME:
        return text
    try:
        parts = urlsplit(f"//{text}")
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
        if parts.netloc != text or "@" in text or text.endswith(":") or not _HOST.fullmatch(host):
            raise ValueError
    except ValueError:  # UnicodeError is one, too
        raise SettingError.of(name, f"must be hosts as `host` or `host:port`, not {text!r}") from None
    return host if port is None else f"{host}:{port}"


def check_trusted(name: str, file: str) -> None:
    """Whether certificates (PEM) can be read from a file, where one is named. Raises SettingError naming the field."""
    if not file:
        return
    try:
        ssl.create_default_context(cafile=file)
    except ssl.SSLError:
        raise SettingError.of(name, f"cannot be {file}, which holds no certificates (PEM)") from None
    except OSError as error:
        raise SettingError.of(name, f"cannot read {file} ({error.strerror})") from None


def store_folder(url: str) -> Path | None:
    """The folder of `file:///folder`; None for any other URL of a store."""
    parts = urlsplit(url)
    return Path(parts.path) if parts.scheme == "file" and parts.path else None


def s3_parts(url: str) -> SplitResult:
    """The parts of `s3://key:secret@host:port/bucket`. Raises ValueError for a URL without one of them."""
    parts = urlsplit(url)
    try:
        is_whole = parts.hostname and parts.path.strip("/") and parts.username and parts.port != 0
    except ValueError:  # its port is no number
        is_whole = False
    if not is_whole:
        raise ValueError("must look like s3://key:secret@host:port/bucket")
    return parts


def grpc_target(name: str, text: str) -> str:
    """What gRPC dials for `host:port`, or for several with commas between them. Raises SettingError naming the field.

    A name is resolved to all addresses that it has; several addresses must be IP addresses of one kind.
    """
    addresses = [address.strip() for address in text.split(",")]
    hosts = [host_and_port(name, address)[0] for address in addresses]
    if any("/" in host for host in hosts):
        raise SettingError.of(name, f"must be host:port without a scheme, not {text!r}")
    kinds = {_kind_of_address(host) for host in hosts}
    if len(kinds) > 1 or (len(addresses) > 1 and kinds == {_NAME}):
        raise SettingError.of(name, f"names several hosts, which must be IP addresses of one kind, not {text!r}")
    kind = kinds.pop()
    return f"{kind}:{'///' if kind == _NAME else ''}{','.join(addresses)}"


def _kind_of_address(host: str) -> str:
    """The scheme under which gRPC knows it."""
    try:
        return f"ipv{ipaddress.ip_address(host).version}"
    except ValueError:
        return _NAME


def named_secrets(name: str, text: str) -> dict[str, bytes]:
    """The secrets of `id:secret,id:secret`, by id, in their order. Raises SettingError naming the field."""
    found = {}
    for pair in filter(None, (part.strip() for part in text.split(","))):
        key_id, separator, secret = pair.partition(":")
        if not separator or not key_id.isalnum() or len(secret) < _SHORTEST_SECRET:
            fault = (
                f"must be id:secret pairs with commas between them, secrets of at least {_SHORTEST_SECRET} characters"
            )
            raise SettingError.of(name, fault)
        found[key_id] = secret.encode()
    if not found:
        raise SettingError.of(name, "must be at least one id:secret pair")
    return found


def _check_numbers(settings: ServiceSettings) -> None:
    for field in dataclasses.fields(settings):
        value = getattr(settings, field.name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            continue
        may_be_zero = explanation(field).may_be_zero
        if not math.isfinite(value) or value < 0 or (value == 0 and not may_be_zero):
            least = "0 or more" if may_be_zero else "greater than 0"
            raise SettingError.of(field.name, f"must be {least}, not {value}")


def _decoded(variable: str, text: str, hint: Any) -> Any:
    if isinstance(hint, types.UnionType):
        hint = next(member for member in typing.get_args(hint) if member is not type(None))
    if hint is bool:
        return _boolean(variable, text)
    if typing.get_origin(hint) is tuple:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    try:
        return hint(text)
    except ValueError:
        raise SettingError(f"{variable}={text!r} is not of type {hint.__name__}") from None


def _boolean(variable: str, text: str) -> bool:
    if text.lower() in _TRUE:
        return True
    if text.lower() in _FALSE:
        return False
    raise SettingError(f"{variable}={text!r} must be one of {', '.join(_TRUE + _FALSE)}")
