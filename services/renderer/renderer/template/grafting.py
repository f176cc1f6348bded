"""Moves finished slides from our own masters onto a template's."""

import posixpath
import re
from collections.abc import Mapping, Sequence

from deck_package import Package, open_own
from deck_package.content_types import CONTENT_TYPES
from deck_presentation.paints import Tone
from renderer.scene import Page
from renderer.template.base import presentation_xml
from renderer.template.model import Base, Template, TemplateLayout
from renderer.template.packing import Row, UnpackedDeck, packed

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_OURS_ONLY = re.compile(
    r"ppt/(slideMasters|slideLayouts|theme|notesMasters|presentation\.xml|\w+Props\.xml|tableStyles\.xml)"
)
_INHERITED_MAP = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
_PRESENTATION = "ppt/presentation.xml"

_SLOT = re.compile(r'<a:schemeClr val="([a-zA-Z0-9]+)"(?:/>|>(.*?)</a:schemeClr>)', re.DOTALL)


def grafted(pptx: bytes, pages: Sequence[Page], template: Template) -> bytes:
    """`pptx`, as our writer made it, on the masters of `template`: page by page on the layout that it names.

    The same input gives the same bytes.
    """
    parts = _kept(template.base)
    with open_own(pptx) as deck:
        names = _new_names(deck, parts, keep_notes_master=_notes_master(template.base) is None)
        for old, new in names.items():
            _move(deck, old, new, names, parts)
        slides = [names[slide] for slide in deck.slides]
        parts.rows[""] = [(row.id, row.type, row.target, False) for row in deck.relationships("")]
        _dress(parts, slides, pages, template)
        _present(deck, parts, slides, names, template)
    return packed(parts)


def _kept(base: Base) -> UnpackedDeck:
    parts = UnpackedDeck(dict(base.parts), dict(base.types))
    for part, rows in base.relationships.items():
        folder = posixpath.dirname(part)
        parts.rows[part] = [
            (identity, kind, target if external else posixpath.normpath(posixpath.join(folder, target)), external)
            for identity, kind, target, external in rows
        ]
    return parts


def _notes_master(base: Base) -> str | None:
    return next((part for part, kind in base.types.items() if kind.endswith("notesMaster+xml")), None)


def _new_names(deck: Package, parts: UnpackedDeck, *, keep_notes_master: bool) -> dict[str, str]:
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


def _move(deck: Package, old: str, new: str, names: dict[str, str], parts: UnpackedDeck) -> None:
    parts.data[new] = deck.read(old)
    parts.types[new] = deck.content_type(old) or ""
    parts.rows[new] = [
        (row.id, row.type, row.target if row.external else names.get(row.target, row.target), row.external)
        for row in deck.relationships(old)
    ]


def _dress(parts: UnpackedDeck, slides: Sequence[str], pages: Sequence[Page], template: Template) -> None:
    """Give each slide its layout, and its parts the layout's colors."""
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
    xml = toned(data.decode(), layout.toning.tones)
    return (xml.replace(_INHERITED_MAP, own_map) if own_map else xml).encode()


def _present(
    deck: Package, parts: UnpackedDeck, slides: Sequence[str], names: dict[str, str], template: Template
) -> None:
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


def toned(xml: str, tones: Mapping[str, Tone]) -> str:
    """`xml` with every scheme color replaced by its tone; the color's own transforms follow the tone's.

    Text cannot be mistaken for a color: its angle brackets are escaped.
    """

    def replaced(found: re.Match[str]) -> str:
        tone = tones.get(found[1])
        if tone is None:
            return found[0]
        inner = tone.inner_xml + (found[2] or "")
        tag, value = ("srgbClr", tone.base[1:]) if tone.base.startswith("#") else ("schemeClr", tone.base)
        return f'<a:{tag} val="{value}">{inner}</a:{tag}>' if inner else f'<a:{tag} val="{value}"/>'

    return _SLOT.sub(replaced, xml)
