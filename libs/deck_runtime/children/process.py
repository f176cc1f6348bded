"""The child's side of `deck_runtime.children.pool`: a disposable process that does one piece of heavy work at a time.

Started as `python -m deck_runtime.children.process MODULE PARENT_PID`. The module offers `warm()`, called once before
the first request, `handle(request, progress) -> result` with JSON objects, and may offer `shutdown()`.

Frames on stdin and stdout: four bytes of length, big endian, then JSON.
"""

import importlib
import json
import os
import struct
import sys
import traceback
from typing import Any, BinaryIO

from deck_domain.errors import DeckError, InvalidDocument
from deck_runtime.parent_death import die_with


def main(module_name: str, parent: int) -> None:
    """Serve requests until stdin closes."""
    die_with(parent)
    requests, answers = _private_pipes()
    module = importlib.import_module(module_name)
    module.warm()
    write_frame(answers, {"type": "ready", "pid": os.getpid()})
    while (request := read_frame(requests)) is not None:
        write_frame(answers, _answer(module, request, answers))
    getattr(module, "shutdown", lambda: None)()
    # Libraries such as LibreOffice crash in their exit handlers; there is nothing left worth running them for.
    os._exit(0)


def read_frame(source: BinaryIO) -> dict[str, Any] | None:
    """The next frame, None at the end."""
    head = source.read(4)
    if len(head) < 4:
        return None
    body: dict[str, Any] = json.loads(source.read(struct.unpack(">I", head)[0]))
    return body


def write_frame(sink: BinaryIO, body: dict[str, Any]) -> None:
    """Write one frame."""
    data = json.dumps(body).encode()
    sink.write(struct.pack(">I", len(data)) + data)
    sink.flush()


def _private_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Take stdin and stdout for frames alone; what libraries print goes to stderr."""
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.dup2(2, 1)
    return requests, answers


def _answer(module: Any, request: dict[str, Any], answers: BinaryIO) -> dict[str, Any]:
    def progress(done: int, total: int) -> None:
        write_frame(answers, {"type": "progress", "done": done, "total": total})

    try:
        return {"type": "result", "result": module.handle(request, progress)}
    except DeckError as error:
        violations = error.violations if isinstance(error, InvalidDocument) else ()
        wire = [[v.pointer, v.code, v.message] for v in violations]
        return {
            "type": "refused",
            "error": type(error).__name__,
            "code": error.code,
            "message": error.message,
            "violations": wire,
        }
    except Exception as error:  # noqa: BLE001 - the parent decides; this process is thrown away
        traceback.print_exc()
        number = error.errno if isinstance(error, OSError) else None
        return {"type": "failed", "message": f"{type(error).__name__}: {error}", "errno": number}


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
