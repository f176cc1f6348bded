"""DAT: do percentages that are said to be parts of a whole add up to it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from deck_domain.findings import Extent, Family, Impact
from deck_presentation.model import Series, Shape, Slide, TextBody
from scorer.rules.evidence import Evidence
from scorer.rules.extent import beyond, share
from scorer.rules.rule import Hit, Rule

_ROUND = ("pieChart", "doughnutChart", "ofPieChart")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_SAYS_PERCENT = re.compile(r"%|\bper ?cent|\bprozent|\bpourcent|\bporcent", re.IGNORECASE)
_PERCENT = re.compile(r"(?<![\d.,\u066b])([-+\u2212\u2013~<>]?)\s?(\d{1,3}(?:[.,\u066b]\d{1,3})?)\s?[%\u066a\uff05]")
_WHOLE = re.compile(r"\b(total|sum|all|gesamt|summe|insgesamt|totale?|somme|suma)\b|合計|总计", re.IGNORECASE)
_NOT_PARTS = re.compile(
    r"\b(growth|grew|rose|rise|fell|fall|up|down|margins?|rates?|churn|change|increase|decrease|yoy|qoq|cagr|roi|"
    r"confidence|probability|utili[sz]ation|uptime|nps|wachstum|marge|rate|quote)\b",
    re.IGNORECASE,
)
"""Words for percentages of different wholes, whose sum has no meaning."""
_LEAST_PARTS, _LEAST_BESIDE_A_SUM = 3, 2
_MOST_ROUNDING = 2.0
"""Percentage points that rounding of whole numbers explains at the most; each part takes half a point of it."""
_NEAR = 6.0
"""Percentages that add up to something within so much of 100 were meant to be parts of a whole."""
_LIKELY, _ARGUED = 0.7, 0.4
_ALL = 100.0
_MUCH, _SLACK = 10.0, 1e-6


@dataclass(frozen=True, slots=True)
class _Group:
    """Percentages that are parts of one whole, as it seems; `where` says so to people, `confidence` how likely."""

    parts: Sequence["_Part"]
    where: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Part:
    """A percentage and how many decimals it is written with."""

    value: float
    decimals: int


def not_a_whole(evidence: Evidence) -> Iterator[Hit]:
    """Slices in per cent, and percentages of a list or of a row or column of a table, that add up to 97 or 103."""
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            for group in _groups(slide, shape) if not shape.hidden else ():
                hit = _told(evidence, slide, shape, group)
                if hit is not None:
                    yield hit


def _groups(slide: Slide, shape: Shape) -> Iterator[_Group]:
    yield from _charted(shape)
    yield from _tabled(slide, shape)
    if shape.body is not None:
        yield from _listed(shape, shape.body)


def _charted(shape: Shape) -> Iterator[_Group]:
    """What a pie shows in per cent; labels that PowerPoint works out from the slices are right by themselves."""
    for series in shape.chart.series if shape.chart is not None else ():
        values = [value for value in series.values if value is not None]
        factor = _per_cent(series, shape.chart.words if shape.chart is not None else ())
        if series.plot in _ROUND and factor and len(values) > 1 and min(values) >= 0:
            parts = [_Part(value * factor, _decimals(value * factor)) for value in values]
            yield _Group(parts, f'The slices of "{shape.name}"', 1.0)


def _per_cent(series: Series, words: Sequence[str]) -> float:
    """What its values are to be multiplied by to be percentages; 0 where nothing says that they are."""
    if any("%" in _QUOTED.sub("", code) for code in series.formats):
        return 100.0
    says = any("%" in code for code in series.formats) or any(_SAYS_PERCENT.search(word) for word in words)
    return 1.0 if says else 0.0


def _decimals(value: float) -> int:
    text = f"{value:.6f}".rstrip("0")
    return len(text.partition(".")[2])


def _tabled(slide: Slide, shape: Shape) -> Iterator[_Group]:
    """Rows and columns of cells that hold a percentage each; a cell of all of them is a sum."""
    if shape.table is None:
        return
    grid = {(cell.row, cell.column): cell.body.text for cell in shape.table.cells}
    title = slide.title.body.text if slide.title is not None and slide.title.body is not None else ""
    for is_row in (True, False):
        lines = {line: _line(grid, line, is_row=is_row) for line in sorted({_place(at, is_row=is_row) for at in grid})}
        # A table that compares things by price, size and share has such rows; one of shares has nothing else.
        shares = sum(any(entry.part is not None for entry in line) for line in lines.values())
        are_shares = not is_row or shares + 1 >= len(lines)
        for number, entries in lines.items():
            group = _of_line(entries, title, shape)
            if group is not None:
                where = f'The percentages of {"row" if is_row else "column"} {number + 1} of "{shape.name}"'
                confidence = group.confidence if are_shares else min(group.confidence, _ARGUED)
                yield _Group(group.parts, where, confidence)


def _place(at: tuple[int, int], *, is_row: bool) -> int:
    return at[0] if is_row else at[1]


def _line(grid: Mapping[tuple[int, int], str], number: int, *, is_row: bool) -> list["_Entry"]:
    """The cells of a row or column, in their order."""
    cells = sorted((at, text) for at, text in grid.items() if _place(at, is_row=is_row) == number)
    return [_Entry(text, _head(grid, at, is_row=is_row)) for at, text in cells]


def _of_line(entries: Sequence["_Entry"], title: str, shape: Shape) -> _Group | None:
    """The percentages of a row or column, sums left out; None where there are too few to be parts of a whole."""
    found = [entry for entry in entries if entry.part is not None]
    parts = [entry.part for entry in found if entry.part is not None and not entry.is_sum]
    has_sum = len(parts) < len(found)
    if len(parts) < (_LEAST_BESIDE_A_SUM if has_sum else _LEAST_PARTS):
        return None
    words = " ".join((title, shape.name, *(entry.text for entry in entries if entry.part is None)))
    return _Group(parts, "", 1.0 if has_sum else _confidence(words))


@dataclass(frozen=True, slots=True)
class _Entry:
    """A cell of a row or column, and what heads the one that crosses it."""

    text: str
    head: str

    @property
    def part(self) -> _Part | None:
        """The percentage that it holds and nothing else."""
        match = _PERCENT.fullmatch(self.text.strip())
        return _part(match[2]) if match is not None and not match[1] else None

    @property
    def is_sum(self) -> bool:
        """It stands under or beside a word such as "Total", or is all of it."""
        return bool(_WHOLE.search(self.head)) or (self.part is not None and self.part.value == _ALL)


def _head(grid: Mapping[tuple[int, int], str], place: tuple[int, int], *, is_row: bool) -> str:
    """The first cell of the column that crosses a row, or of the row that crosses a column."""
    return grid.get((0, place[1]) if is_row else (place[0], 0), "")


def _confidence(words: str) -> float:
    """Whether they are parts of a whole is known where nothing speaks of changes or rates."""
    return _ARGUED if _NOT_PARTS.search(words) else _LIKELY


def _listed(shape: Shape, body: TextBody) -> Iterator[_Group]:
    """Paragraphs with a percentage each, or one with several."""
    found = [(paragraph.text, _percentages(paragraph.text)) for paragraph in body.paragraphs if paragraph.text.strip()]
    ones = [(text, parts[0]) for text, parts in found if len(parts) == 1 and not _WHOLE.search(text)]
    groups = [(" ".join(text for text, _ in ones), [part for _, part in ones])] if len(ones) >= _LEAST_PARTS else []
    groups += [(text, parts) for text, parts in found if len(parts) >= _LEAST_PARTS]
    for text, parts in groups:
        where = f'The percentages in "{shape.name}"'
        yield _Group(parts, where, _confidence(text))


def _percentages(text: str) -> list[_Part]:
    """Percentages of a text; none where one has a sign: those are changes."""
    found = list(_PERCENT.finditer(text))
    return [] if any(match[1] for match in found) else [_part(match[2]) for match in found]


def _part(text: str) -> _Part:
    written = text.replace(",", ".").replace("\u066b", ".")
    return _Part(float(written), len(written.partition(".")[2]))


def _told(evidence: Evidence, slide: Slide, shape: Shape, group: _Group) -> Hit | None:
    total = sum(part.value for part in group.parts)
    lack = abs(100 - total)
    if lack <= _rounding(group.parts) + _SLACK or (lack > _NEAR and group.confidence < 1):
        return None
    message = f"{group.where} add up to {round(total, 2):g} %, not to 100 %."
    extent = Extent.of(beyond(lack, 0, _MUCH), share(shape, evidence.deck))
    impact = Impact.INFO if group.confidence == _ARGUED else None
    return Hit(message, slide, shape, impact=impact, confidence=group.confidence, extent=extent)


def _rounding(parts: Sequence[_Part]) -> float:
    """How far off the sum may be because each part was rounded."""
    unit = 10.0 ** -min(part.decimals for part in parts)
    return min(len(parts) / 2, _MOST_ROUNDING) * unit


RULES = (
    Rule(
        "DAT603",
        "PERCENTAGES_DO_NOT_ADD_UP",
        "validation",
        Family.INTEGRITY,
        Impact.WARNING,
        "parts of a whole in per cent that do not add up to 100",
        "Correct the number that is wrong, or say what is left out.",
        not_a_whole,
        why="Readers add up, and then doubt every other number.",
        source="Few, Show Me the Numbers (part-to-whole relationships).",
        example="A pie with slices of 45 %, 30 % and 22 %.",
    ),
)
