"""The side of the fork: run the code, and write what came of it to a pipe."""

import builtins
import io
import json
import os
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import FrameType
from typing import Any

from pptx import Presentation

from renderer.sandbox import deckmill_slides, kept_files
from renderer.sandbox.code_checks import MODULES, CodeFault, fault_in, import_fault
from renderer.sandbox.confinement import Limits, Walls
from renderer.sandbox.execution import CONFINED, MOST_PRINTED, MOST_SAID, TOO_LONG

FILE_NAME = "<slide code>"
_LONGEST_PROPERTY = 255
"""Characters of a property that python-pptx writes."""
_WITHHELD = ("open", "eval", "exec", "compile", "input", "breakpoint", "help", "exit", "quit")
_EMPTY = CodeFault(
    0, "The code made no slide.", "Add one in `build`: `slide = prs.slides.add_slide(prs.slide_layouts[5])`."
)


class _Printed(io.TextIOBase):
    """Keeps the beginning of what is printed, however much it is."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> int:
        """Keep what there is room for."""
        self.text += text[: MOST_PRINTED - len(self.text)]
        return len(text)


class _Withheld(Exception):
    """The code asked for what it does not get."""

    def __init__(self, fault: CodeFault) -> None:
        super().__init__(fault.message)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Script:
    """Pieces of code, the presentation that they draw on one after the other, and properties of what comes of it."""

    codes: tuple[str, ...]
    base: bytes
    title: str = ""
    author: str = ""


def run(script: Script, limits: Limits, walls: Walls, answer: int) -> None:
    """Confine this process, run the pieces of code, and write its answer to the pipe `answer`.

    The answer is `CONFINED`, a line of JSON, `{"fault": {...} | null, "printed": "..."}`, and behind it the file.
    """
    printed = _Printed()
    walls.close_in(limits)
    _write(answer, CONFINED)
    vars(builtins)["open"] = kept_files.open_kept  # for what python-pptx reads while it works
    sys.stdout = sys.stderr = printed

    def answered(fault: CodeFault | None, deck: bytes = b"") -> None:
        told = {"fault": _told(fault) if fault else None, "printed": printed.text}
        _write(answer, json.dumps(told).encode() + b"\n" + deck)

    def out_of_time(_signal: int, frame: FrameType | None) -> None:
        # Ends the process, whatever the code does with exceptions; within one long operation the kernel does.
        answered(replace(TOO_LONG, line=_line_of(frame)))
        os._exit(0)

    signal.signal(signal.SIGXCPU, out_of_time)
    fault, deck = _drawn(script, limits)
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)  # from here on there is one answer
    answered(fault, deck)


def _drawn(script: Script, limits: Limits) -> tuple[CodeFault | None, bytes]:
    try:
        presentation = Presentation(io.BytesIO(script.base))
        for number, code in enumerate(script.codes, 1):
            if fault := _run_on(presentation, code, limits):
                return _in_piece(fault, number, script), b""
        _describe(presentation, script)
        file = io.BytesIO()
        presentation.save(file)
        return None, file.getvalue()
    except BaseException as error:  # noqa: BLE001 - whatever strangers' code raises is told to them
        return _fault_of(error), b""


def _run_on(presentation: Any, code: str, limits: Limits) -> CodeFault | None:
    """Run one piece; its fault, None for none."""
    if fault := fault_in(code):
        return fault
    before, scope = len(presentation.slides), _scope()
    deckmill_slides.set_language(deckmill_slides.USUAL_LANGUAGE)
    try:
        exec(compile(code, FILE_NAME, "exec"), scope)  # noqa: S102 - this is what the process is for
        scope["build"](presentation)
    except BaseException as error:  # noqa: BLE001 - as above
        return _fault_of(error)
    count = len(presentation.slides)
    if count <= before:
        return _EMPTY
    return _too_many(count, limits) if count > limits.slides else None


def _in_piece(fault: CodeFault, number: int, script: Script) -> CodeFault:
    """The fault of one piece of several, which says of which one."""
    if len(script.codes) == 1:
        return fault
    return replace(fault, message=f"In piece {number} of the deck's code: {fault.message}")


def _describe(presentation: Any, script: Script) -> None:
    properties = presentation.core_properties
    properties.title = script.title[:_LONGEST_PROPERTY] or properties.title
    properties.author = script.author[:_LONGEST_PROPERTY] or properties.author


def _scope() -> dict[str, Any]:
    allowed = {name: value for name, value in vars(builtins).items() if name not in _WITHHELD}
    allowed |= {"__import__": _import, **{name: _refusal(name) for name in _WITHHELD}}
    return {**deckmill_slides.names(), "__builtins__": allowed, "__name__": "slide_code"}


def _import(
    name: str,
    scope: Mapping[str, Any] | None = None,
    local: Mapping[str, Any] | None = None,
    wanted: tuple[str, ...] = (),
    level: int = 0,
) -> Any:
    if level == 0 and name.partition(".")[0] in MODULES:
        return __import__(name, scope, local, wanted, level)
    raise _Withheld(import_fault(name, 0))


def _refusal(name: str) -> Any:
    fault = CodeFault(0, f"`{name}` is not there for slide code.", "Draw with python-pptx and the helpers alone.")

    def refuse(*_args: Any, **_named: Any) -> None:
        raise _Withheld(fault)

    return refuse


_REMEDIES: tuple[tuple[type[BaseException], str, str], ...] = (
    (MemoryError, "The code ran out of memory.", "Draw less, or smaller pictures."),
    (RecursionError, "The code calls itself without end.", "Let the recursion end."),
    (
        PermissionError,
        "Code may not touch files, the network or other processes.",
        "Put what it needs into the code.",
    ),
    (SystemExit, "The code ended before it had drawn the slide.", "Leave `exit` out."),
    (NameError, "", "Use a name that exists; the helpers are listed in the code contract."),
    (AttributeError, "", "Use a name that exists; the helpers are listed in the code contract."),
    (TypeError, "", "Check the arguments against the function's signature."),
    (BaseException, "", "Mend the line."),
)
"""By the class of an error, the first that fits: what is said where its own words do not do, and what to change."""


def _fault_of(error: BaseException) -> CodeFault:
    line = _line(error)
    if isinstance(error, _Withheld):
        return CodeFault(line, error.fault.message, error.fault.remedy)
    said, remedy = next((said, remedy) for kind, said, remedy in _REMEDIES if isinstance(error, kind))
    return CodeFault(line, said or _said(error), remedy)


def _said(error: BaseException) -> str:
    try:
        words = str(error)
    except BaseException:  # noqa: BLE001 - an error of theirs may not be able to say anything
        words = ""
    text = f"{type(error).__name__}: {words}"[: MOST_SAID + 1].rstrip(": ")
    return text if text.endswith(".") else f"{text}."


def _line(error: BaseException) -> int:
    """The last line of the code itself on the way to the error."""
    line, step = 0, error.__traceback__
    while step:
        if step.tb_frame.f_code.co_filename == FILE_NAME:
            line = step.tb_lineno
        step = step.tb_next
    return line


def _line_of(frame: FrameType | None) -> int:
    """The line of the code itself that is at work in a frame or has called it; 0 for none."""
    while frame and frame.f_code.co_filename != FILE_NAME:
        frame = frame.f_back
    return frame.f_lineno if frame else 0


def _too_many(count: int, limits: Limits) -> CodeFault:
    return CodeFault(0, f"The code made {count} slides; {limits.slides} are the most.", "Make fewer.")


def _told(fault: CodeFault) -> dict[str, Any]:
    return {"line": fault.line, "message": fault.message, "remedy": fault.remedy}


def _write(pipe: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(pipe, view) :]
