"""One supervised process: started again whenever it dies, ended when the stack ends."""

import asyncio
import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from deck_runtime.settings import MISCONFIGURED
from deck_runtime.worker.disk_room import DiskRoom

_FIRST_DELAY, _LAST_DELAY = 0.2, 5.0
"""Seconds before a process that ended is started again; doubled each time."""
_LONG_LIFE = 30.0
"""Seconds after which an end counts as the first again."""
_LOG_LIMIT = 20 << 20
"""Bytes from which a log is put aside at the next start."""
_LOOK = 0.02
"""Seconds between looks at whether a process has begun to serve."""
_QUIET = 5.0
"""Seconds of a start after which people are told what they wait for."""
_DEATHS_AT_START = 2
"""Ends that are suffered before a start is given up."""

Notify = Callable[[str], None]


class StartFailed(Exception):
    """A process of the stack did not come up; the message says what its settings lack, or shows the end of its log."""


@dataclass(frozen=True, slots=True)
class Launch:
    """How to start a process.

    Attributes:
        name: as in the run directory.
        command: makes the command line, anew for every start.
        environment: added to ours, made anew for every start.
        ready: returns the process's address once it serves, None before.
        spawned: told the process id of every start.
    """

    name: str
    command: Callable[[], list[str]]
    environment: Callable[[], dict[str, str]]
    ready: Callable[[], str | None]
    spawned: Callable[[int], None] = lambda _pid: None


class SupervisedProcess:
    """Keeps one process running."""

    def __init__(self, launch: Launch, logs: Path, notify: Notify, room: DiskRoom | None = None) -> None:
        """Prepare to run it.

        Args:
            launch: how to start it.
            logs: folder of `<name>.log`.
            notify: told in a sentence about deaths and restarts.
            room: on the disk of the logs; looked at anew when not given.
        """
        self.launch, self._log, self._notify = launch, logs / f"{launch.name}.log", notify
        self._room = room or DiskRoom(logs)
        self.process: asyncio.subprocess.Process | None = None
        self._deaths = 0
        self._misconfigured = False
        self._keeper: asyncio.Task[None] | None = None

    async def start(self, timeout: float) -> str:
        """Start, keep it running from now on, and return its address once it serves.

        Raises StartFailed when it does not serve within the timeout in seconds, cannot run with its settings, or dies
        again and again before.
        """
        await self._spawn()
        self._keeper = asyncio.create_task(self._keep())
        began = time.monotonic()
        told = False
        while (address := self.launch.ready()) is None:
            waited = time.monotonic() - began
            if self._misconfigured:
                raise StartFailed(self._log_tail(1))
            if waited > timeout or self._deaths > _DEATHS_AT_START:
                raise StartFailed(self._why())
            if waited > _QUIET and not told:
                told = True
                self._notify(f"{self.launch.name} is not up yet; its log is {self._log}")
            await asyncio.sleep(_LOOK)
        return address

    def _why(self) -> str:
        """Why it does not start; where the disk is full its log may have none of it."""
        if trouble := self._room.trouble:
            return f"{self.launch.name} does not start: {trouble}; make room"
        return f"{self.launch.name} does not start; the end of {self._log}:\n{self._log_tail(12)}"

    async def stop(self, grace: float) -> None:
        """SIGTERM, then SIGKILL after the grace in seconds."""
        if self._keeper:
            self._keeper.cancel()
        process = self.process
        if process is None or process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        try:
            async with asyncio.timeout(grace):
                await process.wait()
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            await process.wait()

    async def _keep(self) -> None:
        delay = _FIRST_DELAY
        while self.process is not None:
            started = time.monotonic()
            code = await self.process.wait()
            how = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
            self._deaths += 1
            self._misconfigured = code == MISCONFIGURED
            if self._misconfigured and self.launch.ready() is None:
                return  # its settings are as they were: `start` says what is wrong with them
            self._notify(f"{self.launch.name} ended ({how}); starting it again")
            delay = _FIRST_DELAY if time.monotonic() - started > _LONG_LIFE else min(_LAST_DELAY, delay * 2)
            await asyncio.sleep(delay)
            await self._spawn()

    async def _spawn(self) -> None:
        if self._log.exists() and self._log.stat().st_size > _LOG_LIMIT:
            self._log.replace(self._log.with_suffix(".log.1"))
        bound = [sys.executable, "-m", "deck_runtime.parent_death", str(os.getpid())]
        with self._log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *bound,
                *self.launch.command(),
                env=os.environ | self.launch.environment(),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.launch.spawned(self.process.pid)

    def _log_tail(self, lines: int) -> str:
        return "\n".join(self._log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
