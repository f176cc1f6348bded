"""A previewer child that a test talks to, over the pipes that the pool would use."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, TypeVar

from deck_domain.errors import DeckError
from deck_domain.job_options import Format
from deck_domain.records import from_json, to_json
from deck_runtime.children.frames import (
    Answer,
    Failure,
    Progressed,
    Ready,
    Refusal,
    Request,
    read_frame,
    write_frame,
)
from previewer.orders import DesktopAnswer, DesktopOrder, PreviewAnswer, PreviewOrder

A = TypeVar("A", PreviewAnswer, DesktopAnswer)


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
        self.progress: list[tuple[int, int]] = []
        assert read_frame(self._answers) == Ready(self.pid)

    def __enter__(self) -> "PreviewerChild":
        return self

    def __exit__(self, *_: object) -> None:
        self._requests.close()
        try:
            self._process.wait(10)
        finally:
            self._process.kill()

    def send(self, deck: Path, out: Path, *formats: str, **options: Any) -> None:
        """Ask for a deck's pictures; options are those of a `PreviewOrder`."""
        order = PreviewOrder(deck, out, frozenset(map(Format, formats or ("png",))), **options)
        write_frame(self._requests, Request(to_json(order)))

    def draw(self, deck: Path, out: Path, *formats: str, **options: Any) -> PreviewAnswer:
        """Ask, and wait; `progress` tells the steps. Raises what the child refused or failed with."""
        self.send(deck, out, *formats, **options)
        return self._answer(PreviewAnswer)

    def validate(self, deck: Path, *, last_word: bool = False) -> DesktopAnswer:
        """Have LibreOffice open a deck, print it and save a copy."""
        write_frame(self._requests, Request(to_json(DesktopOrder(deck, last_word))))
        return self._answer(DesktopAnswer)

    def _answer(self, kind: type[A]) -> A:
        self.progress = []
        while isinstance(frame := read_frame(self._answers), Progressed):
            self.progress.append((frame.done, frame.total))
        match frame:
            case Answer(content=content):
                return from_json(kind, content)
            case Refusal(code=code, message=message):
                raise DeckError(message, code=code)
            case Failure(message=message):
                raise RuntimeError(message)
        raise EOFError

    def kill(self) -> None:
        """SIGKILL for the process alone, not for what it started."""
        self._process.kill()
        self._process.wait()
