"""SVG drawings in pixels: small plain ones at once, any other in a fork, which may work for so long and no longer.

How long a drawing takes cannot be read from it, and resvg stops for nobody: a filter of one line can take minutes.
"""

import os
import re
import resource
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
_MEMORY_BYTES = 1 << 30


class TooCostly(Exception):
    """The drawing takes more processor time or memory than one of a deck may."""


class _Used:
    """Seconds of processor time of forks that have not been taken from what the stage has."""

    seconds = 0.0


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
        raise TooCostly
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
    soft, _ = resource.getrlimit(resource.RLIMIT_CPU)
    if soft == resource.RLIM_INFINITY:
        return _MOST_SECONDS
    used = resource.getrusage(resource.RUSAGE_SELF)
    return min(_MOST_SECONDS, int(soft - used.ru_utime - used.ru_stime) // _SHARE)


def _charge(seconds: float) -> None:
    """Take what a fork has used from what the stage has: the kernel counts it for neither."""
    _Used.seconds += seconds
    whole = int(_Used.seconds)
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if whole:
        _Used.seconds -= whole
        if soft != resource.RLIM_INFINITY:
            resource.setrlimit(resource.RLIMIT_CPU, (soft - whole, hard))
