"""How a deck looks, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from renderer.looks.rules import Rule

Transform = Literal["none", "upper", "lower", "title"]
TitleMark = Literal["bar", "block", "overline", "none"]
TableStyle = Literal["lines", "accent", "filled"]
StatementMark = Literal["bar", "rule", "none"]
NumberStyle = Literal["plain", "chip", "ruled"]
TextAlign = Literal["l", "ctr"]
TitlePlace = Literal["top", "column", "band", "serif", "centred"]
CardStyle = Literal["tint", "outline", "top-rule", "left-rule", "none", "filled"]
KpiSurface = Literal["cards", "divided", "band"]
Emphasis = Literal["fill", "text", "panel", "rule"]
ChartFrame = Literal["none", "panel", "axis", "grid"]
Numerals = Literal["serif", "sans", "light"]
OpeningPage = Literal["A", "B", "C", "picture"]
RhythmGround = Literal["dark", "accent"]


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours, as #RRGGBB.

    Attributes:
        ground: of the page; `surface` of cards on it.
        ink: of text; `muted` of its second voice.
        grey: of what is there beside the point.
        second: a second accent, for eyebrows and the second series; None for none.
        inverse: of text on the accent; None leaves it to the contrast.
        rule: of lines; None for one that follows the surface.
        series: hues after the accent, in an order that any kind of colour vision can follow.
        chart: what a document gave for all series, the first as well.
    """

    ground: str
    surface: str
    ink: str
    muted: str
    accent: str
    grey: str = "#6B7280"
    good: str = "#0F766E"
    bad: str = "#B42318"
    second: str | None = None
    inverse: str | None = None
    rule: str | None = None
    series: tuple[str, ...] = ()
    chart: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """How one kind of text is set.

    Attributes:
        size: pt to begin with, before it shrinks to fit; 0 leaves it to the layout.
        most: pt no text of this kind exceeds; None for no limit.
        scale: what the layout's own sizes are multiplied by.
        tracking: extra space after each character, pt.
        leading: line spacing as a multiple of the font's own.
        family: a font family; None is that of the deck, or of its headings where `heading` is set.
        color: a name that `Theme` knows.
    """

    size: float = 0.0
    most: float | None = None
    scale: float = 1.0
    bold: bool = False
    italic: bool = False
    tracking: float = 0.0
    transform: Transform = "none"
    leading: float = 1.0
    family: str | None = None
    heading: bool = False
    color: str = "tx1"

    def sized(self, size: float) -> float:
        """What the layout's `size` (pt) becomes, in half points."""
        size = round(size * self.scale * 2) / 2
        return size if self.most is None else min(size, self.most)


@dataclass(frozen=True, slots=True)
class TypeScale:
    """The kinds of text: `heading` names cards and rows, `figure` is a number that matters, `nav` a page number."""

    display: Voice = Voice(size=54.0, bold=True, heading=True)
    statement: Voice = Voice(size=48.0, bold=True, heading=True)
    title: Voice = Voice(size=30.0, bold=True, heading=True)
    heading: Voice = Voice(bold=True)
    figure: Voice = Voice(bold=True)
    body: Voice = Voice()
    caption: Voice = Voice(color="tx2")
    eyebrow: Voice = Voice(size=12.0, bold=True, tracking=1.0, transform="upper", color="accent2")
    nav: Voice = Voice(size=12.0, color="tx2")


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distances in pt.

    Attributes:
        page: width and height of a slide.
        margin: what stays free at the sides; `top` what stands above the title, `foot` above the footer.
        indent: what stays free at the left of the content besides the margin; the title stands above it or, `hanging`,
            at the margin.
        under_title: between the title and what belongs to it; `content` between both and the content.
        gutter: between cards; `padding` inside of them; `points` between bullets; `columns` between columns of text.
        opening: the left edge of an opening page.
        density: what distances are divided by; air around rows and cards shrinks with it too.
    """

    page: tuple[float, float] = (960.0, 540.0)
    margin: float = 43.2
    top: float = 42.0
    foot: float = 14.0
    indent: float = 0.0
    hanging: bool = False
    under_title: float = 3.0
    content: float = 20.0
    gutter: float = 14.4
    padding: float = 18.0
    points: float = 9.0
    columns: float = 36.0
    opening: float = 72.0
    density: float = 1.0


@dataclass(frozen=True, slots=True)
class Bullet:
    """The sign before a point: a character, or numbers; `size` is a share of the text's, `indent` in pt."""

    char: str = "\u25a0"
    color: str = "accent2"
    size: float = 0.7
    numbered: bool = False
    indent: float | None = None


