"""Fits text into boxes: wrap, shrink to a floor, tighten, and only then say that it does not fit."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from operator import attrgetter

from deck_fonts import Font, FontBook, MeasuredText, TextRun, measure_paragraphs
from deck_fonts import Paragraph as MeasuredParagraph
from deck_fonts.breaking import pieces
from renderer.scene import Paragraph, Run
from renderer.scene.theme import FONT_FAMILY
from renderer.typesetting.figure_fonts import parts_by_font
from renderer.typesetting.phrases import splits_label
from renderer.typesetting.ties import tied_paragraphs

_VALUES_OF_RUN = attrgetter(*(field.name for field in fields(Run)))
_SIZE = [field.name for field in fields(Run)].index("size")
_FOR_COMPANY = 0.84
"""How much smaller type may get lest an ideograph or two stand alone on the last line, or a label lose a word's end."""
_STEP = 0.94
_TIGHT_LINES, _TIGHT_GAPS = 0.92, 0.5
_OUTLIERS, _LEAST_ALIKE = 3, 6.0
_SMALLEST = 1.0
_MOST_FITS = 2_000
"""What a deck keeps of fitted texts, and of measured ones: those of the pages that are being tried."""
_CLAIM_SAMPLE = 80
# A full page of the smallest readable type has about 6000 characters.
_MEASURED_IN_FULL, _SAMPLE, _LEAST_SAMPLE, _SAMPLED_PARAGRAPHS = 8_000, 500, 20, 40
# Of the narrowest letters, on a tight line, in square em.
_LEAST_CHARACTER = 0.22
# Ideographs are set a touch smaller than Latin text of the same rank.
_FLOOR_SLACK = 0.8


@dataclass(frozen=True, slots=True)
class Fitted:
    """Paragraphs in the sizes they are drawn in.

    Attributes:
        paragraphs: what to draw.
        measured: how it comes out.
        too_small: sizes had to go below their floor.
        overflows: even so the text is taller than its box.
    """

    paragraphs: tuple[Paragraph, ...]
    measured: MeasuredText
    too_small: bool = False
    overflows: bool = False


