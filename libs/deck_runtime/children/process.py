"""The child's side of `deck_runtime.children.pool`: a disposable process that does one piece of heavy work at a time.

Started as `python -m deck_runtime.children.process MODULE PARENT_PID [DESK [FOLDER ...]]`. The module is a
`ChildModule`, the desk its `Desk`, the folders are the others of `ChildPool`. Requests come on stdin, answers go to
stdout, as frames.
"""

import gc
import importlib
import os
import resource
import select
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import structlog

from deck_domain.errors import DeckError, InvalidDocument
from deck_domain.records import from_json, to_json
from deck_runtime.children.frames import (
    Answer,
    Failure,
    Frame,
    Progressed,
    Ready,
    Refusal,
    Request,
    read_frame,
    write_frame,
)
from deck_runtime.children.work import ChildModule
from deck_runtime.hiding import HIDDEN_FILES, hide_files
from deck_runtime.parent_death import die_with
from deck_runtime.scratch import own_folder
from deck_runtime.telemetry import configure_logging, get_logger

_PREFIX = "deckmill-child-"
"""How temporary folders of children begin."""
_IDLE_SECONDS = 3.0
"""Nothing is asked for so long: there is time to prepare."""

log = get_logger(__name__)


def main(module_name: str, parent: int, *folders: str) -> None:
    """Serve requests until stdin closes."""
    die_with(parent)
    requests, answers = _private_pipes()
    configure_logging(module_name, os.environ.get("DECKMILL_LOG_LEVEL") or "info")
    _hide_files(folders)
    module = _imported(module_name)
    try:
        module.warm()
    except Exception as error:
        write_frame(answers, Failure(str(error) or type(error).__name__, None))
        raise
    write_frame(answers, Ready(os.getpid()))
    prepare_when_idle(module, requests)
    while isinstance(request := read_frame(requests), Request):
        with structlog.contextvars.bound_contextvars(**request.context):
            write_frame(answers, _answer(module, request, answers))
    getattr(module, "shutdown", lambda: None)()
    # Libraries such as LibreOffice crash in their exit handlers; there is nothing left worth running them for.
    os._exit(0)


def _hide_files(folders: Iterable[str]) -> None:
    """Read no secret, and nothing of jobs but what lies on the desk.

    Neither by mistake, nor for whoever takes over what opens strangers' files.
    """
    read = [Path(folder).resolve() for folder in folders]
    desk = read.pop(0) if read else None
    hidden = [Path(name).resolve() for name in os.environ.get(HIDDEN_FILES, "").split(os.pathsep) if name]
    temporary = Path(tempfile.gettempdir()).resolve()
    if desk:
        _use_for_temporary_files(desk / "tmp")
    elif any(temporary in path.parents for path in hidden):
        # Of what comes into such a folder later, nothing could be read.
        read.append(own_folder(temporary, _PREFIX))
        _use_for_temporary_files(read[-1])
    if (hidden or desk) and not hide_files(hidden, [desk.parent, desk] if desk else (), read):
        log.warning("files_not_hidden", reason="this kernel has no Landlock, or is older than Linux 5.19")


def _use_for_temporary_files(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder)


def _imported(module_name: str) -> Any:
    with _without_garbage():
        return importlib.import_module(module_name)


@contextmanager
def _without_garbage() -> Iterator[None]:
    """Nothing of what is imported is garbage, now or later: looking through it would be a sixth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def prepare_when_idle(module: Any, requests: BinaryIO) -> None:
    """Let the module prepare, unless a request comes within the first seconds."""
    if hasattr(module, "prepare") and not select.select([requests], [], [], _IDLE_SECONDS)[0]:
        with _without_garbage():
            module.prepare()


def _private_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Take stdin and stdout for frames alone; what libraries print goes to stderr."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.dup2(2, 1)
    return requests, answers


def _answer(module: ChildModule[Any, Any], request: Request, answers: BinaryIO) -> Frame:
    def progress(done: int, total: int) -> None:
        write_frame(answers, Progressed(done, total))

    if request.cpu_seconds is not None:
        _allow_cpu(request.cpu_seconds)
    try:
        answer = module.handle(from_json(module.WORK.request, request.content), progress)
        return Answer(to_json(answer), getattr(module, "worn_out", lambda: None)())
    except DeckError as error:
        violations = error.violations if isinstance(error, InvalidDocument) else ()
        return Refusal(type(error).__name__, error.code, error.message, violations)
    except Exception as error:
        log.error("work_failed", exc_info=error)
        return Failure(f"{type(error).__name__}: {error}", error.errno if isinstance(error, OSError) else None)


def _allow_cpu(seconds: int) -> None:
    """So much more than this process has used by now, and not a core dump of hundreds of megabytes at the end."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + seconds, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
