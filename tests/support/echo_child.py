"""A child module for tests of the pool: does what its request says."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from deck_domain.errors import DeckError, InvalidDocument, Violation

_served = 0


class MacrosFound(DeckError):
    """An error of this module's own."""

    code = "macro"


def warm() -> None:
    """Nothing to warm."""


def handle(request: dict[str, Any], progress: Callable[[int, int], None]) -> dict[str, Any]:
    """Obey: die, hang, refuse, fail, start a grandchild, report progress; else tell who answers."""
    global _served  # noqa: PLW0603 - what the test wants to see
    _served += 1
    match request.get("do"):
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hang":
            signal.pause()
        case "refuse":
            raise InvalidDocument([Violation("/slides/0", "missing", "Add a title.")])
        case "refuse file":
            raise MacrosFound("Remove the macros.")
        case "fill disk":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        case "fail":
            raise RuntimeError("boom")
        case "grandchild":
            return {"pid": subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"]).pid}
        case "count":
            for done in range(3):
                progress(done + 1, 3)
    print("libraries may print")  # noqa: T201 - and must not disturb the frames
    return {"pid": os.getpid(), "served": _served, "recycle": request.get("recycle")}