@dataclass(frozen=True, slots=True)
class Ornaments:
    """What is drawn besides the content.

    Attributes:
        title: the mark at the title; `align` is where titles stand.
        title_rule: lines under the title, which then has a fixed height; `edge` along the top of the page;
            `divider` between points and rows; None is a hairline; `section` under a section's name.
        radius: of the corners of cards, in pt.
        step: the sign of a step in time.
        number: how page numbers stand; `number_text` is a pattern of {n} and {total}.
    """

    title: TitleMark = "bar"
    align: TextAlign = "l"
    title_rule: tuple[Rule, ...] = ()
    edge: tuple[Rule, ...] = ()
    divider: tuple[Rule, ...] | None = None
    section: tuple[Rule, ...] = ()
    card_border: float | None = None
    radius: float = 5.0
    table: TableStyle = "lines"
    statement: StatementMark = "bar"
    bullet: Bullet = Bullet()
    nested: Bullet = Bullet("\u2013", "tx2", 1.0)
    step: Literal["dot", "ring", "square", "number"] = "dot"
    number: NumberStyle = "plain"
    number_text: str = "{n}"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a look composes: what it does where others do otherwise.

    Layouts choose by these words, by the content and by the neighbours of a slide, never by the name of a look.

    Attributes:
        title: where titles stand: at the top left; in a left column of three, with the content on nine; in a band
            across the page; large over a rule; small and centred over the content.
        cards: what is drawn under the text of a card: a tint, an outline, a rule above or at the left of it, nothing
            but space, or a dark fill.
        kpis: rows of figures stand on a card each, are divided by hairlines, or lie on one band.
        emphasis: what matters is on a fill of the accent, in the accent's ink, on a dark panel, or at a thick rule.
        frame: charts stand free, on a tinted panel, on their axis line alone, or over a grid of dots.
        numerals: figures are in the family of titles, bold in that of text, or large and light; it sets the voice
            `figure`.
        opening: a dark panel beside a picture or tint (A); a whole dark ground (B); a light ground with a band at its
            foot (C); a picture to the edges.
        rhythm: the ground of pages that break the run: statements, sections, quotes, single figures.
    """

    title: TitlePlace = "top"
    cards: CardStyle = "tint"
    kpis: KpiSurface = "cards"
    emphasis: Emphasis = "fill"
    frame: ChartFrame = "none"
    numerals: Numerals = "sans"
    opening: OpeningPage = "A"
    rhythm: RhythmGround = "accent"

    @property
    def has_surfaces(self) -> bool:
        """Whether cards have edges of their own, which text keeps away from on all sides."""
        return self.cards in {"tint", "outline", "filled"}


@dataclass(frozen=True, slots=True)
class PhotoStyle:
    """What is done to pictures that fill an area: `opacity` 0..1, `radius` in pt, `overlay` a colour above them."""

    treatment: Literal["none", "mono", "duotone"] = "none"
    overlay: str | None = None
    opacity: float = 1.0
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Look:
    """A theme as data. `heading` and `body` are the font families of titles and of all other text.

    `named` are colours (#RRGGBB) that a document gave to names of its palette which are no slots of a theme.
    """

    name: str
    palette: Palette
    title: str = "Deckmill"
    heading: str = "Calibri"
    body: str = "Calibri"
    type: TypeScale = TypeScale()
    spacing: Spacing = Spacing()
    ornaments: Ornaments = field(default_factory=Ornaments)
    manner: Manner = Manner()
    photo: PhotoStyle = PhotoStyle()
    named: Mapping[str, str] = field(default_factory=dict)
