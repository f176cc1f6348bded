"""SVG drawings in pixels: small plain ones at once, any other in a fork, which may work for so long and no longer.

How long a drawing takes cannot be read from it, and resvg stops for nobody: a filter of one line can take minutes.
"""

import os
import re
import resource
import signal
import time
from functools import partial
from pathlib import Path

import resvg_py

from deck_runtime.parent_death import die_with

_DPI = 96.0
_SMALL_BYTES, _SMALL_PX = 2_048, 250_000
_COSTLY = re.compile(rb"filter|mask|pattern|clip|use|image|style")
"""Signs of what draws more than it holds."""
_MOST_SECONDS, _SHARE = 4, 4
"""Of processor time for one drawing: at most so many, and no more than the fourth part of what its stage has left."""
_MOST_LOST_SECONDS = 6.0
"""What drawings of one deck that are cut off may take together, by the clock: then none that may be costly is begun."""
_WAIT = 2
"""A drawing has so many times its processor time by the clock: a busy machine must not make a deck wait for it."""
_MEMORY_BYTES = 1 << 30


class TooCostly(Exception):
    """The drawing takes more processor time or memory than one of a deck may."""


class TimeLost(TooCostly):
    """The drawings before it took so long that none of this deck that may be costly is begun any more."""


class _Used:
    """Seconds that drawings took.

    Attributes:
        seconds: processor time of forks that has not been taken from what the stage has.
        lost: by the clock, on drawings of this deck that were cut off.
    """

    seconds = 0.0
    lost = 0.0


def begin_deck() -> None:
    """Another deck has its time for drawings to itself."""
    _Used.lost = 0.0


def pixels_of(data: bytes, *, width: int | None = None, height: int | None = None, zoom: float | None = None) -> bytes:
    """A PNG file of a drawing. Raises ValueError where it cannot be drawn, and TooCostly."""
    draw = partial(
        resvg_py.svg_to_bytes,
        svg_string=data.decode(),
        width=width,
        height=height,
        zoom=zoom,
        dpi=_DPI,
        skip_system_fonts=b"<text" not in data and b":text" not in data,
        font_family="Carlito",
        sans_serif_family="Carlito",
    )
    is_small = len(data) <= _SMALL_BYTES and 0 < (width or 0) * (height or 0) <= _SMALL_PX
    return draw() if is_small and not _COSTLY.search(data) else _apart(draw)


def _apart(draw: "partial[bytes]") -> bytes:
    seconds = _allowed()
    if seconds < 1:
        raise TimeLost
    began = time.monotonic()
    ours, theirs = os.pipe()
    parent = os.getpid()
    fork = os.fork()
    if fork == 0:
        _inside(draw, parent, theirs, seconds)
    os.close(theirs)
    with os.fdopen(ours, "rb") as pipe:
        answer = pipe.read()
    _, status, used = os.wait4(fork, 0)
    _charge(used.ru_utime + used.ru_stime)
    if os.WIFSIGNALED(status):
        _Used.lost += time.monotonic() - began
        raise TooCostly
    if status:
        raise ValueError("resvg refused the drawing")
    return answer


def _inside(draw: "partial[bytes]", parent: int, pipe: int, seconds: int) -> None:
    """Draw into `pipe`, and never come back into the code of the parent."""
    code = 1
    try:
        die_with(parent)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what resvg and Rust have to say to nobody
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(_WAIT * seconds)
        memory = _address_space() + _MEMORY_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        with os.fdopen(pipe, "wb") as answer:
            answer.write(draw())
        code = 0
    finally:
        os._exit(code)


def _address_space() -> int:
    pages = Path("/proc/self/statm").read_text().split()[0]
    return int(pages) * resource.getpagesize()


def _allowed() -> int:
    """Whole seconds that a drawing may take: the more a deck has had, the fewer, so that they never end its stage."""
    most = min(_MOST_SECONDS, int(_MOST_LOST_SECONDS - _Used.lost))
    soft, _ = resource.getrlimit(resource.RLIMIT_CPU)
    if soft == resource.RLIM_INFINITY:
        return most
    used = resource.getrusage(resource.RUSAGE_SELF)
    return min(most, int(soft - used.ru_utime - used.ru_stime) // _SHARE)


def _charge(seconds: float) -> None:
    """Take what a fork has used from what the stage has: the kernel counts it for neither."""
    _Used.seconds += seconds
    whole = int(_Used.seconds)
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if whole:
        _Used.seconds -= whole
        if soft != resource.RLIM_INFINITY:
            resource.setrlimit(resource.RLIMIT_CPU, (soft - whole, hard))
