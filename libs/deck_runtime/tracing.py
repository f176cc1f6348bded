"""W3C trace context: carried from the request to the work, in every line of the log; recorded as spans where asked for.

The context is a variable of the log, `traceparent`, as calls between services, rows and messages carry it. Spans need
the extra `otlp` and DECKMILL_OTLP_ENDPOINT; without them nothing is recorded, and the context is passed on as it came.
"""

import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Literal, Protocol

import structlog

from deck_runtime.settings import SettingError
from deck_runtime.telemetry import TRACEPARENT

Kind = Literal["server", "consumer", "internal"]
_FORM = re.compile(r"00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")


class Span(Protocol):
    """One piece of work within a trace."""

    @property
    def traceparent(self) -> str:
        """The context of what is done within it."""

    def rename(self, name: str) -> None:
        """Give it a name that was not known at its beginning."""

    def note(self, name: str, value: str | int) -> None:
        """Add an attribute."""

    def fail(self, reason: str) -> None:
        """Mark it as failed."""

    def end(self) -> None:
        """It ends now."""


class Recorder(Protocol):
    """Where spans go."""

    def begin(self, name: str, kind: Kind, parent: str) -> Span:
        """A span that begins now; without a parent, of a new trace."""

    def record(
        self, name: str, parent: str, began: datetime, ended: datetime, attributes: Mapping[str, str | int]
    ) -> None:
        """A span that has ended."""

    def close(self) -> None:
        """Send what is left."""


class _Unrecorded:
    """Passes the context on."""

    __slots__ = ("traceparent",)

    def __init__(self, traceparent: str) -> None:
        self.traceparent = traceparent

    def rename(self, name: str) -> None:
        """Nothing."""

    def note(self, name: str, value: str | int) -> None:
        """Nothing."""

    def fail(self, reason: str) -> None:
        """Nothing."""

    def end(self) -> None:
        """Nothing."""


_recorder: Recorder | None = None


def begin_tracing(service: str, endpoint: str) -> None:
    """Record spans of this process from now on, where there is an endpoint. Raises SettingError without the extra."""
    global _recorder  # noqa: PLW0603 - a process has one, as it has one log
    if not endpoint:
        return
    try:
        from deck_runtime.otlp import OtlpRecorder  # noqa: PLC0415 - an extra, and slow to load
    except ImportError:
        fault = "needs the extra otlp: install deckmill[otlp], or unset it"
        raise SettingError.of("otlp_endpoint", fault) from None
    _recorder = OtlpRecorder(service, endpoint)


def end_tracing() -> None:
    """Send what is left, and record no more."""
    global _recorder  # noqa: PLW0603 - as above
    if _recorder:
        _recorder.close()
        _recorder = None


def usable(traceparent: str) -> str:
    """A context that came from outside; empty where it has not the form of W3C, version 00."""
    return traceparent if _FORM.fullmatch(traceparent) else ""


def current() -> str:
    """The context of this moment; empty without one."""
    return str(structlog.contextvars.get_contextvars().get(TRACEPARENT, ""))


def begin(name: str, parent: str, kind: Kind = "internal", **attributes: str | int) -> Span:
    """Begin a piece of work within a trace, or without a parent in a new one; whoever begins it ends it."""
    if _recorder is None:
        return _Unrecorded(parent or _new_context())
    made = _recorder.begin(name, kind, parent)
    for key, value in attributes.items():
        made.note(key, value)
    return made


@contextmanager
def span(name: str, parent: str, kind: Kind = "internal", **attributes: str | int) -> Iterator[Span]:
    """Do a piece of work within a trace, and have its lines in the log say so."""
    made = begin(name, parent, kind, **attributes)
    with structlog.contextvars.bound_contextvars(traceparent=made.traceparent):
        try:
            yield made
        except BaseException as error:
            made.fail(type(error).__name__)
            raise
        finally:
            made.end()


def named(context: Mapping[str, str | int]) -> dict[str, str | int]:
    """Variables of the log as attributes of a span."""
    return {f"deckmill.{name}": value for name, value in context.items()}


def record(name: str, parent: str, began: datetime, ended: datetime, **attributes: str | int) -> None:
    """Note a piece of work that has ended, of a trace that there is already."""
    if _recorder is not None and parent:
        _recorder.record(name, parent, began, ended, attributes)


def _new_context() -> str:
    """Of a trace that nobody records."""
    return f"00-{secrets.token_hex(16)}-{secrets.token_hex(8)}-00"
