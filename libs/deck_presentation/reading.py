"""From a package to a `Deck`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from deck_presentation.masters import Sheet, image_names, read_background, read_sheet
from deck_presentation.model import Deck, Shape, Slide
from deck_presentation.names import A, Element, P, R, flag, whole
from deck_presentation.parts import Parts, all_linked, linked
from deck_presentation.shapes import Ground, read_shapes
from deck_presentation.themes import remapped

_DEFAULT_SIZE = (9_144_000, 6_858_000)
_PROPERTY_KINDS = ("core-properties", "extended-properties", "custom-properties")
_NOT_NATIVE = {
    "diagram": "a diagram that is not a native chart or shape",
    "object": "an embedded object",
}


@dataclass
class _Sheets:
    """Layouts and what they draw, read once per deck."""

    parts: Parts
    sheets: dict[str | None, Sheet] = field(default_factory=dict)
    drawn: dict[str, tuple[Shape, ...]] = field(default_factory=dict)

    def layout(self, name: str | None) -> Sheet:
        if name not in self.sheets:
            self.sheets[name] = read_sheet(self.parts, name, is_layout=True)
        return self.sheets[name]

    def backdrop(self, slide: Element, layout: Sheet) -> tuple[Shape, ...]:
        """What shows beneath the shapes of a slide."""
        if not flag(slide, "showMasterSp", default=True):
            return ()
        master = layout.below if layout.below is not None and layout.shows_below else None
        return (self._drawn(master) if master else ()) + self._drawn(layout)

    def _drawn(self, sheet: Sheet) -> tuple[Shape, ...]:
        if sheet.part not in self.drawn:
            tree = sheet.root.find(f"{P}cSld/{P}spTree") if sheet.root is not None else None
            ground = Ground(self.parts, sheet.theme, sheet.images or {}, sheet.below, is_sheet=True)
            shapes = read_shapes(tree, ground) if tree is not None else ()
            self.drawn[sheet.part] = tuple(replace(shape, body=None) for shape in shapes)
        return self.drawn[sheet.part]


def read_deck(parts: Parts, progress: Callable[[int, int], None] = lambda _done, _total: None) -> Deck:
    """Read a presentation.

    Args:
        parts: a package that was checked before.
        progress: called with slides done and slides in all.

    Returns:
        The deck; slides whose part is missing or broken are left out (the package rules name them).
    """
    main = linked(parts, "", "officeDocument") or ""
    root = parts.tree(main) if main else None
    if root is None:
        return Deck(*_DEFAULT_SIZE, ())
    names = _slide_parts(parts, main, root)
    styles_part = linked(parts, main, "tableStyles")
    ground = Ground(
        parts,
        read_sheet(parts, linked(parts, main, "slideMaster"), is_layout=False).theme,
        {},
        defaults=root.find(P + "defaultTextStyle"),
        table_styles=parts.tree(styles_part) if styles_part else None,
    )
    sheets, slides = _Sheets(parts), []
    for index, name in enumerate(names):
        slide = _slide(index, name, ground, sheets)
        slides.extend([slide] if slide is not None else [])
        progress(index + 1, len(names))
    size = root.find(P + "sldSz")
    properties = _properties(parts)
    return Deck(
        whole(size, "cx", _DEFAULT_SIZE[0]) or _DEFAULT_SIZE[0],
        whole(size, "cy", _DEFAULT_SIZE[1]) or _DEFAULT_SIZE[1],
        tuple(slides),
        _language(ground.defaults, properties),
        properties,
        _images(parts, slides),
    )


def _slide_parts(parts: Parts, main: str, root: Element) -> list[str]:
    """Slide parts in the order of the show."""
    targets = image_names(parts, main)
    identifiers = (item.get(R + "id", "") for item in root.iterfind(f"{P}sldIdLst/{P}sldId"))
    return [targets[rid] for rid in identifiers if rid in targets]


def _slide(index: int, name: str, base: Ground, sheets: _Sheets) -> Slide | None:
    parts = base.parts
    root = parts.tree(name)
    tree = root.find(f"{P}cSld/{P}spTree") if root is not None else None
    if root is None or tree is None:
        return None
    layout = sheets.layout(linked(parts, name, "slideLayout"))
    theme = remapped(layout.theme if layout.root is not None else base.theme, root.find(P + "clrMapOvr"))
    images = image_names(parts, name)
    ground = replace(base, theme=theme, images=images, sheet=layout)
    shapes = read_shapes(tree, ground)
    kinds = {kind for kind, _ in all_linked(parts, name)}
    return Slide(
        index,
        name,
        shapes,
        sheets.backdrop(root, layout),
        read_background(root, theme, images, layout),
        _notes(parts, name),
        not flag(root, "show", default=True),
        bool(kinds & {"comments", "comment"}),
        layout.part,
        tuple(_NOT_NATIVE[shape.kind] for shape in shapes if shape.kind in _NOT_NATIVE),
    )


def _notes(parts: Parts, name: str) -> str:
    notes = linked(parts, name, "notesSlide")
    root = parts.tree(notes) if notes else None
    texts = []
    for shape in root.iter(P + "sp") if root is not None else ():
        role = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if role is not None and role.get("type") == "body":
            texts += ["".join(t.text or "" for t in p.iter(A + "t")) for p in shape.iter(A + "p")]
    return "\n".join(texts).strip()


def _properties(parts: Parts) -> dict[str, str]:
    """Texts of the document properties by local name; custom ones by their name."""
    properties: dict[str, str] = {}
    for kind, target in all_linked(parts, ""):
        root = parts.tree(target) if kind in _PROPERTY_KINDS else None
        for element in root if root is not None else ():
            if isinstance(element.tag, str):
                name = element.get("name") or element.tag.rpartition("}")[2]
                properties[name] = "".join(str(text) for text in element.itertext()).strip()
    return properties


def _language(defaults: Element | None, properties: Mapping[str, str]) -> str:
    declared = defaults.find(f".//{A}defRPr[@lang]") if defaults is not None else None
    return (declared.get("lang", "") if declared is not None else "") or properties.get("language", "")


def _images(parts: Parts, slides: Iterable[Slide]) -> dict[str, bytes]:
    names: set[str] = set()
    for slide in slides:
        for shape in (*slide.shapes, *slide.backdrop):
            names |= {name for name in (shape.picture.part if shape.picture else None, shape.paint.image) if name}
        names |= {slide.background.image} if slide.background.image else set()
    return {name: parts.data(name) for name in sorted(names)}
