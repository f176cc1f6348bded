"""A child module for tests of the pool: does what its request says."""

import errno
import gc
import math
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from deck_domain.errors import DeckError, InvalidDocument, Violation
from deck_runtime.children.work import ChildWork, Progress

_served = 0
_worn_out: str | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What to `do`, if anything but answering; `worn_out` is what the child says of itself afterwards.

    `file` is what it reads; without one, a temporary file of its own. `given` are folders, or files, of the work.
    """

    do: str = ""
    worn_out: str | None = None
    file: str = ""
    given: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Echo:
    """A process (the child, or the one that was asked for), and how many requests the child has had.

    `collects` is whether the child looks for garbage.
    """

    pid: int
    served: int
    collects: bool = True


WORK = ChildWork("tests.support.echo_child", Wish, Echo)


class MacrosFound(DeckError):
    """An error of this module's own."""

    code = "macro"


def warm() -> None:
    """Nothing to warm."""


def handle(request: Wish, progress: Progress) -> Echo:
    """Obey: die, hang, refuse, fail, start a grandchild, use files, report progress; else tell who answers."""
    global _served, _worn_out  # noqa: PLW0603 - what the test wants to see
    _served += 1
    _worn_out = request.worn_out
    match request.do:
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hang":
            signal.pause()
        case "spin" | "busy":
            _use_processor(math.inf if request.do == "spin" else 0.8)
        case "refuse":
            raise InvalidDocument([Violation("/slides/0", "missing", "Add a title.")])
        case "refuse file":
            raise MacrosFound("Remove the macros.")
        case "fill disk":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        case "fail":
            raise RuntimeError("boom")
        case "grandchild":
            return Echo(subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"]).pid, _served)
        case "read" | "write":
            _use_files(request)
        case "count":
            for done in range(3):
                progress(done + 1, 3)
    print("libraries may print")  # noqa: T201 - and must not disturb the frames
    return Echo(os.getpid(), _served, gc.isenabled())


def _use_files(request: Wish) -> None:
    if request.do == "write":
        (request.given[0] / "made").write_text("text", encoding="utf-8")
        return
    with tempfile.NamedTemporaryFile() as made:
        Path(request.file or made.name).read_bytes()


def _use_processor(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def worn_out() -> str | None:
    """As the request had it."""
    return _worn_out
