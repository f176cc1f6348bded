"""Heavy work in warm, disposable child processes: a time-out kills them, a crash stays theirs, the loop only talks."""

import asyncio
import contextlib
import errno
import os
import signal
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import Coroutine, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any, Generic

import structlog
from prometheus_client import Counter, Gauge

from deck_domain import errors
from deck_domain.errors import DeckError, InvalidDocument, UnusableFile
from deck_domain.records import from_json, to_json
from deck_runtime import tracing
from deck_runtime.children.desk import Desk
from deck_runtime.children.frames import (
    HEAD_BYTES,
    Answer,
    Failure,
    Frame,
    Progressed,
    Refusal,
    Request,
    decode,
    encode,
    length,
)
from deck_runtime.children.niceness import step_back
from deck_runtime.children.work import A, ChildWork, Progress, Q, no_progress
from deck_runtime.hiding import HIDDEN_FILES
from deck_runtime.settings import PREFIX, STORE_URL, store_folder
from deck_runtime.telemetry import TRACEPARENT, get_logger

CPU_SHARE = 0.8
"""What of a time limit may be processor time, where that is limited: unless the machine is busy, this ends first."""

_TOLD = ("job", "task", "stage", "attempt", "request_id", TRACEPARENT)
"""Variables of the log that a child is told."""

_BARE = ("PATH", "LANG", "LC_ALL", "PYTHONPATH", "TMPDIR")
"""What a process needs of the environment to start at all."""
_OF_SERVICES = PREFIX, "OTEL_"
"""How the settings of services begin: keys of the store, tokens, headers for a collector are among them."""
_OF_CHILDREN = tuple(PREFIX + name for name in ("LOG_LEVEL", "LIBREOFFICE", "FONT_DIRS", "FAILPOINTS"))
"""Those of them that children look at."""
_SECRET_FILES = tuple(PREFIX + name for name in ("TOKEN_FILE", "OTHER_TOKEN_FILE", "TLS_KEY_FILE"))
"""Settings that name a file which children must not read, whose names they are not told otherwise."""

log = get_logger(__name__)


class ChildDied(Exception):
    """The child ended before it answered; the message tells how."""


class ChildTimeout(Exception):
    """The child was killed at its time limit."""


class ChildOverworked(Exception):
    """The child had used up the processor time of its work: whoever tries again will find the same."""


class ChildFailed(Exception):
    """The child's work raised something unexpected; the child was thrown away."""


_RUNNING = Gauge("deckmill_children", "Child processes that are warm, at work or not.", ["child"])
_BUSY = Gauge("deckmill_children_busy", "Child processes at work.", ["child"])
_ENDED = Counter(
    "deckmill_children_ended_total",
    "Child processes that were replaced, and why; each of previewer.child holds one LibreOffice.",
    ["child", "reason"],
)
_LONGEST_START = 600.0
"""Seconds that a child is given to get warm, after starts in less time have failed."""
_ENDS = {ChildTimeout: "timeout", ChildOverworked: "overworked", ChildDied: "died"}
_REASONS = (*_ENDS.values(), "worn_out", "failed", "cancelled", "not_fresh", "not_started")


