"""A previewer child that a test talks to, over the pipes that the pool would use."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from deck_domain.errors import DeckError
from deck_runtime.children.process import read_frame, write_frame


class PreviewerChild:
    """One warm child; use it in a `with` statement."""

    def __init__(self, folder: Path) -> None:
        """Args: folder: for its temporary files."""
        command = [sys.executable, "-m", "deck_runtime.children.process", "previewer.child", str(os.getpid())]
        pipe = subprocess.PIPE
        environment = os.environ | {"TMPDIR": str(folder)}
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, env=environment, start_new_session=True)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._requests, self._answers = self._process.stdin, self._process.stdout
        self.pid = self._process.pid
        assert read_frame(self._answers) == {"type": "ready", "pid": self.pid}

    def __enter__(self) -> "PreviewerChild":
        return self

    def __exit__(self, *_: object) -> None:
        self._requests.close()
        try:
            self._process.wait(10)
        finally:
            self._process.kill()

    def send(self, deck: Path, out: Path, *formats: str, **options: Any) -> None:
        """Ask for a deck's pictures."""
        request = {"pptx": str(deck), "out": str(out), "formats": formats or ("png",), **options}
        write_frame(self._requests, request)

    def draw(self, deck: Path, out: Path, *formats: str, **options: Any) -> dict[str, Any]:
        """Ask, wait, and return the result with the steps of progress. Raises what the child refused or failed with."""
        self.send(deck, out, *formats, **options)
        progress = []
        while (frame := read_frame(self._answers)) is not None:
            if frame["type"] == "progress":
                progress.append((frame["done"], frame["total"]))
            elif frame["type"] == "result":
                return {**frame["result"], "progress": progress}
            elif frame["type"] == "refused":
                raise DeckError(frame["message"], code=frame["code"])
            else:
                raise RuntimeError(frame["message"])
        raise EOFError

    def kill(self) -> None:
        """SIGKILL for the process alone, not for what it started."""
        self._process.kill()
        self._process.wait()
