"""The page being laid out: elements, and what there is to say about them."""

import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Protocol

from renderer import findings
from renderer.deck.slide import Slide
from renderer.icons import STROKE, is_directed, nearest, strokes_of
from renderer.layout.draft import Draft, unique_name
from renderer.layout.geometry import Rect
from renderer.layout.line_ends import well_ended
from renderer.layout.logos import DeckLogo, logo_elements
from renderer.layout.recoloring import recolored
from renderer.layout.voices import bullet_of, in_ink_of, voiced
from renderer.looks import DEFAULT_LOOK, Look, Voice, look_named
from renderer.scene import POINT, Align, Element, Layout, Line, Paragraph, Run, Shape, TextBody, Turn
from renderer.typesetting.numerals import numerals_of
from renderer.typesetting.scripts import is_cjk
from renderer.typesetting.typesetter import Fitted

HAIRLINE = Line("hairline", 0.75)
CARD_RADIUS = 5.0
_CJK_SIZE, _CJK_SPACING = 0.94, 1.1
Role = Literal["display", "statement", "title", "heading", "figure", "body", "caption", "eyebrow", "nav"]
_RUNNING, _LEADING = {"heading", "body", "caption"}, {"Title", "Insight"}
"""Roles of text that is read on; names of what is read before it, and set no smaller."""
_LEAST_RUNNING = 14.0
_PARAGRAPH_STYLES = ("align", "line_spacing", "before", "indent", "hanging", "bullet", "level")


class Surround(Protocol):
    """A template's layout, seen from a page that is built on it."""

    part: str
    axis: float

    def frame(self, sheet: "Sheet", slide: Slide, eyebrow: str | None, *, titled: bool = True) -> Rect:
        """Add title, subtitle, insight and footer; return the room left for content, which may bring its own title."""

    def footer(self, sheet: "Sheet", slide: Slide) -> None:
        """Fill the placeholders at the foot that the layout has."""

    def words(self, sheet: "Sheet", title: tuple[str, str], rest: Sequence[str], path: str) -> bool:
        """Set a page of few words: its title (text, path), and `rest` below; False if the layout is not made for it."""

    def sources(self, sheet: "Sheet", slide: Slide) -> None:
        """Add footnotes and source at the foot of a page of few words."""

    def body(self, sheet: "Sheet", lines: Sequence[str], area: Rect) -> bool:
        """Set points into the layout's own body; False where it has none in `area`."""


