"""The parsed deck. Geometry is in EMU on the slide, text sizes in points, angles in degrees clockwise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from deck_presentation.boxes import Box
from deck_presentation.paints import Color, Paint

NO_PAINT, UNKNOWN = Paint("none"), Paint("unknown")


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one format.

    Attributes:
        text: what is shown; a line break is a vertical tab.
        size: points, before the stored autofit scale.
        font: family for Latin text, theme references resolved.
        east_asian: family for CJK text, or "".
        complex_script: family for Arabic, Hebrew and the like, or "".
        bold: bold face.
        italic: italic face.
        paint: the fill of the glyphs.
        raised: superscript or subscript.
        lang: BCP 47 tag, or "".
        field: `slidenum` and the like, or "".
        caps: none, small or all.
        underlined: by a line of any kind.
        struck: through, once or twice.
        symbol: family for characters of symbol fonts (U+F000 to U+F0FF), or "".
        outline: what the glyphs are drawn around with; none for most text, all there is to see of hollow text.
    """

    text: str
    size: float
    font: str
    east_asian: str
    complex_script: str
    bold: bool
    italic: bool
    paint: Paint
    raised: bool = False
    lang: str = ""
    field: str = ""
    caps: str = "none"
    underlined: bool = False
    struck: bool = False
    symbol: str = ""
    outline: Paint = NO_PAINT

    @property
    def inks(self) -> tuple[Paint, ...]:
        """Its fill and its outline, those of them that leave anything to see; invisible text has none."""
        return tuple(paint for paint in (self.paint, self.outline) if paint.opacity > 0)

    @property
    def opacity(self) -> float:
        """How much the glyphs hide of what is behind them, 0..1: those of hollow text as much as their outline."""
        return max((ink.opacity for ink in self.inks), default=0.0)


