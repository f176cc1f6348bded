"""LibreOfficeKit by ctypes: LibreOffice inside this process, any Python, no python3-uno.

The members of the two tables of functions are those of `LibreOfficeKit.h`; since 5.x they have only been appended to,
so a prefix serves every version from 7.4 on. One start per process, no fork afterwards, and the process ends by
`os._exit`.
"""

import ctypes
import json
import os
from ctypes import CFUNCTYPE, POINTER, c_char_p, c_int, c_long, c_size_t, c_ulonglong, c_void_p
from pathlib import Path
from typing import Any

_LIBRARIES = ("libmergedlo.so", "libsofficeapp.so")
_LOAD_OPTIONS = "Batch=true,EnableMacrosExecution=false,Language={language}"
"""This option keeps dialogs from opening, because nobody could answer them."""


class EngineError(RuntimeError):
    """LibreOffice could not start, or refused a document."""


class _OfficeTable(ctypes.Structure):
    _fields_ = (
        ("nSize", c_size_t),
        ("destroy", CFUNCTYPE(None, c_void_p)),
        ("documentLoad", CFUNCTYPE(c_void_p, c_void_p, c_char_p)),
        ("getError", CFUNCTYPE(c_void_p, c_void_p)),
        ("documentLoadWithOptions", CFUNCTYPE(c_void_p, c_void_p, c_char_p, c_char_p)),
        ("freeError", CFUNCTYPE(None, c_void_p)),
        ("registerCallback", c_void_p),
        ("getFilterTypes", c_void_p),
        ("setOptionalFeatures", CFUNCTYPE(None, c_void_p, c_ulonglong)),
        ("setDocumentPassword", c_void_p),
        ("getVersionInfo", CFUNCTYPE(c_void_p, c_void_p)),
    )


class _DocumentTable(ctypes.Structure):
    _fields_ = (
        ("nSize", c_size_t),
        ("destroy", CFUNCTYPE(None, c_void_p)),
        ("saveAs", CFUNCTYPE(c_int, c_void_p, c_char_p, c_char_p, c_char_p)),
        ("getDocumentType", CFUNCTYPE(c_int, c_void_p)),
        ("getParts", CFUNCTYPE(c_int, c_void_p)),
        ("getPartPageRectangles", c_void_p),
        ("getPart", CFUNCTYPE(c_int, c_void_p)),
        ("setPart", CFUNCTYPE(None, c_void_p, c_int)),
        ("getPartName", c_void_p),
        ("setPartMode", CFUNCTYPE(None, c_void_p, c_int)),
        ("paintTile", CFUNCTYPE(None, c_void_p, c_void_p, c_int, c_int, c_int, c_int, c_int, c_int)),
        ("getTileMode", CFUNCTYPE(c_int, c_void_p)),
        ("getDocumentSize", CFUNCTYPE(None, c_void_p, POINTER(c_long), POINTER(c_long))),
        ("initializeForRendering", CFUNCTYPE(None, c_void_p, c_char_p)),
    )


def _table(pointer: int, kind: type[Any]) -> Any:
    """The table of functions that an object begins with, checked to hold all that we name."""
    table = ctypes.cast(ctypes.cast(pointer, POINTER(c_void_p))[0], POINTER(kind)).contents
    if table.nSize < ctypes.sizeof(kind):
        raise EngineError(f"this LibreOffice offers {table.nSize} bytes of {kind.__name__}: older than 7.4?")
    return table