@dataclass(slots=True, kw_only=True)
class Sheet(Draft):
    """A page that a layout fills. Text goes through `text`, which never lets it leave its box unsaid.

    Attributes:
        number: the page of the file, from 1.
        first: index of the first item it shows, when items are spread over several pages.
        stressed: whether some of the items are set off, be it on another of these pages: the others are quiet then.
        turn: how many slides of its kind stand before it in the deck: what has several compositions takes them in turn,
            so that neighbours differ.
        layout: of the file; None leaves it to the placeholders in use.
        bare: it draws by itself what its layout would.
        is_wide: its content needs the whole width: a title beside it gives way.
        hangs: its content stands in from the title, as far as the look has it; what cannot be read so does not.
        surround: the template's layout that it is built on, if any.
        ground: the color that the block being laid out stands on.
        place: of what is being laid out, in the document.
        places: of parts of the slide that are told of otherwise than the document has them.
        too_small: paths, within the slide, of what is not set at a readable size.
        language: BCP 47 tag of the deck, by which layouts write figures of their own.
        from_right: the page will be mirrored.
        title: what its slide says, for charts that point at what it names.
        steps: names of elements that an animation brings in together, step by step.
        logo: of the deck, for the places that its looks have for it.
        most_text: pt that words of the content may have: no more than title and insight, once these are set.
    """

    component: str
    number: int
    first: int = 0
    stressed: bool = False
    turn: int = 0
    look: Look = field(default_factory=lambda: look_named(DEFAULT_LOOK))
    elements: list[Element] = field(default_factory=list)
    closing: list[Element] = field(default_factory=list)
    layout: Layout | None = None
    bare: bool = False
    is_wide: bool = False
    hangs: bool = True
    surround: Surround | None = None
    ground: str = "bg1"
    place: str = ""
    places: Mapping[str, str] = field(default_factory=dict)
    too_small: set[str] = field(default_factory=set)
    steps: list[tuple[str, ...]] = field(default_factory=list)
    most_text: float = math.inf
    language: str = "en-US"
    from_right: bool = False
    title: str = ""
    logo: DeckLogo | None = None

    @property
    def page_index(self) -> int:
        """The page of the file, from 0."""
        return self.number - 1

    @property
    def axis(self) -> float:
        """Where pages from right to left are mirrored: x becomes this - x, in pt."""
        return self.surround.axis if self.surround else self.page.width

    @property
    def page(self) -> Rect:
        """The whole slide."""
        return Rect(0.0, 0.0, *self.look.spacing.page)

    @property
    def margin(self) -> float:
        """What stays free along the sides, in pt."""
        return self.look.spacing.margin

    @property
    def width(self) -> float:
        """What the margins leave, in pt."""
        return self.page.width - 2 * self.margin

    @property
    def gutter(self) -> float:
        """The distance between neighbours, in pt."""
        return self.air(self.look.spacing.gutter)

    def air(self, distance: float) -> float:
        """A distance (pt) as dense as the deck is."""
        return distance / self.look.spacing.density

    def count(self, number: int, width: int = 1) -> str:
        """`number`, of at least so many digits, in those of the deck."""
        return numerals_of(self.language).count(number, width)

    def voice(self, role: Role) -> Voice:
        """How text of one kind is set."""
        voice: Voice = getattr(self.look.type, role)
        return voice

    def unscaled(self, size: float) -> float:
        """What to ask for of running text that is to have `size` pt in every look."""
        return size / self.voice("body").scale

    def paragraph(self, text: str, size: float = 0.0, role: Role = "body", **style: Any) -> Paragraph:
        """As the function `paragraph`, in the voice that the look has for `role`.

        `size` is what the layout would take; without one, it is the voice's own.
        """
        voice = self.voice(role)
        text, size, style = voiced(voice, text, size or voice.size, style)
        if role in _RUNNING and size > self.most_text:
            size = self.most_text
            style["floor"] = min(style["floor"], size)
        return paragraph(text, size, **style)

    def name(self) -> str:
        """The next stable shape name."""
        return f"{self.component}.{len(self.elements) + len(self.closing) + 1}"

    def unique(self, wanted: str) -> str:
        """`wanted`, with a number behind it if an element of the page has that name."""
        return unique_name(wanted, {element.name for element in (*self.elements, *self.closing)})

    def add(self, element: Element) -> None:
        """Put an element above the others."""
        if not element.origin:
            element = replace(element, origin=self.place)
        if element.name in _LEADING and isinstance(element, Shape) and element.paragraphs:
            smallest = min(run.size for line in element.paragraphs for run in line.runs)
            self.most_text = max(min(self.most_text, smallest), _LEAST_RUNNING)
        rule = self.look.palette.rule
        self.elements.append(recolored(element, rule) if rule else element)

    def close(self, since: int) -> None:
        """Have everything added from the index `since` on come after the content, before what was closed earlier."""
        self.closing[:0] = self.elements[since:]
        del self.elements[since:]

    def text(
        self, rect: Rect, paragraphs: Sequence[Paragraph], *, path: str, fitted: Fitted | None = None, **style: Any
    ) -> Fitted:
        """Fit `paragraphs` into `rect` (less `insets`) and add them as one shape.

        `style` are fields of `Shape` or of its text body, and `kept`, what its geometry keeps free of words at either
        side by itself, pt.
        """
        kept = style.pop("kept", 0.0)
        insets = style.setdefault("insets", (0.0, 0.0, 0.0, 0.0))
        inner = rect.inset(*insets).inset(kept, 0.0, kept, 0.0)
        fitted = fitted or self.type.fit(paragraphs, inner.width, inner.height)
        fitted, style["insets"] = well_ended(self.type, fitted, inner, insets)
        self.report(fitted, path)
        of_body = {name: style.pop(name) for name in ("insets", "anchor", "vertical") if name in style}
        body = TextBody(self.pointed(fitted.paragraphs), **of_body) if fitted.paragraphs else None
        style["text_box"] = style.get("line") is not None
        self.add(Shape(rect.frame(), style.pop("name", self.name()), origin=self.at(path), body=body, **style))
        return fitted

    def pointed(self, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        """`paragraphs` whose points have the bullets of the look, unless they have some of their own."""
        if not any(line.bullet is POINT for line in paragraphs):
            return paragraphs
        outer, nested = bullet_of(self.look.ornaments.bullet), bullet_of(self.look.ornaments.nested)
        return tuple(
            replace(line, bullet=in_ink_of(line.runs[0].color, nested if line.level else outer))
            if line.bullet is POINT
            else line
            for line in paragraphs
        )

    def report(self, fitted: Fitted, path: str, *, table: bool = False) -> None:
        """Say that text, or that of a `table`, is too small or too tall, once for each path."""
        said = self.overflow(fitted, path, table=table)
        self.too_small |= {path} if said else set()
        if said and not any(finding.component_path == self.at(path) for finding in self.findings):
            known = {finding.code for finding in self.findings}
            self.findings.extend(finding for finding in said if finding.code not in known or finding is said[0])

    def at(self, path: str) -> str:
        """Where `path`, of the slide, is in the document."""
        return self.places.get(path) or f"slides[{self.index}].{path}"

    def item(self, kind: str, index: int) -> str:
        """The path of the `index`-th item on this page."""
        return f"{kind}[{self.first + index}]"

    def collision(self, path: str, message: str) -> None:
        """Say that labels of a chart have no room."""
        self.say(findings.chart_labels(self.page_index, self.at(path), message))

    def icon(self, name: str, box: Rect, color: str, path: str) -> bool:
        """Draw an icon as large as `box` allows, in its middle, or say that there is none of this name.

        It says nothing that the words beside it do not say. `path` is where the document names it.
        """
        strokes = strokes_of(name)
        if strokes is None:
            self.say(findings.unknown_icon(self.page_index, self.at(path), name, nearest(name)))
            return False
        side = min(box.width, box.height)
        edge = STROKE * side
        square = Rect(box.x + (box.width - side) / 2, box.y + (box.height - side) / 2, side, side)
        self.add(
            Shape(
                square.frame(),
                self.unique(f"Icon {name}"),
                decorative=True,
                builds=True,
                geometry="rightArrow" if is_directed(name) else "rect",
                line=Line(color, edge, cap="rnd", join="round"),
                path=strokes,
            )
        )
        return True

    @contextmanager
    def narrowed(self, width: float) -> Iterator[None]:
        """For a while, the page ends `width` pt from its left edge."""
        whole = self.look
        self.look = replace(whole, spacing=replace(whole.spacing, page=(width, self.page.height)))
        yield
        self.look = whole

    def add_logo(self, box: Rect, ground: str | None, align: Align = "l") -> None:
        """Draw the logo of the deck, if it has one, in `box`; `ground` is a colour of the theme, None a picture."""
        if self.logo:
            on = ground and self.theme.hex_of(ground)
            self.elements.extend(logo_elements(self.logo, box, self.theme, on, align=align))

    def decoration(self, rect: Rect, **style: Any) -> None:
        """Add a shape that says nothing."""
        self.add(Shape(rect.frame(), self.name(), decorative=True, **style))

    def rule(self, x: float, y: float, width: float, line: Line = HAIRLINE) -> None:
        """Add a horizontal line."""
        self.line(Rect(x, y, width, 0), line)

    def line(self, rect: Rect, line: Line = HAIRLINE, *, rising: bool = False) -> None:
        """Add a line from the top left of `rect` to its bottom right, or from bottom left to top right."""
        turn = Turn(flip_v=rising)
        self.add(Shape(rect.frame(), self.name(), line=line, geometry="line", decorative=True, turn=turn))


def paragraph(text: str, size: float, **style: Any) -> Paragraph:
    """One paragraph of one run; `style` are fields of `Run` or of `Paragraph`."""
    options = {key: style.pop(key) for key in _PARAGRAPH_STYLES if key in style}
    if is_cjk(text):
        size = round(size * _CJK_SIZE * 2) / 2
        if "floor" in style:
            # What may not shrink at all is not too small for being set in the smaller size of its script.
            style["floor"] = min(style["floor"], size)
        options["line_spacing"] = max(options.get("line_spacing", 0.0), _CJK_SPACING)
    # What measures text takes plain strings alone, and no kinds of them, as `Prose` is one.
    return Paragraph((Run(str(text), size, **style),), **options)
