"""What the renderer asks of the sandbox, and what it answers. Python-pptx is loaded by the sandbox's process alone."""

from dataclasses import dataclass
from pathlib import Path

from deck_runtime.children.work import ChildWork
from renderer.sandbox.code_checks import CodeFault
from renderer.sandbox.confinement import USUAL_LIMITS, Limits


@dataclass(frozen=True, slots=True)
class CodeOrder:
    """Run slide code; of several pieces, one after the other on the same presentation.

    Attributes:
        codes: the files, UTF-8.
        base: the presentation without slides that `build` gets.
        target: where the deck goes.
        limits: what all of them together may use.
        title, author: properties of the deck; empty leaves those of the base.
    """

    codes: tuple[Path, ...]
    base: Path
    target: Path
    limits: Limits = USUAL_LIMITS
    title: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class CodeAnswer:
    """What came of slide code: a deck of so many slides at the order's `target`, or a fault; and what it printed."""

    slide_count: int = 0
    fault: CodeFault | None = None
    printed: str = ""


SANDBOX = ChildWork("renderer.sandbox.child", CodeOrder, CodeAnswer, bare=True)
