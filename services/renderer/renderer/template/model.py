"""What is known of a compiled template. Boxes are in pt from the page's top left."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from renderer.layout.geometry import Rect
from renderer.scene import Align, Anchor
from renderer.template.toning import Toning

TITLES = frozenset({"title", "ctrTitle"})
CONTENT_KINDS = frozenset({"body", "obj", "pic", "chart", "tbl", "dgm", "media", "clipArt"})
TEXT_KINDS = frozenset({"body", "obj"})
_PANELLED = 0.35
_LIST_WIDTH, _LIST_HEIGHT = 144.0, 84.0
"""Pt: five lines of the smallest text that bodies take, wide enough for three words."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How the first level of a placeholder's text is set; `size`, `before` and `indent` in pt, `color` #RRGGBB.

    `sampled` says that nothing of it is inherited: it was read off the sample text, and slides have to say it anew.
    `opacity`, 0..1, is how much of what is behind the text it hides.
    `ink` is the slot of ours that slides take instead, where the color does not read on what is behind; else "".
    `on_panel` says that no color does, so that slides put a ground under the text.
    """

    size: float
    family: str
    bold: bool = False
    italic: bool = False
    caps: bool = False
    color: str = "#000000"
    opacity: float = 1.0
    align: Align = "l"
    rtl: bool = False
    bullet: bool = False
    indent: float = 0.0
    line_spacing: float = 1.0
    before: float = 0.0
    sampled: bool = False
    ink: str = ""
    on_panel: bool = False


@dataclass(frozen=True, slots=True)
class TemplatePlaceholder:
    """One placeholder of a layout.

    Attributes:
        kind: its type; a placeholder without one is an `obj`.
        box: where it stands, its own or its master's place; None where neither says.
        inherited: whether `box` is the master's.
        insets: left, top, right, bottom in pt.
        text: what a footer says on the layout, for slides that say nothing else there.
        grows: with its text, so that its height says little.
        is_cut: its own place is another one than `box`, beyond the page or smaller: slides have to say their place.
        is_stretched: it was made for a smaller page, and reached beyond no side of this one.
    """

    kind: str
    idx: int | None
    name: str
    box: Rect | None
    style: TextStyle
    inherited: bool = False
    insets: tuple[float, float, float, float] = (7.2, 3.6, 7.2, 3.6)
    anchor: Anchor = "t"
    upright: bool = True
    text: str = ""
    grows: bool = False
    is_cut: bool = False
    is_stretched: bool = False

    @property
    def holds_list(self) -> bool:
        """It stands somewhere, and a few points fit into it."""
        if self.box is None:
            return False
        left, top, right, bottom = self.insets
        inner = self.box.inset(left, top, right, bottom)
        return inner.width >= _LIST_WIDTH and inner.height >= _LIST_HEIGHT


@dataclass(frozen=True, slots=True)
class TemplateLayout:
    """A layout that slides can be built on.

    Attributes:
        part: its name in the package.
        type: `obj`, `titleOnly`, ...; "" where it has none.
        master: number of its master from 0.
        placeholders: in the order of the file.
        area: what it leaves for content that is no placeholder's.
        toning: our colors on its ground.
        color_map: its `p:clrMapOvr` where it maps colors itself, for the slides built on it.
        is_dark: its ground is darker than the ink on it.
        clutter: how much of `area` pictures and ornaments stand in, 0..1.
        is_flat: `area` has one flat color behind it.
        standing: the boxes of its ornaments and pictures, and of its master's.
    """

    part: str
    name: str
    type: str
    master: int
    placeholders: tuple[TemplatePlaceholder, ...]
    area: Rect
    toning: Toning
    color_map: str = ""
    is_dark: bool = False
    clutter: float = 0.0
    is_flat: bool = True
    standing: tuple[Rect, ...] = ()

    @property
    def has_panel(self) -> bool:
        """Whether so much stands behind the content that pages put a ground of their own under it."""
        return self.clutter > _PANELLED

    @property
    def title(self) -> TemplatePlaceholder | None:
        """The title's placeholder."""
        return next((p for p in self.placeholders if p.kind in TITLES and p.box), None)

    @property
    def bodies(self) -> tuple[TemplatePlaceholder, ...]:
        """Placeholders for text that stand somewhere, tiny ones among them."""
        return tuple(p for p in self.placeholders if p.kind in TEXT_KINDS and p.box)

    def of_kind(self, *kinds: str) -> TemplatePlaceholder | None:
        """The first placeholder of one of `kinds`."""
        return next((p for p in self.placeholders if p.kind in kinds and p.box), None)


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a template looks like; lengths in pt, colors #RRGGBB.

    Attributes:
        palette: by theme slot.
        fonts: `major` and `minor`, each with latin, ea and cs.
        slide_size: width and height.
        spacing: margins, gutter and the gap below the title.
        text_sizes: by role: title, body1 to body5, other.
        ground: of slides, `light` or `dark`.
    """

    palette: Mapping[str, str]
    fonts: Mapping[str, Mapping[str, str]]
    slide_size: tuple[float, float]
    spacing: Mapping[str, float]
    text_sizes: Mapping[str, float]
    ground: str


@dataclass(frozen=True, slots=True)
class Archetype:
    """Which layout a type of slide is built on; `confidence` 0..1, `why` in words."""

    slide_type: str
    layout: str
    layout_name: str
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class Asset:
    """A picture on a master or a layout; `kind` is logo, picture or background."""

    kind: str
    part: str
    name: str
    on: str
    box: Rect
    sha256: str


@dataclass(frozen=True, slots=True)
class Certification:
    """How far a template may be relied on.

    Attributes:
        placeholder_coverage: 0..1, of the placeholders that slides ask for.
        missing_placeholders: those that are not there, each with who asks for it.
        unknown_layouts: slides whose layout is not in the file.
        support_level: certified, supported or unsafe.
        required_assets_present: every picture that masters and layouts show is in the file.
    """

    placeholder_coverage: float
    missing_placeholders: tuple[str, ...]
    unknown_layouts: tuple[str, ...]
    support_level: str
    required_assets_present: bool

    @property
    def certified(self) -> bool:
        """Whether everything asked for is there."""
        return self.support_level == "certified"


@dataclass(frozen=True, slots=True)
class Base:
    """The parts of a template that decks keep: all but its slides.

    Attributes:
        parts: by name, without relationships.
        types: content types by part.
        relationships: rows (id, type, target as written, external) by part; "" is the package.
        presentation: name of the main part.
    """

    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    relationships: Mapping[str, tuple[tuple[str, str, str, bool], ...]]
    presentation: str


@dataclass(frozen=True, slots=True)
class Template:
    """A compiled template."""

    tokens: Tokens
    layouts: tuple[TemplateLayout, ...]
    archetypes: tuple[Archetype, ...]
    assets: tuple[Asset, ...]
    certification: Certification
    problems: tuple[str, ...]
    base: Base = field(repr=False)

    def layout_of(self, slide_type: str) -> tuple[TemplateLayout, Archetype]:
        """The layout for a type of slide; types without one get that of `free`, which is always there."""
        found = {archetype.slide_type: archetype for archetype in self.archetypes}
        archetype = found.get(slide_type) or found["free"]
        return next(layout for layout in self.layouts if layout.part == archetype.layout), archetype
