"""Moves finished slides from our own masters onto a template's."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from deck_package import Limits, Package, parse_xml
from deck_package.archive import open_archive
from deck_package.content_types import CONTENT_TYPES, read_content_types
from renderer.scene import Page
from renderer.template.model import Base, Template, TemplateLayout
from renderer.template.presenting import presentation_xml
from renderer.template.recoloring import recolored

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_OURS_ONLY = re.compile(
    r"ppt/(slideMasters|slideLayouts|theme|notesMasters|presentation\.xml|\w+Props\.xml|tableStyles\.xml)"
)
_INHERITED_MAP = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
_PRESENTATION = "ppt/presentation.xml"

Row = tuple[str, str, str, bool]
"""Id, type, absolute target (or address), whether it is external."""


@dataclass(slots=True)
class _Parts:
    data: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)


def grafted(pptx: bytes, pages: Sequence[Page], template: Template) -> bytes:
    """`pptx`, as our writer made it, on the masters of `template`: page by page on the layout that it names.

    The same input gives the same bytes.
    """
    parts = _kept(template.base)
    with _opened(pptx) as deck:
        names = _new_names(deck, parts, keep_notes_master=_notes_master(template.base) is None)
        for old, new in names.items():
            _move(deck, old, new, names, parts)
        slides = [names[slide] for slide in deck.slides]
        parts.rows[""] = [(row.id, row.type, row.target, False) for row in deck.relationships("")]
        _dress(parts, slides, pages, template)
        _present(deck, parts, slides, names, template)
    return _zipped(parts)


def _opened(pptx: bytes) -> Package:
    """Our own file: there is no need to examine it."""
    archive, _ = open_archive(io.BytesIO(pptx), Limits())
    assert archive is not None
    types, _ = read_content_types(parse_xml(archive.read(CONTENT_TYPES)))
    return Package(archive, types)


def _kept(base: Base) -> _Parts:
    parts = _Parts(dict(base.parts), dict(base.types))
    for part, rows in base.relationships.items():
        folder = posixpath.dirname(part)
        parts.rows[part] = [
            (identity, kind, target if external else posixpath.normpath(posixpath.join(folder, target)), external)
            for identity, kind, target, external in rows
        ]
    return parts


def _notes_master(base: Base) -> str | None:
    return next((part for part, kind in base.types.items() if kind.endswith("notesMaster+xml")), None)


def _new_names(deck: Package, parts: _Parts, *, keep_notes_master: bool) -> dict[str, str]:
    """Names for the parts of ours that are wanted, none of which the template has."""
    found: dict[str, str] = {}
    taken = {name.casefold() for name in parts.data}
    wanted = [name for name in deck.names if _is_wanted(deck, name, keep_notes_master=keep_notes_master)]
    for name in wanted:
        stem, dot, extension = name.rpartition(".")
        new, count = name, 1
        while new.casefold() in taken:
            count += 1
            new = f"{stem}_{count}{dot}{extension}"
        taken.add(new.casefold())
        found[name] = new
    return found


def _is_wanted(deck: Package, name: str, *, keep_notes_master: bool) -> bool:
    if name.endswith(".rels") or name == CONTENT_TYPES:
        return False
    notes = next((n for n in deck.names if n.startswith("ppt/notesMasters/") and not n.endswith(".rels")), None)
    if keep_notes_master and notes and name in {notes, deck.related(notes, "theme")}:
        return True
    return not _OURS_ONLY.match(name)


def _move(deck: Package, old: str, new: str, names: dict[str, str], parts: _Parts) -> None:
    parts.data[new] = deck.read(old)
    parts.types[new] = deck.content_type(old) or ""
    parts.rows[new] = [
        (row.id, row.type, row.target if row.external else names.get(row.target, row.target), row.external)
        for row in deck.relationships(old)
    ]


def _dress(parts: _Parts, slides: Sequence[str], pages: Sequence[Page], template: Template) -> None:
    """Give each slide its layout, and its parts the layout's colours."""
    layouts = {layout.part: layout for layout in template.layouts}
    spare = template.layout_of("free")[0]
    notes_master = _notes_master(template.base)
    for slide, page in zip(slides, pages, strict=True):
        layout = layouts.get(page.base or "", spare)
        parts.data[slide] = _colored(parts.data[slide], layout, own_map=layout.color_map)
        parts.rows[slide] = [_to(row, "slideLayout", layout.part) for row in parts.rows[slide]]
        for _, kind, target, _ in parts.rows[slide]:
            if kind.endswith("/chart"):
                parts.data[target] = _colored(parts.data[target], layout)
            if kind.endswith("/notesSlide") and notes_master:
                parts.rows[target] = [_to(row, "notesMaster", notes_master) for row in parts.rows[target]]


def _to(row: Row, kind: str, target: str) -> Row:
    return (row[0], row[1], target, False) if row[1].endswith(f"/{kind}") else row


def _colored(data: bytes, layout: TemplateLayout, own_map: str = "") -> bytes:
    xml = recolored(data.decode(), layout.slots.tones)
    return (xml.replace(_INHERITED_MAP, own_map) if own_map else xml).encode()


def _present(deck: Package, parts: _Parts, slides: Sequence[str], names: dict[str, str], template: Template) -> None:
    """List our slides in the template's presentation part."""
    part = template.base.presentation
    rows = parts.rows.setdefault(part, [])
    numbers = (f"rIdSlide{number}" for number, _ in enumerate(slides, 1))
    listed = [(identity, f"{_OFFICE}/slide", slide, False) for identity, slide in zip(numbers, slides, strict=True)]
    rows += listed
    notes = next((new for old, new in names.items() if old.startswith("ppt/notesMasters/")), None)
    if notes:
        rows.append(("rIdNotesMaster", f"{_OFFICE}/notesMaster", notes, False))
    ids = [row[0] for row in listed]
    lost = {row[0] for row in rows}
    parts.data[part] = presentation_xml(
        template.base.parts[part], deck.read(_PRESENTATION), ids, known=lost, notes="rIdNotesMaster" if notes else None
    )
    parts.types[part] = _MAIN
    parts.rows[""] = [_to(row, "officeDocument", part) for row in parts.rows[""]]


def _zipped(parts: _Parts) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in _entries(parts):
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, data)
    return buffer.getvalue()


def _entries(parts: _Parts) -> Iterator[tuple[str, bytes]]:
    yield CONTENT_TYPES, _content_types(parts)
    yield "_rels/.rels", _relationships("", parts.rows[""])
    for name, data in parts.data.items():
        yield name, data
        if rows := parts.rows.get(name):
            folder, file = posixpath.split(name)
            yield posixpath.join(folder, "_rels", f"{file}.rels"), _relationships(name, rows)


def _content_types(parts: _Parts) -> bytes:
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
