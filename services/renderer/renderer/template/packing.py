"""Writes the parts of a deck as a package; the same parts give the same bytes."""

import io
import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from deck_package.content_types import CONTENT_TYPES

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)

Row = tuple[str, str, str, bool]
"""Id, type, absolute target (or address), whether it is external."""


@dataclass(slots=True)
class UnpackedDeck:
    """Parts by name: their bytes, their content types and their relationships ("" has the package's own)."""

    data: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)


def packed(parts: UnpackedDeck) -> bytes:
    """The file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in _entries(parts):
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, data)
    return buffer.getvalue()


def _entries(parts: UnpackedDeck) -> Iterator[tuple[str, bytes]]:
    yield CONTENT_TYPES, _content_types(parts)
    yield "_rels/.rels", _relationships("", parts.rows[""])
    for name, data in parts.data.items():
        yield name, data
        if rows := parts.rows.get(name):
            folder, file = posixpath.split(name)
            yield posixpath.join(folder, "_rels", f"{file}.rels"), _relationships(name, rows)


def _content_types(parts: UnpackedDeck) -> bytes:
    """Parts that are no XML are typed by extension, where all of one extension are alike."""
    kinds: dict[str, set[str]] = {}
    for name, kind in parts.types.items():
        kinds.setdefault(name.rpartition(".")[2].casefold(), set()).add(kind)
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    defaults |= {end: min(found) for end, found in sorted(kinds.items()) if end not in defaults and len(found) == 1}
    rows = [f"<Default Extension={quoteattr(end)} ContentType={quoteattr(kind)}/>" for end, kind in defaults.items()]
    rows += [
        f"<Override PartName={quoteattr('/' + name)} ContentType={quoteattr(kind)}/>"
        for name, kind in parts.types.items()
        if defaults.get(name.rpartition(".")[2].casefold()) != kind
    ]
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{_DECLARATION}<Types xmlns="{space}">{"".join(rows)}</Types>'.encode()


def _relationships(part: str, rows: Sequence[Row]) -> bytes:
    folder = posixpath.dirname(part) or "."
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    listed = "".join(
        f"<Relationship Id={quoteattr(identity)} Type={quoteattr(kind)}"
        f" Target={quoteattr(target if external else posixpath.relpath(target, folder))}"
        f"{' TargetMode=' + quoteattr('External') if external else ''}/>"
        for identity, kind, target, external in rows
    )
    return f'{_DECLARATION}<Relationships xmlns="{space}">{listed}</Relationships>'.encode()
