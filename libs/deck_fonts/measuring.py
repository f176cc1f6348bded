"""Sets paragraphs into a width and tells the height, as PowerPoint and LibreOffice would."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from deck_fonts.book import Font, FontBook
from deck_fonts.breaking import SPACES, clusters, pieces
from deck_fonts.lone_lines import is_lone
from deck_fonts.measured_pieces import MeasuredPieces

SAFETY = 1.012
"""Kerning and hinting differ a little between renderers: a line is called full before it is."""


class TextRun(NamedTuple):
    """Characters of one font; `spacing_pt` is extra space after each. A line feed is a line break.

    A tuple, like a paragraph and a line, because thousands are made for a deck.
    """

    text: str
    font: Font
    size_pt: float
    spacing_pt: float = 0.0


class Paragraph(NamedTuple):
    """Runs that flow together; lengths in pt.

    Attributes:
        runs: the text; an empty paragraph has one empty run, which gives its height.
        indent_pt: left margin of every line, bullet included.
        space_before_pt: not applied to the first paragraph of a text.
        space_after_pt: not applied to the last.
        line_spacing: multiple of the single line height; below 0 means exactly that many pt.
    """

    runs: tuple[TextRun, ...]
    indent_pt: float = 0.0
    space_before_pt: float = 0.0
    space_after_pt: float = 0.0
    line_spacing: float = 1.0


class Line(NamedTuple):
    """One set line: its text, its width without trailing spaces and its height, in pt."""

    text: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class MeasuredText:
    """Paragraphs set into a width.

    Attributes:
        lines: from top to bottom.
        width: of the widest line, indents included, in pt.
        height: of all lines and the space between paragraphs, in pt.
        broken_words: words wider than a line, which had to be broken anywhere.
        missing: characters that no installed font has.
        lone: last lines of paragraphs with nothing but one or two ideographs or syllables on them.
    """

    lines: tuple[Line, ...]
    width: float
    height: float
    broken_words: tuple[str, ...]
    missing: str
    lone: tuple[str, ...] = ()


@dataclass(slots=True)
class _Setter:
    """Fills lines of one paragraph."""

    book: FontBook
    width: float
    lines: list[Line] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    text: str = ""
    advance: float = 0.0
    trailing: float = 0.0
    height: float = 0.0

    def end_line(self, fallback_height: float) -> None:
        self.lines.append(Line(self.text.rstrip(), self.advance - self.trailing, self.height or fallback_height))
        self.text, self.advance, self.trailing, self.height = "", 0.0, 0.0, 0.0

    def place_all(self, run: TextRun) -> None:
        """Put the whole of `run`, one line that knows no spacing, on this line and those that it takes."""
        self._place(run.text, run.size_pt, self.book.pieces(run.text, run.font), run.font)

    def place(self, word: Sequence[tuple[str, TextRun]]) -> None:
        """Put one unbreakable piece (which may span runs) on this line or the next."""
        extents = [(text, run, *_extent(self.book, text, run)) for text, run in word]
        ink = sum(inked for _, _, _, inked, _ in extents)
        if self.text and (self.advance + ink) * SAFETY > self.width:
            self.end_line(0.0)
        if ink * SAFETY <= self.width:
            for text, _, whole, inked, height in extents:
                self._append(text, whole, inked, height)
            return
        self.broken.append("".join(text for text, _ in word).strip())
        for text, run in word:
            for cluster in clusters(text):
                whole, inked, height = _extent(self.book, cluster, run)
                if self.text and (self.advance + inked) * SAFETY > self.width:
                    self.end_line(0.0)
                self._append(cluster, whole, inked, height)

    def _place(self, text: str, size: float, measured: MeasuredPieces, broken_in: Font | None) -> None:
        """Put `text` in type of `size` pt on lines. Pieces wider than one break as words of the font `broken_in`.

        Without one, these are characters: each stays whole.
        """
        stops, edges, inks = measured.stops, measured.edges, measured.inks
        first, count = 0, len(inks)
        while first < count:
            # Type that was shrunk to nothing takes no room.
            room = (self.width / SAFETY - self.advance) / size if size > 0 else inf
            end = measured.fitting(first, room)
            if end == first and self.text:
                self.end_line(0.0)
                continue
            if end == first and broken_in:
                word = text[stops[first] : stops[first + 1]]
                self.broken.append(word.strip())
                self._place(word, size, self.book.clusters(word, broken_in), None)
                first += 1
                continue
            end = max(end, first + 1)
            whole, inked = edges[end] - edges[first], inks[end - 1] - edges[first]
            self._append(
                text[stops[first] : stops[end]], whole * size, inked * size, max(measured.heights[first:end]) * size
            )
            first = end

    def _append(self, text: str, whole: float, inked: float, height: float) -> None:
        self.trailing = whole - inked
        self.text += text
        self.advance += whole
        self.height = max(self.height, height)


def measure_paragraphs(book: FontBook, paragraphs: Iterable[Paragraph], width_pt: float) -> MeasuredText:
    """Set `paragraphs` into lines of `width_pt`."""
    lines: list[Line] = []
    broken: list[str] = []
    lone: list[str] = []
    height, widest, gap, missing = 0.0, 0.0, 0.0, ""
    for index, paragraph in enumerate(paragraphs):
        setter = _Setter(book, max(width_pt - paragraph.indent_pt, 1.0))
        _set_paragraph(setter, paragraph)
        if index:
            height += max(gap, 0.0) + paragraph.space_before_pt
        gap = paragraph.space_after_pt
        for line in setter.lines:
            line_height = _spaced(line.height, paragraph.line_spacing)
            height += line_height
            widest = max(widest, line.width + paragraph.indent_pt)
            lines.append(Line(line.text, line.width, line_height))
        broken.extend(setter.broken)
        if len(setter.lines) > 1 and is_lone(setter.lines[-1].text) and not _was_asked_for(paragraph):
            lone.append(setter.lines[-1].text)
        missing += "".join(book.missing(run.text, run.font) for run in paragraph.runs)
    return MeasuredText(tuple(lines), widest, height, tuple(broken), "".join(dict.fromkeys(missing)), tuple(lone))


def _spaced(height: float, spacing: float) -> float:
    return height * spacing if spacing >= 0 else -spacing


def _was_asked_for(paragraph: Paragraph) -> bool:
    """Whether the last line stands on its own because the text says so."""
    return any("\n" in run.text or "\v" in run.text for run in paragraph.runs)


def _set_paragraph(setter: _Setter, paragraph: Paragraph) -> None:
    fallback = max((setter.book.line_height("", run.font, run.size_pt) for run in paragraph.runs), default=0.0)
    for segment in _segments(paragraph.runs):
        if len(segment) == 1 and not segment[0].spacing_pt:
            setter.place_all(segment[0])
        else:
            for word in _words(segment):
                setter.place(word)
        setter.end_line(fallback)


def _segments(runs: Sequence[TextRun]) -> Iterator[list[TextRun]]:
    """The runs cut at line feeds (and at the vertical tab, which OOXML readers use for a:br)."""
    segment: list[TextRun] = []
    for run in runs:
        if "\n" not in run.text and "\v" not in run.text:
            segment.append(run)
            continue
        first, *rest = run.text.replace("\v", "\n").split("\n")
        segment.append(TextRun(first, run.font, run.size_pt, run.spacing_pt))
        for text in rest:
            yield segment
            segment = [TextRun(text, run.font, run.size_pt, run.spacing_pt)]
    yield segment


def _words(segment: Sequence[TextRun]) -> Iterator[list[tuple[str, TextRun]]]:
    if len(segment) == 1:
        for piece in pieces(segment[0].text):
            yield [(piece, segment[0])]
        return
    spans, position = [], 0
    for run in segment:
        spans.append((position, position + len(run.text), run))
        position += len(run.text)
    position = first = 0
    for piece in pieces("".join(run.text for run in segment)):
        end = position + len(piece)
        # Runs that end before a piece end before all behind it: a text of thousands of runs is walked through once.
        while spans[first][1] <= position:
            first += 1
        last = first
        while last < len(spans) and spans[last][0] < end:
            last += 1
        yield [
            (run.text[max(position - start, 0) : end - start], run)
            for start, stop, run in spans[first:last]
            if stop > position
        ]
        position = end


def _extent(book: FontBook, text: str, run: TextRun) -> tuple[float, float, float]:
    """How wide `text` is with and without the spaces at its end, and how high, in pt."""
    if not text:
        return 0.0, 0.0, 0.0
    extent, size = book.extent(text, run.font), run.size_pt
    whole = inked = extent.width_em * size + run.spacing_pt * len(text)
    if text[-1] in SPACES:
        stripped = text.rstrip(SPACES)
        inked = book.width(stripped, run.font, size) + run.spacing_pt * len(stripped) if stripped else 0.0
    return whole, inked, extent.height_em * size
