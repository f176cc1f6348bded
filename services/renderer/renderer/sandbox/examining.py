"""What comes back from slide code is a stranger's file: it is examined like one, and packed like one of ours."""

import io
import re
import zipfile
from pathlib import Path

from deck_package import Package, UnsafePackage, open_package
from deck_package.writing import write_deck
from renderer.sandbox.code_checks import CodeFault
from renderer.sandbox.confinement import Limits

_CORE = "docProps/core.xml"
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*")
_ALWAYS = rb"\g<1>2000-01-01T00:00:00Z"
"""The file depends on the code alone, so it was always made at the same moment."""
_OLDEST = (1980, 1, 1, 0, 0, 0)
_EMBEDDED, _WORKBOOK = "ppt/embeddings/", ".xlsx"
_MAX_WORKBOOK_BYTES = 20 << 20


def keep(deck: bytes, target: Path, limits: Limits) -> int | CodeFault:
    """Examine a deck that slide code made, and write it to `target` so that the same content gives the same bytes.

    Returns:
        How many slides it has; or what is wrong with it.
    """
    try:
        with open_package(deck) as package:
            count = len(package.slides)
            if not 0 < count <= limits.slides:
                return CodeFault(0, f"The deck has {count} slides; 1 to {limits.slides} are right.", "Make as many.")
            write_deck(package, target, _settled(package), packed=True)
            return count
    except UnsafePackage as error:
        return CodeFault(0, error.message, "Draw with python-pptx and the helpers, and leave the package alone.")


def _settled(package: Package) -> dict[str, bytes]:
    """Parts that would hold the moment of writing, without it."""
    changed = {name: _workbook(package.read(name)) for name in package.names if _is_workbook(package, name)}
    if _CORE in package:
        changed[_CORE] = _MOMENT.sub(_ALWAYS, package.read(_CORE))
    return changed


def _is_workbook(package: Package, name: str) -> bool:
    return name.startswith(_EMBEDDED) and name.endswith(_WORKBOOK) and package.size(name) <= _MAX_WORKBOOK_BYTES


def _workbook(data: bytes) -> bytes:
    """The workbook of a chart, packed again; as it is where it is no zip, or one that grows beyond reason."""
    packed = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
            if sum(entry.file_size for entry in old.infolist()) > _MAX_WORKBOOK_BYTES:
                return data
            for entry in old.infolist():
                content = old.read(entry)
                kept = zipfile.ZipInfo(entry.filename, _OLDEST)
                kept.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(kept, _MOMENT.sub(_ALWAYS, content) if entry.filename == _CORE else content)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return data
    return packed.getvalue()