class ChildPool(Generic[Q, A]):
    """A fixed number of children for one kind of work. Construct, `start`, `run` from many coroutines, `close`.

    `succeeded_at` is the monotonic moment, in seconds, when a child last answered or became warm; `trouble` is why the
    last start of one failed, empty after one that did not.
    """

    def __init__(
        self, work: ChildWork[Q, A], size: int, *, folders: Sequence[Path] = (), start_timeout: float = 60.0
    ) -> None:
        """Make a pool without children.

        Args:
            work: of all children.
            size: how many at most work at once.
            folders: that children read wherever they lie: where the files of all requests are, of which each child
                reads those of its own request alone, and nothing beside it; and others.
            start_timeout: seconds that a first try to start one may take.
        """
        self._work, self._start_timeout, self._niceness = work, start_timeout, work.niceness
        self._folders = [folder.resolve() for folder in folders]
        self.size = size
        _watch(work.module)
        self._idle: asyncio.LifoQueue[_Child] = asyncio.LifoQueue()
        self._all: set[_Child] = set()
        self._background: set[asyncio.Task[Any]] = set()
        self._endings: set[asyncio.Task[Any]] = set()
        self._closed = False
        self._some = asyncio.Event()
        self._working = 0
        self.succeeded_at = 0.0
        self.trouble = ""

    def start(self) -> None:
        """Begin to start and warm all children; `run` waits for the first."""
        for _ in range(self.size):
            self._replace()

    def spare(self) -> "ChildPool[Q, A]":
        """A pool of one child more for the same work, which steps back behind nobody."""
        return ChildPool(replace(self._work, niceness=0), 1, folders=self._folders, start_timeout=self._start_timeout)

    def step_back(self, steps: int) -> None:
        """Have all children, and those that come, step back so far behind other work; nothing brings them forward."""
        self._niceness = max(self._niceness, steps)
        for child in self._all:
            self._keep(asyncio.to_thread(step_back, self._niceness, child.pid))

    @property
    def ready(self) -> bool:
        """Whether a child is warm, or busy."""
        return bool(self._all)

    @property
    def busy(self) -> bool:
        """Whether a child works at this moment; its own time limit looks after it."""
        return self._working > 0

    @property
    def idle(self) -> int:
        """How many children wait for work at this moment."""
        return self._idle.qsize()

    async def wait_ready(self) -> None:
        """Return once a child is warm, so that nobody takes work that must wait for a start."""
        await self._some.wait()

    async def wait_idle(self) -> None:
        """Return once a child waits for work, so that nobody takes work that must wait for that of others to end."""
        self._idle.put_nowait(await self._idle.get())

    def pids(self) -> list[int]:
        """Process ids of all living children; each leads a process group of its own."""
        return [child.pid for child in self._all]

    async def run(
        self,
        request: Q,
        *,
        timeout: float,
        cpu_seconds: float | None = None,
        progress: Progress = no_progress,
        fresh: bool = False,
    ) -> A:
        """Have a child do one piece of work. Waiting for a free child is no part of the timeout (seconds).

        `cpu_seconds` limits the processor time of the work, to a second or two. With `fresh`, by a child that has done
        nothing before. When cancelled, the child's process group is killed at once. Raises InvalidDocument or
        UnusableFile as the work did, OSError for a full disk, ChildTimeout, ChildOverworked, ChildDied or ChildFailed.
        """
        child = await self._take(fresh=fresh)
        with _within_trace(self._work.module):
            return await self._run(child, request, timeout, cpu_seconds, progress)

    async def _run(
        self, child: "_Child", request: Q, timeout: float, cpu_seconds: float | None, progress: Progress
    ) -> A:
        ended = "cancelled"
        self._working += 1
        _BUSY.labels(self._work.module).inc()
        try:
            with child.holding(request):
                frame = await self._ask(child, _request(to_json(request), cpu_seconds), timeout, progress)
            self.succeeded_at = time.monotonic()
            ended = _why_it_ends(frame)
        except (ChildTimeout, ChildOverworked, ChildDied) as error:
            ended = _ENDS[type(error)]
            raise
        finally:
            self._working -= 1
            _BUSY.labels(self._work.module).dec()
            child.used = True
            if ended:
                self._discard(child, ended)
            else:
                self._idle.put_nowait(child)
        return from_json(self._work.answer, _content(frame))

    async def close(self) -> None:
        """Kill all children."""
        self._closed = True
        for child in list(self._all):
            child.kill()
        for task in self._background:
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        await asyncio.gather(*(child.ended() for child in self._all), *self._endings)
        _RUNNING.labels(self._work.module).dec(len(self._all))
        self._all.clear()

    async def _take(self, *, fresh: bool) -> "_Child":
        while True:
            child = await self._idle.get()
            if child.process.returncode is None and not (fresh and child.used):
                return child
            self._discard(child, "died" if child.process.returncode is not None else "not_fresh")

    async def _ask(self, child: "_Child", request: Request, timeout: float, progress: Progress) -> Frame:
        try:
            async with asyncio.timeout(timeout):
                return await child.ask(request, progress)
        except TimeoutError:
            raise ChildTimeout(f"no answer within {timeout:.0f} s") from None
        except (EOFError, ConnectionError, asyncio.IncompleteReadError):
            child.kill()
            code = await child.process.wait()
            if code == -signal.SIGXCPU and request.cpu_seconds is not None:
                raise ChildOverworked(f"{request.cpu_seconds} s of processor time") from None
            raise ChildDied(f"signal {-code}" if code < 0 else f"exit code {code}") from None

    def _discard(self, child: "_Child", reason: str) -> None:
        _ENDED.labels(self._work.module, reason).inc()
        child.kill()
        self._keep(child.ended(), self._endings)
        if child in self._all:
            self._all.remove(child)
            _RUNNING.labels(self._work.module).dec()
        if not self._all:
            self._some.clear()
        self._replace()

    def _replace(self) -> None:
        if not self._closed:
            self._keep(self._start_one())

    def _keep(self, work: Coroutine[Any, Any, Any], among: set[asyncio.Task[Any]] | None = None) -> None:
        """Run something in the background that `close` will end; among the endings, that it waits for."""
        kept = self._background if among is None else among
        task = asyncio.create_task(work)
        kept.add(task)
        task.add_done_callback(kept.discard)

    async def _start_one(self) -> None:
        delay, patience = 0.2, self._start_timeout
        while True:
            try:
                child = await _Child.spawn(self._work, self._folders, patience)
            except (OSError, EOFError, TimeoutError, asyncio.IncompleteReadError, ChildFailed) as error:
                self.trouble = str(error) if isinstance(error, ChildFailed) else f"{self._work.module} does not start"
                _ENDED.labels(self._work.module, "not_started").inc()
                log.error("child_start_failed", module=self._work.module, error=repr(error), retry_in=delay)
                await asyncio.sleep(delay)
                delay = min(10.0, delay * 2)
                if isinstance(error, TimeoutError):
                    # Where processors are starved, starts that are given up each time are what starves them.
                    patience = min(max(_LONGEST_START, self._start_timeout), patience * 2)
            else:
                self._all.add(child)
                _RUNNING.labels(self._work.module).inc()
                await asyncio.to_thread(step_back, self._niceness, child.pid)  # it may have changed meanwhile
                self.trouble = ""
                self.succeeded_at = time.monotonic()
                self._some.set()
                self._idle.put_nowait(child)
                return