class Typesetter:
    """Measures and fits paragraphs of the deck's families."""

    def __init__(
        self, book: FontBook, family: str = FONT_FAMILY, heading: str | None = None, *, from_right: str | None = None
    ) -> None:
        """Args: from_right: the family of the page's script if it runs from right to left; None on other pages."""
        self.book = book
        self.family, self.heading = family, heading or family
        self._from_right = from_right
        self.families: set[str] = set()
        self.missing: set[str] = set()
        self._noted: set[tuple[str, Font]] = set()
        self._fits: dict[tuple[tuple[Paragraph, ...], float, float], Fitted] = {}
        self._measured: dict[tuple[tuple[Paragraph, ...], float], MeasuredText] = {}
        self._lines: dict[tuple[tuple[str, ...], tuple[Font, ...]], list[list[tuple[str, Font]]]] = {}

    def turned(self, complex_family: str) -> "Typesetter":
        """For pages that run from right to left, in a script drawn in `complex_family`; what is noted is shared."""
        other = Typesetter(self.book, self.family, self.heading, from_right=complex_family)
        other.families, other.missing, other._noted = self.families, self.missing, self._noted
        return other

    def measure(self, paragraphs: Sequence[Paragraph], width: float) -> MeasuredText:
        """`paragraphs` set into `width` pt; of more than a page can hold, a sample is set and the height estimated.

        Figures stay with their units, as `tied` has them. Rows of a page that is tried again come in the sizes and
        columns of before, about every second of them.
        """
        asked = (tuple(paragraphs), width)
        if (known := self._measured.get(asked)) is not None:
            return known
        if len(self._measured) >= _MOST_FITS:
            self._measured.clear()
        self._measured[asked] = measured = self._tied(asked[0], width)[1]
        return measured

    def tied(self, paragraphs: Sequence[Paragraph], width: float) -> tuple[Paragraph, ...]:
        """`paragraphs` as they are written into a box of `width` pt: where lines are broken, figures stay together.

        Only those that are wider than a line are broken like other words. Texts that take one line stay as they are.
        """
        paragraphs = tuple(paragraphs)
        # Most have nothing to keep together, whatever their lines are.
        return paragraphs if tied_paragraphs(paragraphs) == paragraphs else self._tied(paragraphs, width)[0]

    def _tied(self, paragraphs: tuple[Paragraph, ...], width: float) -> tuple[tuple[Paragraph, ...], MeasuredText]:
        loose = self._measure(paragraphs, width)
        if len(loose.lines) <= len(paragraphs) or (tied := tied_paragraphs(paragraphs)) == paragraphs:
            return paragraphs, loose
        measured = self._measure(tied, width)
        if len(measured.broken_words) > len(loose.broken_words):
            tied = tied_paragraphs(paragraphs, measured.broken_words)
            measured = self._measure(tied, width)
        return tied, measured

    def _measure(self, paragraphs: Sequence[Paragraph], width: float) -> MeasuredText:
        shown, ratio = _sampled(paragraphs)
        set_lines = [self._measurable(paragraph) for paragraph in shown]
        measured = measure_paragraphs(self.book, set_lines, width)
        return measured if ratio == 1 else replace(measured, height=measured.height * ratio)

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Width of the longest line of `text`, in pt; of what no page can hold, of its beginning."""
        font = Font(self.family, bold)
        return max(self._width(line, font) for line in text[:_MEASURED_IN_FULL].split("\n")) * size

    def _width(self, line: str, font: Font) -> float:
        """Width of one line, in shares of the size of type."""
        (parts,) = self._parts((line,), (font,))
        return sum(self.book.width(text, drawn, 1.0) for text, drawn in parts)

    def longest_word(self, text: str, size: float, *, bold: bool = False) -> float:
        """Width of the widest unbreakable piece, in pt."""
        words = (piece.rstrip() for line in text[:_SAMPLE].split("\n") for piece in pieces(line))
        return max((self.width(word, size, bold=bold) for word in words), default=0.0)

    def claimed_line(self, paragraph: Paragraph) -> float:
        """The height of one line as the fonts of `paragraph` claim it, in pt: cells of tables are that high."""

        def claimed(run: Run) -> float:
            line = run.text[:_CLAIM_SAMPLE].replace("\n", " ")
            return self.book.extent(line, self._font(run)).claimed_em * run.size

        return paragraph.line_spacing * max(map(claimed, paragraph.runs))

    def cell_height(self, paragraphs: Sequence[Paragraph], width: float) -> float:
        """The height of `paragraphs` in a table's cell of `width` pt, whose lines are as high as their fonts claim."""
        claimed = 0.0
        for one in paragraphs:
            if one.runs:
                claimed += len(self.measure((one,), width).lines) * self.claimed_line(one)
        return max(self.measure(paragraphs, width).height, claimed)

    def fit(self, paragraphs: Sequence[Paragraph], width: float, height: float) -> Fitted:
        """The largest sizes, from those given down, at which `paragraphs` stay within `width` x `height` pt.

        Pages are tried with more and with fewer items before one is kept: the same text comes again in the same box.
        """
        asked = (tuple(paragraphs), width, height)
        if (known := self._fits.get(asked)) is not None:
            return known
        if len(self._fits) >= _MOST_FITS:
            self._fits.clear()
        self._fits[asked] = fitted = self._fit(paragraphs, width, height)
        return fitted

    def _fit(self, paragraphs: Sequence[Paragraph], width: float, height: float) -> Fitted:
        fitted = self._shrunk(paragraphs, max(width, _SMALLEST), max(height, _SMALLEST))
        if any(run.size < run.floor - _FLOOR_SLACK for line in fitted.paragraphs for run in line.runs):
            fitted = replace(fitted, too_small=True)
        self.note(fitted.paragraphs)
        return fitted

    def is_far_too_much(self, paragraphs: Sequence[Paragraph], width: float, height: float) -> bool:
        """Whether `paragraphs` cannot fit, by their mere length."""
        return _least_area(paragraphs) > width * height

    def note(self, paragraphs: Sequence[Paragraph]) -> None:
        """Remember which families draw `paragraphs`, and what none of them can."""
        for run in (run for paragraph in paragraphs for run in paragraph.runs):
            asked = run.text, self._font(run)
            if asked in self._noted:
                continue
            self._noted.add(asked)
            extent = self.book.extent("".join(dict.fromkeys(run.text)), asked[1])
            self.families.update(extent.families)
            self.missing.update(extent.missing)

    def fit_alike(
        self,
        texts: Sequence[Sequence[Paragraph]],
        width: float | Sequence[float],
        height: float | Sequence[float],
    ) -> list[Fitted]:
        """Each text in its own box of `width` x `height` pt, all shrunk by the step that the longest needs.

        Both may be given for each. Single texts that cannot be read in any case take none of the others with them;
        where a third of them cannot, the others follow.
        """
        widths = width if isinstance(width, Sequence) else [width] * len(texts)
        heights = height if isinstance(height, Sequence) else [height] * len(texts)
        boxes = list(zip(widths, heights, strict=True))
        alone = [self.fit(text, *box) for text, box in zip(texts, boxes, strict=True)]
        steps = [_step(one.paragraphs, text) for one, text in zip(alone, texts, strict=True)]
        ratio = min((step for one, step in zip(alone, steps, strict=True) if not one.too_small), default=min(steps))
        if ratio >= 1:
            return alone
        fitted = [self._at_scale(text, ratio, box) for text, box in zip(texts, boxes, strict=True)]
        small = [one for one in fitted if one.too_small]
        if not small or len(small) * _OUTLIERS < len(fitted):
            return fitted
        size = max(min(_first_size(one.paragraphs) for one in small), _LEAST_ALIKE)
        return [self._at_most(text, one, size, wide) for text, one, wide in zip(texts, fitted, widths, strict=True)]

    def _at_scale(self, paragraphs: Sequence[Paragraph], factor: float, box: tuple[float, float]) -> Fitted:
        """`paragraphs` in type of a scale, also where a lone ideograph ends them: their neighbours have that size.

        Only what does not fit `box` (width and height in pt), or breaks words, gets smaller.
        """
        lines = _scaled(paragraphs, factor)
        measured = self.measure(lines, box[0])
        if measured.height > box[1] or measured.broken_words:
            return self.fit(lines, *box)
        self.note(lines)
        return Fitted(lines, measured)

    def _at_most(self, text: Sequence[Paragraph], fitted: Fitted, size: float, width: float) -> Fitted:
        """`text` as it is `fitted`, or with its first run at `size` pt if that was larger.

        All its runs are then in the proportions that they have at their floors, as those of its neighbours are.
        """
        if size >= _first_size(fitted.paragraphs):
            return fitted
        least = _scaled(_tightened(text), 0.0)
        lines = _scaled(least, min(size / _first_size(least), 1.0), floor=_SMALLEST)
        return Fitted(lines, self.measure(lines, width), too_small=True)

    def _font(self, run: Run) -> Font:
        return Font(run.family or (self.heading if run.heading else self.family), run.bold, run.italic)

    def _parts(self, texts: tuple[str, ...], fonts: tuple[Font, ...]) -> list[list[tuple[str, Font]]]:
        """As `parts_by_font`, which no size of type changes: the same line is asked for at size after size."""
        asked = texts, fonts
        if (known := self._lines.get(asked)) is not None:
            return known
        if len(self._lines) >= _MOST_FITS:
            self._lines.clear()
        self._lines[asked] = parts = parts_by_font(texts, fonts, self.book, self._from_right)
        return parts

    def _measurable(self, paragraph: Paragraph) -> MeasuredParagraph:
        texts, fonts = tuple(map(_shown, paragraph.runs)), tuple(map(self._font, paragraph.runs))
        runs = zip(paragraph.runs, self._parts(texts, fonts), strict=True)
        return MeasuredParagraph(
            tuple(TextRun(text, font, run.size, run.spacing) for run, parts in runs for text, font in parts),
            indent_pt=paragraph.indent,
            space_before_pt=paragraph.before,
            space_after_pt=paragraph.after or 0.0,
            line_spacing=paragraph.line_spacing,
        )

    def _shrunk(self, paragraphs: Sequence[Paragraph], width: float, height: float) -> Fitted:
        if _least_area(paragraphs, at_floor=True) > width * height:
            return self._below_the_floor(_scaled(_tightened(paragraphs), 0.0), width, height)
        fewest: Fitted | None = None
        lone: Fitted | None = None
        split: Fitted | None = None
        largest = (width * height / max(_least_area(paragraphs), 1.0)) ** 0.5
        for factor, rung in _ladder(paragraphs):
            if factor > largest:
                continue
            candidate = rung()
            if _least_area(candidate) > width * height:
                continue
            measured = self.measure(candidate, width)
            if measured.height > height:
                # Text fills an area: half the area needs about 0.7 of the size, so most rungs need no measuring.
                # Where but an ideograph or two are too much, the next rung may do.
                largest = factor if measured.lone else factor * min((height / measured.height) ** 0.5 * 1.12, 1.0)
                continue
            if measured.broken_words:
                if fewest is None or len(measured.broken_words) < len(fewest.measured.broken_words):
                    fewest = Fitted(candidate, measured)
            elif _is_split(candidate, measured):
                split = split or Fitted(candidate, measured)
            elif not measured.lone:
                return Fitted(candidate, measured)
            else:
                lone = lone or Fitted(candidate, measured)
            first = split or lone
            if first and _first_size(candidate) < _FOR_COMPANY * _first_size(first.paragraphs):
                break
        if (found := lone or split or fewest) is not None:
            return found
        return self._below_the_floor(_scaled(_tightened(paragraphs), 0.0), width, height)

    def _below_the_floor(self, paragraphs: tuple[Paragraph, ...], width: float, height: float) -> Fitted:
        smallest = _scaled(paragraphs, 0.0, floor=_SMALLEST)
        if _least_area(smallest) > width * height:
            return Fitted(smallest, MeasuredText((), width, 2 * height, (), ""), too_small=True, overflows=True)
        if (least := _least_area(paragraphs)) > width * height:
            paragraphs = _scaled(paragraphs, (width * height / least) ** 0.5, floor=_SMALLEST)
        measured = self.measure(paragraphs, width)
        while measured.height > height and max(run.size for p in paragraphs for run in p.runs) > _SMALLEST:
            step = min((height / measured.height) ** 0.5 * 1.03, _STEP)
            paragraphs = _scaled(paragraphs, step, floor=_SMALLEST)
            measured = self.measure(paragraphs, width)
        return Fitted(paragraphs, measured, too_small=True, overflows=measured.height > height)