@dataclass(frozen=True, slots=True)
class Spacing:
    """A distance between lines or paragraphs: `points` if set, else `percent` of the line (1.0 = single)."""

    percent: float = 0.0
    points: float | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs and how they are set; `left` and `indent` in EMU, `align` is l, ctr, r, just.

    `bullet`: the character of a bullet, "1." for any numbering, "" for a picture or no bullet.
    """

    runs: tuple[Run, ...]
    size: float
    font: str
    align: str
    level: int
    left: int
    indent: int
    right: int
    line: Spacing
    before: Spacing
    after: Spacing
    bulleted: bool
    rtl: bool
    bullet: str = ""

    @property
    def text(self) -> str:
        """The text of all runs."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class TextBody:
    """The text of a shape or a cell.

    Attributes:
        paragraphs: in order.
        insets: left, top, right, bottom in EMU.
        anchor: t, ctr or b.
        wraps: False when a line may run out of the box.
        autofit: none, shrink or resize.
        font_scale: the stored shrink, 1.0 = none.
        line_reduction: what the stored shrink takes from line spacing, 0.0 = nothing.
        scale_stored: a scale is written in the file.
        columns: newspaper columns.
        column_gap: EMU.
        vertical: horz, vert or vert270; other directions are kept by name.
    """

    paragraphs: tuple[Paragraph, ...]
    insets: tuple[int, int, int, int] = (91440, 45720, 91440, 45720)
    anchor: str = "t"
    wraps: bool = True
    autofit: str = "none"
    font_scale: float = 1.0
    line_reduction: float = 0.0
    scale_stored: bool = False
    columns: int = 1
    column_gap: int = 0
    vertical: str = "horz"

    @property
    def text(self) -> str:
        """The whole text, paragraphs parted by line feeds."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def is_blank(self) -> bool:
        """Nothing but white space."""
        return not self.text.strip()

    def runs(self) -> Iterator[Run]:
        """All runs that show something."""
        for paragraph in self.paragraphs:
            for run in paragraph.runs:
                if run.text.strip():
                    yield run


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; `box` on the slide, `column_span` and `row_span` at least 1."""

    row: int
    column: int
    box: Box
    body: TextBody
    paint: Paint
    paint_known: bool = True
    column_span: int = 1
    row_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table without its merged-away cells; sizes in EMU."""

    cells: tuple[Cell, ...]
    column_widths: tuple[int, ...]
    row_heights: tuple[int, ...]
    first_row: bool


@dataclass(frozen=True, slots=True)
class Series:
    """A series of a chart.

    Attributes:
        name: as the legend shows it, or "".
        plot: the element that draws it: barChart, lineChart, pieChart, ...
        values: by point; None where there is none.
        categories: by point, as far as they are cached.
        formats: number formats of its values and of its labels.
        paint: what it is drawn with; that of its line, where it is one; unknown where PowerPoint chooses by a style.
        points: paints of points that differ from it, by point.
        by_point: each point gets a colour of its own where it is painted with none.
        texture: its dash and its marker, by which it can be told apart without colour, or "".
        formula: where its values stand in the workbook, `Sheet1!$B$2:$B$5`, or "".
        shows_names: its labels name it or its points.
        shows_values: its labels show its values as they are.
        ends: where its value axis begins and ends, as far as that is written; of a logarithmic one nothing is.
        scale: the value axis on which its values can be set against those of others; "" of what is stacked, has no such
            axis, or has a logarithmic one.
    """

    name: str
    plot: str
    values: tuple[float | None, ...]
    categories: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    paint: Paint = UNKNOWN
    points: Mapping[int, Paint] = field(default_factory=dict)
    by_point: bool = False
    texture: str = ""
    formula: str = ""
    shows_names: bool = False
    shows_values: bool = False
    ends: tuple[float | None, float | None] = (None, None)
    scale: str = ""


@dataclass(frozen=True, slots=True)
class Lettering:
    """Words of a chart that wrap within a room.

    Attributes:
        words: names of categories, or of series at their labels.
        size: of the type, points.
        room: of each, as a share of the chart's width.
    """

    words: tuple[str, ...]
    size: float
    room: float


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows: cached values, its words, and whether it can be edited.

    Attributes:
        part: name of the chart part.
        words: titles, categories, series names and labels.
        values: every cached number.
        has_workbook: the workbook is embedded, or linked.
        smallest_text: points, the smallest size written in the part; None if none is.
        series: in the order of the part.
        workbook: name of the embedded workbook's part; None where there is none.
        lettering: words that have a narrow room and are not turned.
    """

    part: str
    words: tuple[str, ...]
    values: tuple[float, ...]
    has_workbook: bool
    smallest_text: float | None
    series: tuple[Series, ...] = ()
    workbook: str | None = None
    lettering: tuple[Lettering, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """An image: `part` is None when it is not embedded; `crop` is left, top, right, bottom in 0..1.

    `vector`: PowerPoint shows a drawing in its place, which is sharp at any size.
    """

    part: str | None
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    vector: bool = False


@dataclass(frozen=True, slots=True)
class Placeholder:
    """The role of a shape: `type` as written (title, body, obj, ...), `idx` its slot."""

    type: str
    idx: int


@dataclass(frozen=True, slots=True)
class Shape:
    """One thing on a slide, groups taken apart.

    Attributes:
        id: `p:cNvPr/@id`.
        name: its name.
        kind: shape, picture, table, chart, connector, diagram, object or media.
        box: where it stands.
        path: position in the tree, `shapes[3]` or `shapes[3].shapes[0]`.
        geometry: name of the preset outline, or "" for a drawn one.
        paint: the fill; of one that shows the background, what its slide, layout or master is painted with first.
        has_line: an outline is drawn.
        placeholder: its role, if any.
        body: its text.
        alt: alternative text; a group's counts for its members.
        decorative: marked as decoration.
        hidden: not shown.
        table: what it holds, if it is one.
        chart: what it shows, if it is one.
        picture: its image, if it is one.
        in_group: a member of a group.
        shows_background: it is a window on what the slide is painted with first (19.3.1.43): `paint` lies as on the
            whole slide, not as in the box.
        fill_box: what `paint` is laid over where that is more than the box: the group whose fill it is.
    """

    id: int
    name: str
    kind: str
    box: Box
    path: str
    geometry: str = "rect"
    paint: Paint = NO_PAINT
    has_line: bool = False
    placeholder: Placeholder | None = None
    body: TextBody | None = None
    alt: str = ""
    decorative: bool = False
    hidden: bool = False
    table: Table | None = None
    chart: Chart | None = None
    picture: Picture | None = None
    in_group: bool = False
    shows_background: bool = False
    fill_box: Box | None = None

    @property
    def is_title(self) -> bool:
        """A title placeholder."""
        return self.placeholder is not None and self.placeholder.type in ("title", "ctrTitle")

    @property
    def is_chrome(self) -> bool:
        """A footer, date or page number."""
        return self.placeholder is not None and self.placeholder.type in ("ftr", "dt", "sldNum", "hdr")

    @property
    def is_placeless(self) -> bool:
        """A placeholder that neither it, its layout nor its master gives a place."""
        return self.placeholder is not None and self.box == Box(0, 0, 0, 0)

    @property
    def has_text(self) -> bool:
        """Shows text of its own (not a table's)."""
        return self.body is not None and not self.body.is_blank

    @property
    def bodies(self) -> tuple[TextBody, ...]:
        """Its text, or that of the cells of its table."""
        cells = self.table.cells if self.table is not None else ()
        return (*(cell.body for cell in cells), *([self.body] if self.body is not None else []))


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide; `shapes` from back to front, `backdrop` what its layout and master draw beneath them.

    Attributes:
        index: 0-based.
        part: name of the slide part.
        layout: name of its layout's part, or "".
        shapes: from back to front.
        backdrop: shapes of the master and the layout, from back to front.
        background: what is painted first.
        notes: the speaker notes.
        hidden: not shown in the show.
        has_comments: comments are attached.
        anchored: what of it is not native, as a sentence for each.
        layout_name: what people call its layout, or "".
        layout_roles: the placeholders that its layout has, in their order.
        palette: the colors of its theme, those of links left out.
    """

    index: int
    part: str
    shapes: tuple[Shape, ...]
    backdrop: tuple[Shape, ...]
    background: Paint
    notes: str = ""
    hidden: bool = False
    has_comments: bool = False
    layout: str = ""
    anchored: tuple[str, ...] = ()
    layout_name: str = ""
    layout_roles: tuple[Placeholder, ...] = ()
    palette: tuple[Color, ...] = ()

    @property
    def title(self) -> Shape | None:
        """The first title placeholder."""
        return next((shape for shape in self.shapes if shape.is_title), None)


@dataclass(frozen=True, slots=True)
class Deck:
    """A presentation; `width` and `height` in EMU.

    Attributes:
        width: of a slide.
        height: of a slide.
        slides: in the order of the show.
        language: the document's default, or "".
        properties: document properties by name (creator, title, ..., custom ones too).
        images: bytes of the image parts that slides show, by part name.
    """

    width: int
    height: int
    slides: tuple[Slide, ...]
    language: str = ""
    properties: dict[str, str] = field(default_factory=dict)
    images: dict[str, bytes] = field(default_factory=dict, repr=False)
