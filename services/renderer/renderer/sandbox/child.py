"""The sandbox's process: python-pptx is loaded once, and each piece of code runs in a fork of it."""

import gc
from functools import cache, partial

from deck_runtime.children.work import Progress
from renderer.sandbox import rehearsal
from renderer.sandbox.code_checks import CodeFault
from renderer.sandbox.confinement import USUAL_LIMITS, Limits, Walls
from renderer.sandbox.escapes import assert_confined
from renderer.sandbox.examining import keep
from renderer.sandbox.execution import Outcome, execute
from renderer.sandbox.orders import SANDBOX, CodeAnswer, CodeOrder
from renderer.sandbox.running import Script, run

WORK = SANDBOX


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
