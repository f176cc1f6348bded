"""What the words of a slide are, in the pieces that are compared."""

from dataclasses import dataclass

from deck_presentation.boxes import Box

Area = tuple[float, float, float, float]
"""Left, top, right and bottom as shares of the slide, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together: a shape's text, or one point of a list.

    Attributes:
        lines: without blank ones.
        role: where it stands on the slide, alike for its like in another version: a place in the document, or a
            placeholder; empty where neither is known.
        path: the place in the document that was sent, if the renderer said so.
    """

    lines: tuple[str, ...]
    role: str = ""
    path: str | None = None

    @property
    def label(self) -> str:
        """What names the rest: the first of several lines."""
        return self.lines[0] if len(self.lines) > 1 else ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the texts of its rows."""

    rows: tuple[tuple[str, ...], ...]
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A series of a chart: a value for each category, None where there is none."""

    name: str
    categories: tuple[str, ...]
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """What a chart draws; `kinds` are the elements that draw it, each once: barChart, lineChart, ..."""

    series: tuple[Series, ...]
    path: str | None = None
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """What a layout or a master shows on its slides; `images` as those of a slide."""

    blocks: tuple[Block, ...] = ()
    images: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """One slide, with all that is compared but its picture.

    Attributes:
        index: 0-based.
        slide_id: what the document called it; empty where it did not.
        component_id: likewise.
        title: its title's text.
        images: sha256 of the images that it shows.
        boxes: where its shapes stand, in EMU.
        numbers: where its number is shown.
        of_layout: what its layout shows on it.
        of_master: what its master shows on it.
    """

    index: int
    slide_id: str
    component_id: str
    title: str
    blocks: tuple[Block, ...]
    grids: tuple[Grid, ...]
    plots: tuple[Plot, ...]
    images: tuple[str, ...]
    notes: str
    boxes: tuple[Box, ...]
    numbers: tuple[Area, ...]
    of_layout: Shared = Shared()
    of_master: Shared = Shared()

    @property
    def said(self) -> tuple[object, ...]:
        """All that it says itself: slides that say the same have the same."""
        blocks = tuple((block.role, block.lines) for block in self.blocks)
        rows = tuple(grid.rows for grid in self.grids)
        return blocks, rows, tuple(plot.series for plot in self.plots), self.images, self.notes

    @property
    def shown(self) -> tuple[object, ...]:
        """The same with the types of its charts, and with what its layout and its master show on it."""
        return self.said, tuple(plot.kinds for plot in self.plots), self.of_layout, self.of_master
