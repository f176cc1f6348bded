"""From a package to a presentation as it is seen."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property

from deck_presentation.model import Deck, Shape, Slide
from deck_presentation.names import A, Element, P, R, child, flag, whole
from deck_presentation.paints import Paint
from deck_presentation.parts import Parts, all_linked, image_names, linked
from deck_presentation.shapes import Scope, read_shapes
from deck_presentation.sheets import Sheet, read_background, read_layout, read_master, theme_of
from deck_presentation.themes import Theme

_DEFAULT_SIZE = (9_144_000, 6_858_000)
_OF_LINKS = ("hlink", "folHlink")
_PROPERTY_KINDS = ("core-properties", "extended-properties", "custom-properties")
_NOT_NATIVE = {
    "diagram": "a diagram that is not a native chart or shape",
    "object": "an embedded object",
}


class Presentation:
    """A presentation; masters, layouts and slides are read when somebody asks for them, each once.

    What is missing or broken reads as empty; a package whose main part is missing has no slides and no masters.
    """

    def __init__(self, parts: Parts) -> None:
        """Args: parts: a package that was checked before."""
        self.parts = parts
        self._main = linked(parts, "", "officeDocument") or ""
        self._root = parts.tree(self._main) if self._main else None
        self._sheets: dict[str, Sheet] = {}
        self._decorations: dict[str, tuple[Shape, ...]] = {}

    @property
    def is_readable(self) -> bool:
        """The main part is there and parses."""
        return self._root is not None

    @cached_property
    def size(self) -> tuple[int, int]:
        """Width and height of a slide in EMU."""
        size = child(self._root, P + "sldSz")
        width, height = _DEFAULT_SIZE
        return whole(size, "cx", width) or width, whole(size, "cy", height) or height

    @cached_property
    def slide_parts(self) -> tuple[str, ...]:
        """Slide parts in the order of the show, as far as they exist."""
        return self._listed(self._main, self._root, "sldIdLst", "sldId")

    @cached_property
    def masters(self) -> tuple[Sheet, ...]:
        """The masters in the order in which PowerPoint lists them."""
        names = dict.fromkeys(self._listed(self._main, self._root, "sldMasterIdLst", "sldMasterId"))
        return tuple(self.master(name) for name in names)

    def layouts_of(self, master: Sheet) -> tuple[Sheet, ...]:
        """The layouts of a master in the order in which PowerPoint lists them."""
        names = dict.fromkeys(self._listed(master.part, master.root, "sldLayoutIdLst", "sldLayoutId"))
        return tuple(self.layout(name) for name in names)

    def master(self, name: str | None) -> Sheet:
        """A master by its part; an empty one without it."""
        if name is None or name not in self._sheets:
            found = read_master(self.parts, name)
            self._sheets |= {name: found} if name is not None else {}
            return found
        return self._sheets[name]

    def layout(self, name: str | None) -> Sheet:
        """A layout by its part; an empty one without it."""
        if name is None:
            return Sheet()
        if name not in self._sheets:
            self._sheets[name] = read_layout(self.parts, name, self.master(linked(self.parts, name, "slideMaster")))
        return self._sheets[name]

    def layout_of(self, slide: str) -> Sheet:
        """The layout of a slide part."""
        return self.layout(linked(self.parts, slide, "slideLayout"))

    def decorations(self, sheet: Sheet) -> tuple[Shape, ...]:
        """What a layout or a master draws itself, from back to front, its placeholders and all texts left out."""
        if sheet.part not in self._decorations:
            tree = child(sheet.root, P + "cSld", P + "spTree")
            scope = replace(self._scope, theme=sheet.theme, images=sheet.images, sheet=sheet.below, is_sheet=True)
            self._decorations[sheet.part] = read_shapes(tree, scope) if tree is not None else ()
        return self._decorations[sheet.part]

    def backdrop(self, layout: Sheet, background: Paint | None = None) -> tuple[Shape, ...]:
        """What shows beneath the shapes of a layout's slides: its drawings, and its master's where it lets them.

        Args:
            layout: the layout.
            background: of the slide, which windows of both show; the layout's own by default.
        """
        master = layout.below if layout.below is not None and layout.shows_below else None
        shapes = (self.decorations(master) if master is not None else ()) + self.decorations(layout)
        return _windowed(shapes, background or self.background(layout))

    def background(self, sheet: Sheet) -> Paint:
        """What slides of a layout or master are painted with first."""
        return read_background(sheet.root, sheet.theme, sheet.images, sheet.below)

    def slide(self, index: int) -> Slide | None:
        """A slide by its place in `slide_parts`; None where its part is broken."""
        name = self.slide_parts[index]
        root = self.parts.tree(name)
        tree = root.find(f"{P}cSld/{P}spTree") if root is not None else None
        if root is None or tree is None:
            return None
        scope = self.scope_of(name)
        layout = scope.sheet or Sheet()
        background = read_background(root, scope.theme, scope.images, layout)
        shapes = _windowed(read_shapes(tree, scope), background)
        kinds = {kind for kind, _ in all_linked(self.parts, name)}
        return Slide(
            index,
            name,
            shapes,
            self.backdrop(layout, background) if flag(root, "showMasterSp", default=True) else (),
            background,
            _notes(self.parts, name),
            not flag(root, "show", default=True),
            bool(kinds & {"comments", "comment"}),
            layout.part,
            tuple(_NOT_NATIVE[shape.kind] for shape in shapes if shape.kind in _NOT_NATIVE),
            layout.name,
            tuple(seat.role for seat in layout.seats),
            tuple(color for slot, color in scope.theme.palette.scheme.items() if slot not in _OF_LINKS),
        )

    @cached_property
    def properties(self) -> dict[str, str]:
        """Texts of the document properties by local name; custom ones by their name."""
        properties: dict[str, str] = {}
        for kind, target in all_linked(self.parts, ""):
            root = self.parts.tree(target) if kind in _PROPERTY_KINDS else None
            for element in root if root is not None else ():
                if isinstance(element.tag, str):
                    name = element.get("name") or element.tag.rpartition("}")[2]
                    properties[name] = "".join(str(text) for text in element.itertext()).strip()
        return properties

    @cached_property
    def language(self) -> str:
        """The document's default, or ""."""
        declared = self._scope.defaults.find(f".//{A}defRPr[@lang]") if self._scope.defaults is not None else None
        return (declared.get("lang", "") if declared is not None else "") or self.properties.get("language", "")

    @cached_property
    def _scope(self) -> Scope:
        """What all slides are read against; the theme is that of slides without a layout."""
        styles = linked(self.parts, self._main, "tableStyles") if self._main else None
        return Scope(
            self.parts,
            self.master(linked(self.parts, self._main, "slideMaster")).theme if self._main else Theme(),
            {},
            defaults=child(self._root, P + "defaultTextStyle"),
            table_styles=self.parts.tree(styles) if styles else None,
        )

    def scope_of(self, slide: str) -> Scope:
        """What the shapes of a slide part are read against."""
        layout, root = self.layout_of(slide), self.parts.tree(slide)
        inherited = layout.theme if layout.root is not None else self._scope.theme
        theme = inherited if root is None else theme_of(self.parts, slide, root, inherited)
        return replace(self._scope, theme=theme, images=image_names(self.parts, slide), sheet=layout)

    def _listed(self, part: str, root: Element | None, listing: str, item: str) -> tuple[str, ...]:
        targets = image_names(self.parts, part) if root is not None else {}
        found = child(root, P + listing)
        rows: Iterable[Element] = found.iterfind(P + item) if found is not None else ()
        return tuple(targets[rid] for row in rows if (rid := row.get(R + "id", "")) in targets)


