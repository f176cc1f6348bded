"""The sandbox's process: python-pptx is loaded once, and each piece of code runs in a fork of it."""

import gc
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from deck_runtime.children.work import ChildWork, Progress
from renderer.sandbox import rehearsal
from renderer.sandbox.code_checks import CodeFault
from renderer.sandbox.confinement import USUAL_LIMITS, Limits, Walls
from renderer.sandbox.escapes import assert_confined
from renderer.sandbox.examining import keep
from renderer.sandbox.execution import Outcome, execute
from renderer.sandbox.running import Script, run


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


WORK = ChildWork("renderer.sandbox.child", CodeOrder, CodeAnswer, bare=True)


def warm() -> None:
    """Load all that slide code may use, and try to break out. Raises SandboxLeaks, NotConfined, NoSeccomp, OSError."""
    base = rehearsal.play()
    assert_confined(_walls(), USUAL_LIMITS)
    outcome = _executed(Script((rehearsal.CODE,), base), USUAL_LIMITS)
    if outcome.fault:
        raise RuntimeError(f"the sandbox cannot run a slide of its own: {outcome.fault}")
    gc.collect()
    gc.freeze()


def handle(request: CodeOrder, _progress: Progress) -> CodeAnswer:
    """Run the code, examine what it made, and keep that where the order says."""
    codes = tuple(code.read_text("utf-8") for code in request.codes)
    script = Script(codes, request.base.read_bytes(), request.title, request.author)
    outcome = _executed(script, request.limits)
    if outcome.fault:
        return CodeAnswer(fault=outcome.fault, printed=outcome.printed)
    kept = keep(outcome.deck, request.target, request.limits)
    if isinstance(kept, CodeFault):
        return CodeAnswer(fault=kept, printed=outcome.printed)
    return CodeAnswer(kept, printed=outcome.printed)


def _executed(script: Script, limits: Limits) -> Outcome:
    return execute(partial(run, script, limits, _walls()), limits)


@cache
def _walls() -> Walls:
    return Walls()