class _Child:
    """One child process, leader of its own group."""

    def __init__(self, process: Process, desk: Desk | None) -> None:
        self.process, self._desk = process, desk
        self.pid = process.pid
        self.used = False

    @classmethod
    async def spawn(cls, work: ChildWork[Any, Any], folders: Sequence[Path], timeout: float) -> "_Child":
        """Start a child and wait until it is warm."""
        desk = Desk(folders[0]) if folders else None
        command = [sys.executable, "-m", "deck_runtime.children.process", work.module, str(os.getpid())]
        command += [str(desk.place), *map(str, folders[1:])] if desk else []
        try:
            process = await asyncio.create_subprocess_exec(
                *command, stdin=PIPE, stdout=PIPE, start_new_session=True, env=_environment(bare=work.bare)
            )
        except BaseException:  # whatever ends the start: nobody else knows of the desk
            if desk:
                desk.remove()
            raise
        child = cls(process, desk)
        try:
            async with asyncio.timeout(timeout):
                if isinstance(frame := await child._read(), Failure):
                    raise ChildFailed(frame.message)
        except BaseException:  # whatever ends the wait: a child that is not warm is not kept
            child.kill()
            await child.ended()
            raise
        return child

    def holding(self, request: Any) -> AbstractContextManager[None]:
        """Let the child read the files of a request while the context lasts."""
        return self._desk.holding(request) if self._desk else contextlib.nullcontext()

    async def ask(self, request: Request, progress: Progress) -> Frame:
        """Send a request, pass progress on, return what comes of it."""
        if self.process.stdin is None:
            raise EOFError
        self.process.stdin.write(encode(request))
        await self.process.stdin.drain()
        while isinstance(frame := await self._read(), Progressed):
            progress(frame.done, frame.total)
        return frame

    def kill(self) -> None:
        """Kill the child and all it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)

    async def ended(self) -> None:
        """Return when the child has ended, and nothing of it is left to be closed when the loop is."""
        await self.process.wait()
        if self.process.stdin:
            self.process.stdin.close()
            with contextlib.suppress(ConnectionError):
                await self.process.stdin.wait_closed()
        if self._desk:
            await asyncio.to_thread(self._desk.remove)

    async def _read(self) -> Frame:
        if self.process.stdout is None:
            raise EOFError
        head = await self.process.stdout.readexactly(HEAD_BYTES)
        return decode(await self.process.stdout.readexactly(length(head)))


def _watch(module: str) -> None:
    """Show a kind of child from the start: a counter that appears with its first event hides that event."""
    _RUNNING.labels(module)
    _BUSY.labels(module)
    for reason in _REASONS:
        _ENDED.labels(module, reason)


def _why_it_ends(frame: Frame) -> str:
    """Why a child that has answered is replaced; empty where it is kept."""
    if isinstance(frame, Answer):
        return "worn_out" if frame.worn_out else ""
    return "" if isinstance(frame, Refusal) else "failed"


def _request(content: Any, cpu_seconds: float | None) -> Request:
    whole = None if cpu_seconds is None else max(1, int(cpu_seconds))
    known = structlog.contextvars.get_contextvars()
    return Request(content, whole, {name: known[name] for name in _TOLD if name in known})


def _within_trace(module: str) -> AbstractContextManager[object]:
    """A span of its own where the work belongs to a trace; the child says in its log which."""
    parent = tracing.current()
    return tracing.span(module, parent) if parent else contextlib.nullcontext()


def _content(frame: Frame) -> Any:
    """The content of an answer; what else there may be raises what the work raised."""
    match frame:
        case Answer(content=content):
            return content
        case Refusal(error=name, code=code, message=message, violations=violations):
            kind: type = getattr(errors, name, DeckError)
            raise kind(violations, message) if issubclass(kind, InvalidDocument) else UnusableFile(message, code=code)
        case Failure(message=message, errno=number):
            if number in (errno.ENOSPC, errno.EDQUOT):
                raise OSError(number, message)
            raise ChildFailed(message)
    raise ChildFailed(f"a frame out of turn: {frame}")


def _environment(*, bare: bool) -> dict[str, str]:
    """What a child gets of ours: no secret, and no file of other jobs, for what it opens comes from strangers."""
    hidden = [os.environ[name] for name in (*_SECRET_FILES, HIDDEN_FILES) if os.environ.get(name)]
    store = store_folder(os.environ.get(f"{PREFIX}STORE_URL") or STORE_URL)
    if store and store.is_dir():
        hidden.append(str(store))
    told = {HIDDEN_FILES: os.pathsep.join(hidden)}
    if bare:
        return told | {name: os.environ[name] for name in _BARE if name in os.environ}
    return told | {
        name: value for name, value in os.environ.items() if name in _OF_CHILDREN or not name.startswith(_OF_SERVICES)
    }
