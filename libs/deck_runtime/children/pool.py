"""Heavy work in warm, disposable child processes: a time-out kills them, a crash stays theirs, the loop only talks."""

import asyncio
import contextlib
import errno
import json
import os
import signal
import struct
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Coroutine
from typing import Any

from deck_domain import errors
from deck_domain.errors import DeckError, InvalidDocument, UnusableFile, Violation
from deck_runtime.telemetry import get_logger

Progress = Callable[[int, int], None]
"""Called with (done, total) slides."""

log = get_logger(__name__)


class ChildDied(Exception):
    """The child ended before it answered; the message tells how."""


class ChildTimeout(Exception):
    """The child was killed at its time limit."""


class ChildFailed(Exception):
    """The child's work raised something unexpected; the child was thrown away."""


class ChildPool:
    """A fixed number of children of one module. Construct, `start`, `run` from many coroutines, `close`.

    `succeeded_at` is the monotonic moment, in seconds, when a child last answered or became warm.
    """

    def __init__(self, module: str, size: int, *, start_timeout: float = 60.0) -> None:
        """Args: module: see `deck_runtime.children.process`. size: how many at most work at once."""
        self._module, self._start_timeout = module, start_timeout
        self.size = size
        self._idle: asyncio.LifoQueue[_Child] = asyncio.LifoQueue()
        self._all: set[_Child] = set()
        self._background: set[asyncio.Task[Any]] = set()
        self._closed = False
        self._some = asyncio.Event()
        self._working = 0
        self.succeeded_at = 0.0

    def start(self) -> None:
        """Begin to start and warm all children; `run` waits for the first."""
        for _ in range(self.size):
            self._replace()

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

    def pids(self) -> list[int]:
        """Process ids of all living children; each leads a process group of its own."""
        return [child.pid for child in self._all]

    async def run(
        self, request: dict[str, Any], *, timeout: float, progress: Progress | None = None, fresh: bool = False
    ) -> dict[str, Any]:
        """Have a child do one piece of work. Waiting for a free child is no part of the timeout (seconds).

        With `fresh`, by a child that has done nothing before. When cancelled, the child's process group is killed at
        once. Raises InvalidDocument or UnusableFile as the work did, OSError for a full disk, ChildTimeout, ChildDied
        or ChildFailed.
        """
        child = await self._take(fresh=fresh)
        keep = False
        self._working += 1
        try:
            answer = await self._ask(child, request, timeout, progress)
            self.succeeded_at = time.monotonic()
            keep = answer["type"] in ("result", "refused") and not answer.get("result", {}).get("recycle")
        finally:
            self._working -= 1
            child.used = True
            if keep:
                self._idle.put_nowait(child)
            else:
                self._discard(child)
        return _unwrapped(answer)

    async def close(self) -> None:
        """Kill all children."""
        self._closed = True
        for child in list(self._all):
            child.kill()
        for task in self._background:
            task.cancel()
        await asyncio.gather(*self._background, return_exceptions=True)
        await asyncio.gather(*(child.process.wait() for child in self._all))
        self._all.clear()

    async def _take(self, *, fresh: bool) -> "_Child":
        while True:
            child = await self._idle.get()
            if child.process.returncode is None and not (fresh and child.used):
                return child
            self._discard(child)

    async def _ask(
        self, child: "_Child", request: dict[str, Any], timeout: float, progress: Progress | None
    ) -> dict[str, Any]:
        try:
            async with asyncio.timeout(timeout):
                return await child.ask(request, progress or (lambda _done, _total: None))
        except TimeoutError:
            raise ChildTimeout(f"no answer within {timeout:.0f} s") from None
        except (EOFError, ConnectionError, asyncio.IncompleteReadError):
            child.kill()
            code = await child.process.wait()
            raise ChildDied(f"signal {-code}" if code < 0 else f"exit code {code}") from None

    def _discard(self, child: "_Child") -> None:
        child.kill()
        self._keep(child.process.wait())
        self._all.discard(child)
        if not self._all:
            self._some.clear()
        self._replace()

    def _replace(self) -> None:
        if not self._closed:
            self._keep(self._start_one())

    def _keep(self, work: Coroutine[Any, Any, Any]) -> None:
        """Run something in the background that `close` will end."""
        task = asyncio.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def _start_one(self) -> None:
        delay = 0.2
        while True:
            try:
                child = await _Child.spawn(self._module, self._start_timeout)
            except (OSError, EOFError, TimeoutError, asyncio.IncompleteReadError) as error:
                log.error("child_start_failed", module=self._module, error=repr(error), retry_in=delay)
                await asyncio.sleep(delay)
                delay = min(10.0, delay * 2)
            else:
                self._all.add(child)
                self.succeeded_at = time.monotonic()
                self._some.set()
                self._idle.put_nowait(child)
                return


class _Child:
    """One child process, leader of its own group."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.pid = process.pid
        self.used = False

    @classmethod
    async def spawn(cls, module: str, timeout: float) -> "_Child":
        """Start a child and wait until it is warm."""
        command = [sys.executable, "-m", "deck_runtime.children.process", module, str(os.getpid())]
        child = cls(await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, start_new_session=True))
        try:
            async with asyncio.timeout(timeout):
                await child._read()
        except BaseException:  # whatever ends the wait: a child that is not warm is not kept
            child.kill()
            await child.process.wait()
            raise
        return child

    async def ask(self, request: dict[str, Any], progress: Progress) -> dict[str, Any]:
        """Send a request, pass progress on, return the answer."""
        data = json.dumps(request).encode()
        if self.process.stdin is None:
            raise EOFError
        self.process.stdin.write(struct.pack(">I", len(data)) + data)
        await self.process.stdin.drain()
        while True:
            frame = await self._read()
            if frame["type"] != "progress":
                return frame
            progress(frame["done"], frame["total"])

    def kill(self) -> None:
        """Kill the child and all it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)

    async def _read(self) -> dict[str, Any]:
        if self.process.stdout is None:
            raise EOFError
        head = await self.process.stdout.readexactly(4)
        body: dict[str, Any] = json.loads(await self.process.stdout.readexactly(struct.unpack(">I", head)[0]))
        return body


def _unwrapped(answer: dict[str, Any]) -> dict[str, Any]:
    if answer["type"] == "result":
        result: dict[str, Any] = answer["result"]
        return result
    if answer["type"] == "failed":
        if answer.get("errno") in (errno.ENOSPC, errno.EDQUOT):
            raise OSError(answer["errno"], answer["message"])
        raise ChildFailed(answer["message"])
    kind: type = getattr(errors, answer["error"], DeckError)
    if issubclass(kind, InvalidDocument):
        raise kind([Violation(*fields) for fields in answer["violations"]], answer["message"])
    raise UnusableFile(answer["message"], code=answer["code"])