def read_deck(parts: Parts, progress: Callable[[int, int], None] = lambda _done, _total: None) -> Deck:
    """Read all of a presentation.

    Args:
        parts: a package that was checked before.
        progress: called with slides done and slides in all.

    Returns:
        The deck; slides whose part is missing or broken are left out (the package rules name them).
    """
    presentation = Presentation(parts)
    if not presentation.is_readable:
        return Deck(*presentation.size, ())
    slides = []
    for index, _ in enumerate(presentation.slide_parts):
        slide = presentation.slide(index)
        slides.extend([slide] if slide is not None else [])
        progress(index + 1, len(presentation.slide_parts))
    return Deck(
        *presentation.size,
        tuple(slides),
        presentation.language,
        presentation.properties,
        _images(parts, slides),
    )


def _windowed(shapes: Iterable[Shape], background: Paint) -> tuple[Shape, ...]:
    """`shapes` with the background in those that show it."""
    return tuple(replace(shape, paint=background) if shape.shows_background else shape for shape in shapes)


def _notes(parts: Parts, name: str) -> str:
    notes = linked(parts, name, "notesSlide")
    root = parts.tree(notes) if notes else None
    texts = []
    for shape in root.iter(P + "sp") if root is not None else ():
        role = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if role is not None and role.get("type") == "body":
            texts += ["".join(t.text or "" for t in p.iter(A + "t")) for p in shape.iter(A + "p")]
    return "\n".join(texts).strip()


def _images(parts: Parts, slides: Iterable[Slide]) -> dict[str, bytes]:
    names: set[str] = set()
    for slide in slides:
        for shape in (*slide.shapes, *slide.backdrop):
            names |= {name for name in (shape.picture.part if shape.picture else None, shape.paint.image) if name}
        names |= {slide.background.image} if slide.background.image else set()
    return {name: parts.data(name) for name in sorted(names)}
