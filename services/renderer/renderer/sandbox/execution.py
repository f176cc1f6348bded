"""The side that forks: one fork for each piece of code, its answer through a pipe, and its end in any case."""

import contextlib
import json
import os
import re
import select
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from deck_runtime.parent_death import die_with
from renderer.sandbox.code_checks import CodeFault
from renderer.sandbox.confinement import Limits

CONFINED = b"confined\n"
"""What a fork says once it has given everything up, before anything else."""

_CHUNK = 1 << 18
_HEAD_BYTES = 64 << 10
_REASON_BYTES = 500
MOST_SAID = 1_000
"""Characters of the message of a fault, and of its remedy."""
MOST_PRINTED = 4_000
"""Characters of what code prints."""
_LAST_LINE = 1_000_000
_NOT_SHOWN = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")
TOO_LONG = CodeFault(0, "The code worked too long and was ended.", "Look for a loop that does not end, or draw less.")


class NotConfined(Exception):
    """A fork could not give everything up, and did nothing; the operator has to look at it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a piece of code: a file or a fault, and what it printed."""

    deck: bytes = b""
    fault: CodeFault | None = None
    printed: str = ""


def execute(inside: Callable[[int], None], limits: Limits) -> Outcome:
    """Fork; have the fork do `inside` with its end of a pipe; return what came through before it ended or was killed.

    The fork has no other file open than that, and /dev/null in the place of the three standard ones. Raises NotConfined
    where it did not say that it is.
    """
    ours, theirs = os.pipe()
    parent = os.getpid()
    fork = os.fork()
    if fork == 0:
        _inside(inside, parent, theirs)
    os.close(theirs)
    try:
        said, in_time = _read(ours, time.monotonic() + limits.wall_seconds, limits.output_bytes + _HEAD_BYTES)
    finally:
        os.close(ours)
        with contextlib.suppress(ProcessLookupError):
            os.kill(fork, signal.SIGKILL)
        _, status, used = os.wait4(fork, 0)
    ended = TOO_LONG if used.ru_utime + used.ru_stime >= limits.cpu_seconds else _ended_early(status)
    return _outcome(said, ended if in_time else TOO_LONG, limits, in_time=in_time)


def _inside(inside: Callable[[int], None], parent: int, pipe: int) -> None:
    """Leave nothing open, do the work, and never come back into the code of the parent."""
    try:
        die_with(parent)
        os.setpgrp()  # in the session of its parent, which may have stepped back: a new one would not have
        null = os.open(os.devnull, os.O_RDWR)
        for standard in range(3):
            os.dup2(null, standard)
        answer = os.dup2(pipe, 3)
        os.closerange(4, os.sysconf("SC_OPEN_MAX"))
        os.environ.clear()
        try:
            inside(answer)
        except Exception as error:  # noqa: BLE001 - said to the parent, which raises NotConfined
            os.write(answer, str(error).encode())
    finally:
        os._exit(0)


def _read(pipe: int, deadline: float, most: int) -> tuple[bytes, bool]:
    """All that comes until the other end is closed, and whether it was in time; stops beyond `most` bytes."""
    parts: list[bytes] = []
    size = 0
    while size <= most:
        ready, _, _ = select.select([pipe], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return b"".join(parts), False
        part = os.read(pipe, _CHUNK)
        if not part:
            break
        parts.append(part)
        size += len(part)
    return b"".join(parts), True


def _outcome(said: bytes, ended: CodeFault, limits: Limits, *, in_time: bool) -> Outcome:
    """What was said; `ended` is why there is no answer, where there is none."""
    if not said.startswith(CONFINED):
        why = said[:_REASON_BYTES].decode(errors="replace") or "its process ended before it was"
        raise NotConfined(f"slide code cannot be confined on this machine: {why}")
    if not in_time:
        return Outcome(fault=ended)
    head, _, deck = said.removeprefix(CONFINED).partition(b"\n")
    if len(deck) > limits.output_bytes:
        message = f"The file is larger than {limits.output_bytes >> 20} MB."
        return Outcome(fault=CodeFault(0, message, "Use smaller or fewer pictures."))
    try:
        # A stranger's code may have written this itself: nothing in it is believed but its shape.
        told = json.loads(head)
        fault, printed = told["fault"], _text(told["printed"], MOST_PRINTED)
        found = _fault(fault) if fault else None
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError):
        return Outcome(fault=ended)
    return Outcome(deck, found, printed) if found or deck else Outcome(fault=ended, printed=printed)


def _fault(told: Any) -> CodeFault:
    line = min(max(0, int(told["line"])), _LAST_LINE)
    return CodeFault(line, _text(told["message"], MOST_SAID), _text(told["remedy"], MOST_SAID))


def _text(told: object, most: int) -> str:
    """So much of a stranger's text, of characters that can be sent, kept and shown."""
    text = str(told)
    shown = _NOT_SHOWN.sub("\ufffd", text[:most])
    return shown if len(text) <= most else f"{shown[:-1]}…"


def _ended_early(status: int) -> CodeFault:
    how = f"signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else "no result"
    return CodeFault(0, f"The code ended its own process ({how}).", "Draw less, and leave the process alone.")
