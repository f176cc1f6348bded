"""The few files that python-pptx reads while it works, kept in memory for processes that may open none."""

import io
from functools import cache
from pathlib import Path
from typing import IO, Any

import pptx

_FOLDER = Path(pptx.__file__).parent / "templates"


@cache
def kept() -> dict[str, bytes]:
    """Its templates, by their names; called once while files may still be read."""
    return {file.name: file.read_bytes() for file in sorted(_FOLDER.iterdir()) if file.is_file()}


def open_kept(file: Any, mode: str = "r", *_args: Any, **_named: Any) -> IO[Any]:
    """Stand in for `open`. Raises PermissionError for every other file, and for writing."""
    path = Path(str(file))
    if mode != "rb" or path.parent.name != _FOLDER.name or path.name not in kept():
        raise PermissionError(f"{path.name} cannot be opened here")
    return io.BytesIO(kept()[path.name])
