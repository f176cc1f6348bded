"""The self-test of the sandbox: a confined process tries to get out by every road we know of, before any code runs.

Where a wall is missing, the attempts succeed, on a machine that people work on: so none of them may do any harm. They
read and look; what would write, end or mount something names a place that does not exist, or asks for nothing. A wall
answers EPERM; any other answer means that the kernel has taken the request.
"""

import ctypes
import errno
import json
import os
import resource
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from renderer.sandbox.confinement import Limits, Walls
from renderer.sandbox.execution import CONFINED, execute

_FAMILIES = ("AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK", "AF_PACKET", "AF_VSOCK")
_NOWHERE = "/nowhere/of/deckmill"
_CALLS: dict[str, tuple[str, tuple[object, ...]]] = {
    "ptrace": ("ptrace", (7, 0, 0, 0)),
    "unshare": ("unshare", (0,)),
    "memfd_create": ("memfd_create", (b"x", 0)),
    "mount": ("mount", (None, None, None, 0, None)),
    "umount": ("umount2", (_NOWHERE.encode(), 0)),
    "process_vm_readv": ("process_vm_readv", (0, None, 0, None, 0, 0)),
    "setns": ("setns", (-1, 0)),
    "personality": ("personality", (0xFFFFFFFF,)),
    "prctl": ("prctl", (3, 0, 0, 0, 0)),
}
"""Functions of the C library that ask the kernel, with arguments that change nothing."""


class SandboxLeaks(Exception):
    """The self-test got out: slide code must not run here."""


def assert_confined(walls: Walls, limits: Limits) -> None:
    """Try all escapes in a confined fork. Raises SandboxLeaks that names those that worked, NotConfined, or OSError."""
    outcome = execute(partial(_try_all, walls, limits), limits)
    if outcome.fault:
        raise SandboxLeaks(f"its self-test did not end: {outcome.fault.message}")
    if outcome.printed:
        raise SandboxLeaks(f"its self-test got out by {outcome.printed}")


def _try_all(walls: Walls, limits: Limits, answer: int) -> None:
    walls.close_in(limits)
    worked = [name for name, attempt in _attempts() if _succeeds(attempt)]
    told = {"fault": None, "printed": ", ".join(worked)}
    os.write(answer, CONFINED + json.dumps(told).encode() + b"\ndone")


def _succeeds(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except OSError as error:
        return error.errno != errno.EPERM
    except (RuntimeError, ValueError):  # what Python makes of it for threads and for limits
        return False
    return True


def _attempts() -> list[tuple[str, Callable[[], object]]]:
    return [
        ("reading a file", Path("/etc/passwd").read_bytes),
        ("reading its own program", Path(sys.executable).read_bytes),
        ("reading another's environment", Path(f"/proc/{os.getppid()}/environ").read_bytes),
        ("reading its own memory", partial(os.open, "/proc/self/mem", os.O_RDONLY)),
        ("listing a folder", partial(os.listdir, "/")),
        ("looking at a file", partial(os.stat, "/")),
        ("writing to a device", partial(os.open, os.devnull, os.O_WRONLY)),
        ("making a file", partial(os.open, _NOWHERE, os.O_WRONLY | os.O_CREAT)),
        ("making a link", partial(os.symlink, "nothing", _NOWHERE)),
        ("deleting a file", partial(os.unlink, _NOWHERE)),
        ("signals to others", partial(os.kill, os.getppid(), 0)),
        ("starting a process", _fork),
        ("running a program", partial(subprocess.run, ["true"], check=True)),
        ("starting a thread", _start_thread),
        ("raising its own limits", _set_limit_as_it_is),
        *((f"a socket of {name}", partial(socket.socket, getattr(socket, name))) for name in _FAMILIES),
        *((f"the call {name}", partial(_call, *asked)) for name, asked in _CALLS.items()),
    ]


def _fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def _start_thread() -> None:
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()


def _set_limit_as_it_is() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _call(name: str, arguments: tuple[object, ...]) -> None:
    if getattr(ctypes.CDLL(None, use_errno=True), name)(*arguments) < 0:
        raise OSError(ctypes.get_errno(), "refused")
