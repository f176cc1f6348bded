"""Settings: a frozen dataclass per service, read from the environment; a bad value fails naming its variable."""

import dataclasses
import types
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

PREFIX = "DECKMILL_"
_TRUE, _FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off")

S = TypeVar("S", bound="ServiceSettings")


class SettingError(Exception):
    """An environment variable holds what its setting cannot take."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ServiceSettings:
    """What every service is told. Field `run_dir` is read from `DECKMILL_RUN_DIR`, and so on.

    Attributes:
        listen: host:port of the gRPC server; port 0 takes a free one.
        registry: host:port of the job-registry.
        nats_url: where the bus is; empty runs without one (work is found by polling).
        store_url: `file:///directory` or `s3://key:secret@host:port/bucket?secure=false&region=us-east-1`.
        scratch_dir: folder for temporary files; on the file system of a directory store, outputs need no copy.
        token: secret that every internal call carries; `token_file` names a file that holds it.
        run_dir: where `<service>.addr` and `<service>.pid` are written; empty writes none.
        metrics_listen: host:port of the Prometheus endpoint; empty runs none.
        log_level: debug, info, warning or error.
        drain_seconds: how long running work may go on after SIGTERM.
    """

    listen: str = "127.0.0.1:0"
    registry: str = "127.0.0.1:7101"
    nats_url: str = ""
    store_url: str = "file:///var/lib/deckmill/objects"
    scratch_dir: str = "/tmp/deckmill"  # noqa: S108 - a pod's own /tmp; the embedded stack sets another
    token: str = ""
    token_file: str = ""
    run_dir: str = ""
    metrics_listen: str = ""
    log_level: str = "info"
    drain_seconds: float = 20.0

    def secret(self) -> str:
        """The installation token. Raises SettingError when neither setting gives one."""
        token = Path(self.token_file).read_text(encoding="utf-8").strip() if self.token_file else self.token
        if not token:
            raise SettingError(f"{PREFIX}TOKEN or {PREFIX}TOKEN_FILE must give the installation token")
        return token


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
    return kind(**values)


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