def _is_split(paragraphs: Sequence[Paragraph], measured: MeasuredText) -> bool:
    """Whether one label is all there is, and is broken within a word."""
    return len(paragraphs) == 1 and splits_label(paragraphs[0].text, [line.text for line in measured.lines])


def _first_size(paragraphs: Sequence[Paragraph]) -> float:
    return paragraphs[0].runs[0].size


def _step(fitted: Sequence[Paragraph], text: Sequence[Paragraph]) -> float:
    """By how much `text` has shrunk: its first run, or, where that is at its floor, the run that shrank the most."""
    first = fitted[0].runs[0]
    if first.size > first.floor:
        return first.size / _first_size(text)
    done, asked = ([run.size for line in lines for run in line.runs] for lines in (fitted, text))
    return min(one / other for one, other in zip(done, asked, strict=True))


def _sampled(paragraphs: Sequence[Paragraph]) -> tuple[Sequence[Paragraph], float]:
    """`paragraphs`, cut short if they are far too long to be read, and how much longer they were."""
    total = sum(len(run.text) for line in paragraphs for run in line.runs)
    if total <= _MEASURED_IN_FULL:
        return paragraphs, 1.0
    # Every so-many-th paragraph stands for those around it.
    spread = paragraphs[:: len(paragraphs) // _SAMPLED_PARAGRAPHS + 1]
    share = _SAMPLE / sum(len(run.text) for line in spread for run in line.runs)

    def cut(run: Run) -> Run:
        return replace(run, text=run.text[: max(int(len(run.text) * share), _LEAST_SAMPLE)])

    sample = [replace(line, runs=tuple(map(cut, line.runs))) for line in spread]
    return sample, total / sum(len(run.text) for line in sample for run in line.runs)


def _least_area(paragraphs: Sequence[Paragraph], *, at_floor: bool = False) -> float:
    """What `paragraphs` take at the very least, in square pt: spares measuring what is far too much."""
    runs = (run for line in paragraphs for run in line.runs)
    if at_floor:
        return _LEAST_CHARACTER * sum(len(run.text) * min(run.size, run.floor) ** 2 for run in runs)
    return _LEAST_CHARACTER * sum(len(run.text) * run.size**2 for run in runs)


def _ladder(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[float, Callable[[], tuple[Paragraph, ...]]]]:
    """Ever smaller settings, each with its scale; the last two, at the floor, always count as worth a try.

    Most rungs are passed over by their scale alone, so a setting is made when it is asked for.
    """
    runs = [run for paragraph in paragraphs for run in paragraph.runs]
    factor = 1.0
    if any(run.size > run.floor for run in runs):
        yield factor, partial(tuple, paragraphs)
        factor *= _STEP
        while any(_stepped(run, factor) > run.floor for run in runs):
            yield factor, partial(_scaled, paragraphs, factor)
            factor *= _STEP
    lowest = _scaled(paragraphs, factor) if factor < 1 else tuple(paragraphs)
    yield 0.0, lambda: lowest
    yield 0.0, partial(_tightened, lowest)


def _stepped(run: Run, factor: float) -> float:
    """The size of `run` at a scale: in half points, and at its floor at the least."""
    return max(int(run.size * factor * 2 + 0.5) / 2, min(run.floor, run.size))


def _sized(run: Run, size: float) -> Run:
    """`run` at `size` pt. Fitting asks for thousands, and `dataclasses.replace` takes three times as long."""
    values = list(_VALUES_OF_RUN(run))
    values[_SIZE] = size
    return Run(*values)


def _scaled(paragraphs: Sequence[Paragraph], factor: float, floor: float | None = None) -> tuple[Paragraph, ...]:
    """`paragraphs` in smaller type; with a `floor`, in tenths of a point down to it."""

    def size(run: Run) -> float:
        return _stepped(run, factor) if floor is None else max(int(run.size * factor * 10) / 10, floor)

    return tuple(
        replace(
            paragraph,
            before=paragraph.before * max(factor, 0.5),
            runs=tuple(_sized(run, size(run)) for run in paragraph.runs),
        )
        for paragraph in paragraphs
    )


def _tightened(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    return tuple(
        replace(p, before=p.before * _TIGHT_GAPS, line_spacing=p.line_spacing * _TIGHT_LINES) for p in paragraphs
    )


def _shown(run: Run) -> str:
    return run.text.upper() if run.caps else run.text