class Office:
    """LibreOffice in this process. Raises EngineError when it cannot be started."""

    def __init__(self, program: Path, profile: Path) -> None:
        """Args: program: LibreOffice's `program` folder. profile: the user profile's folder, see `profile.py`."""
        os.environ |= {"SAL_USE_VCLPLUGIN": "svp", "SAL_LOG": "-INFO-WARN"}
        try:
            hook = _load_library(program).libreofficekit_hook_2
        except (OSError, AttributeError) as error:
            raise EngineError(f"LibreOfficeKit cannot be loaded from {program}: {error}") from error
        hook.restype, hook.argtypes = c_void_p, [c_char_p, c_char_p]
        self._self = hook(os.fsencode(program), profile.as_uri().encode())
        if not self._self:
            raise EngineError(f"LibreOffice in {program} did not start with the profile {profile}")
        self._table = _table(self._self, _OfficeTable)

    @property
    def version(self) -> str:
        """`LibreOffice 7.4.7.2`."""
        info = json.loads(self._taken(self._table.getVersionInfo(self._self)))
        return f"{info['ProductName']} {info['ProductVersion']}{info['ProductExtension']}"

    def load(self, path: Path, language: str = "en-US") -> "Document":
        """Open a document, with LibreOffice in a language meanwhile. Raises EngineError with its own words."""
        options = _LOAD_OPTIONS.format(language=language).encode()
        pointer = self._table.documentLoadWithOptions(self._self, path.as_uri().encode(), options)
        if not pointer:
            raise EngineError(self._taken(self._table.getError(self._self)) or "the document could not be loaded")
        return Document(pointer)

    def _taken(self, text: int) -> str:
        """Copy a string that LibreOffice allocated, and give it back."""
        value = ctypes.string_at(text).decode(errors="replace")
        self._table.freeError(text)
        return value


class Document:
    """An open presentation; use it in a `with` statement."""

    def __init__(self, pointer: int) -> None:
        self._self = pointer
        self._table = _table(pointer, _DocumentTable)

    def __enter__(self) -> "Document":
        return self

    def __exit__(self, *_: object) -> None:
        self._table.destroy(self._self)

    @property
    def slide_count(self) -> int:
        """Slides, hidden ones among them."""
        return int(self._table.getParts(self._self))

    @property
    def slide_size(self) -> tuple[int, int]:
        """Width and height of the slides in twips (1/1440 in)."""
        width, height = c_long(), c_long()
        self._table.getDocumentSize(self._self, ctypes.byref(width), ctypes.byref(height))
        return width.value, height.value

    def save(self, path: Path, file_format: str, options: dict[str, Any] | None = None) -> None:
        """Write the document. Raises EngineError.

        Args:
            path: where to.
            file_format: `pdf`.
            options: of the export filter, each with its plain value.
        """
        typed = {name: _typed(value) for name, value in (options or {}).items()}
        written = self._table.saveAs(
            self._self, path.as_uri().encode(), file_format.encode(), json.dumps(typed).encode()
        )
        if not written:
            raise EngineError(f"the document could not be written as {file_format}")

    def prepare_tiles(self) -> None:
        """Make the document ready for `paint`."""
        self._table.initializeForRendering(self._self, b"{}")

    def paint(self, slide: int, pixels: tuple[int, int], area: tuple[int, int]) -> memoryview:
        """Draw the upper left part of a slide into a new buffer.

        Args:
            slide: 0-based.
            pixels: width and height of the picture.
            area: width and height of the part in twips.

        Returns:
            Rows of BGRA pixels, premultiplied.
        """
        buffer = ctypes.create_string_buffer(pixels[0] * pixels[1] * 4)
        self._table.setPart(self._self, slide)
        self._table.paintTile(self._self, buffer, *pixels, 0, 0, *area)
        return memoryview(buffer)


def _typed(value: Any) -> dict[str, str]:
    """A property value as LibreOffice's JSON wants it."""
    kind = {bool: "boolean", int: "long", str: "string"}[type(value)]
    return {"type": kind, "value": str(value).lower() if kind == "boolean" else str(value)}


def _load_library(program: Path) -> ctypes.CDLL:
    library = next((program / name for name in _LIBRARIES if (program / name).exists()), program / _LIBRARIES[0])
    return ctypes.CDLL(str(library), mode=ctypes.RTLD_GLOBAL)
