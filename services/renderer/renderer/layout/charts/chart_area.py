"""A chart being laid out: the page it stands on, where its document has it, and the colors around it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from deck_domain.findings import Finding
from deck_presentation.contrast import contrast, luminance
from renderer.layout.geometry import Rect
from renderer.layout.sheet import Sheet, paragraph
from renderer.scene import Frame
from renderer.scene.charts import INKS, Inks
from renderer.scene.theme import rgb

_ON_DARK = Inks("bg1", "bg1", "bg1 alpha:60000", "bg1 alpha:25000", "tx1")
_READABLE = 4.5
_SAMPLE = 40
_ROOMY, _TIGHT = 190.0, 110.0


@dataclass(frozen=True, slots=True)
class ChartArea:
    """Where a chart is drawn.

    Attributes:
        path: of the chart's data within the slide, for findings.
        rect: what the chart may take, pt.
        name: of the chart on its page.
    """

    sheet: Sheet
    path: str
    rect: Rect
    inks: Inks = INKS
    name: str = "Chart"

    @property
    def frame(self) -> Frame:
        """All of it, in EMU."""
        return self.rect.frame()

    @property
    def is_dark(self) -> bool:
        """Whether its ground is darker than its ink."""
        theme = self.sheet.theme
        return luminance(theme.hex_of(self.inks.ground)) < luminance(theme.hex_of(self.inks.ink))

    @property
    def axis_size(self) -> float:
        """The size of figures and names at the axes, pt: smaller in a small chart."""
        room = min(self.rect.height, self.rect.width * 0.7)
        return 12.0 if room >= _ROOMY else 10.0 if room >= _TIGHT else 9.0

    def text_width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Of one line, in pt."""
        return self.sheet.type.width(text, size, bold=bold)

    def widest(self, texts: Sequence[str], size: float, *, bold: bool = False) -> float:
        """The width of the widest of `texts`, of which the first and last ones stand for all."""
        return max((self.text_width(text, size, bold=bold) for text in sample(texts)), default=0.0)

    def lines(self, text: str, size: float, width: float) -> int:
        """How many lines `text` takes in `width` pt."""
        return len(self.lines_of(text, size, width))

    def lines_of(self, text: str, size: float, width: float) -> list[str]:
        """The lines that `text` takes in `width` pt."""
        if self.text_width(text, size) <= width:
            return [text]
        return [line.text for line in self.sheet.type.measure([paragraph(text, size)], max(width, 1.0)).lines]

    def claimed_line(self, text: str, size: float) -> float:
        """The height of a line of `text` as its fonts claim it, pt."""
        return self.sheet.type.claimed_line(paragraph(text, size))

    def note(self, *texts: str) -> None:
        """Remember that the chart shows `texts`."""
        for text in texts:
            self.sheet.type.note([paragraph(text, 12.0)])

    def say(self, finding: Callable[..., Finding], *what: object, where: str = "") -> None:
        """Say `what` of the chart, or of `where` in its data (".series[1]")."""
        sheet = self.sheet
        sheet.say(finding(sheet.page_index, sheet.at(f"{self.path}{where}"), *what))

    def no_effect(self, where: str, message: str) -> None:
        """Say in a sentence that the option at `where` in the chart's data has no effect."""
        self.sheet.no_effect(f"{self.path}.{where}", message)

    @property
    def has_collision(self) -> bool:
        """Whether labels of the chart were said to have no room."""
        said = ("CHART_LABEL_COLLISION", self.sheet.at(self.path))
        return any((one.code, one.component_path) == said for one in self.sheet.findings)

    def collision(self, message: str) -> None:
        """Say that labels have no room."""
        self.sheet.collision(self.path, message)


def sample(texts: Sequence[str]) -> Sequence[str]:
    """The first and the last of many texts, which stand for all."""
    return texts if len(texts) <= 2 * _SAMPLE else [*texts[:_SAMPLE], *texts[-_SAMPLE:]]


def inks_on(sheet: Sheet, ground: str | None) -> Inks:
    """The colors that read on `ground` (#RRGGBB); None is the theme's own."""
    colors = sheet.theme.colors
    if ground is None or contrast(colors["dk1"], ground) >= min(_READABLE, contrast(colors["lt1"], ground)):
        return INKS
    return _ON_DARK


def ink_on(area: ChartArea, color: str) -> str:
    """What reads on a fill, which may have transforms."""
    theme = area.sheet.theme
    return theme.text_on(rgb(color, theme, theme.hex_of(area.inks.ground))) if " " in color else theme.ink_on(color)


def reads(area: ChartArea, color: str) -> bool:
    """Whether text in `color` reads on the ground of a chart."""
    theme = area.sheet.theme
    ground = rgb(area.inks.ground, theme)
    return contrast(rgb(color, theme, ground), ground) >= _READABLE
