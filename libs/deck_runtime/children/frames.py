"""Frames on the pipes between a pool and its children: four bytes of length, big endian, then a JSON object.

The object is a record of one of the classes below, its class under `frame`.
"""

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO, Any

from deck_domain.errors import Violation
from deck_domain.records import from_json, to_json

HEAD_BYTES = 4
"""The length of the body, big endian."""


@dataclass(frozen=True, slots=True)
class Request:
    """To the child: the JSON of its work's request; `cpu_seconds` of processor time end it, where they are given.

    `context` is what its lines in the log say besides: for which job and attempt, within which trace.
    """

    content: Any
    cpu_seconds: int | None = None
    context: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ready:
    """The child is warm."""

    pid: int


@dataclass(frozen=True, slots=True)
class Progressed:
    """So many slides are done, of so many."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The JSON of the work's answer; `worn_out` says why the child should be replaced, if it should."""

    content: Any
    worn_out: str | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """The work raised the domain error of this class."""

    error: str
    code: str
    message: str
    violations: tuple[Violation, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """The work raised anything else; `errno` is that of an OSError."""

    message: str
    errno: int | None


Frame = Request | Ready | Progressed | Answer | Refusal | Failure
_CLASSES: dict[str, type[Frame]] = {
    kind.__name__: kind for kind in (Request, Ready, Progressed, Answer, Refusal, Failure)
}


def encode(frame: Frame) -> bytes:
    """A frame with its length in front."""
    body = json.dumps({"frame": type(frame).__name__, **to_json(frame)}).encode()
    return struct.pack(">I", len(body)) + body


def length(head: bytes) -> int:
    """How many bytes follow the head of a frame."""
    size: int = struct.unpack(">I", head)[0]
    return size


def decode(body: bytes) -> Frame:
    """The frame behind a head. Raises ValueError for anything else."""
    content = json.loads(body)
    return from_json(_CLASSES[content.pop("frame")], content)


def read_frame(source: IO[bytes]) -> Frame | None:
    """The next frame, None at the end."""
    head = source.read(HEAD_BYTES)
    return decode(source.read(length(head))) if len(head) == HEAD_BYTES else None


def write_frame(sink: IO[bytes], frame: Frame) -> None:
    """Write one frame."""
    sink.write(encode(frame))
    sink.flush()
