"""One fault, one finding, one deduction: what several tell of the same fault, the renderer, a rule, another rule."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from deck_domain.findings import Extent, Finding, Impact
from scorer.rules.evidence import Evidence

_IMPACTS = tuple(Impact)
"""The severities, the worst one first."""


_COLORS = re.compile(r"#[0-9A-F]{6} on #[0-9A-F]{6}")
_MORE = re.compile(r" and \d+ more\.$")


@dataclass(frozen=True, slots=True)
class _Row:
    """A fault that more than one tell of.

    Attributes:
        stands: rules whose finding stays: the one that is nearest to the cause.
        gives_way: rules, or `rule:CODE`, that see the same fault, or what follows from it.
        where: whether a finding that gives way is about the very fault of the one that stands.
        graver: what stands takes on the worse impact.
    """

    stands: tuple[str, ...]
    gives_way: tuple[str, ...]
    where: Callable[["_Told", "_Told"], bool]
    graver: bool = True


@dataclass(frozen=True, slots=True)
class _Told:
    """A finding, and where the shapes that it names come from in the document."""

    finding: Finding
    origins: tuple[str, ...]
    in_document: bool

    def is_one_of(self, rules: Sequence[str]) -> bool:
        return self.finding.rule in rules or f"{self.finding.rule}:{self.finding.code}" in rules


def one_for_each_fault(findings: Sequence[Finding], evidence: Evidence) -> list[Finding]:
    """`findings` without those that another one stands for, which takes on the worse impact, and the shape.

    Of two that say the same of one place, the first stays.
    """
    told = [
        _Told(finding, tuple(_origins(finding, evidence)), evidence.document is not None)
        for finding in _distinct(findings)
    ]
    for row in FAULTS:
        told = list(_settled(told, row))
    return list(_once(told))


def _once(told: Sequence[_Told]) -> Iterator[Finding]:
    """Without what one rule says again of the same place: of shapes that show the same, the gravest is told of.

    A table that goes on over several pages is one place; what all slides show alike is one on each.
    """
    kept: dict[tuple[object, ...], Finding] = {}
    for number, one in enumerate(told):
        finding = one.finding
        path = finding.component_path or ""
        is_of_a_part = one.in_document and finding.shape_id is not None and "." in path
        page = None if path.startswith("slides[") else finding.slide_index
        place = (finding.rule, finding.code, page, path)
        known = kept.setdefault(place if is_of_a_part else (number,), finding)
        if _gravity(finding) < _gravity(known):
            kept[place] = finding
    yield from kept.values()


def _gravity(finding: Finding) -> tuple[bool, int, float]:
    """The gravest first; one that is sure goes before others."""
    return not finding.is_sure, _IMPACTS.index(finding.impact), -(finding.extent or Extent()).size


def _distinct(findings: Sequence[Finding]) -> list[Finding]:
    kept: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        kept.setdefault((finding.code, finding.slide_index, finding.component_path, finding.message), finding)
    return list(kept.values())


def _origins(finding: Finding, evidence: Evidence) -> Iterator[str]:
    if finding.component_path:
        yield finding.component_path
    slides = evidence.deck.slides
    if finding.other_shape_id is not None and finding.slide_index is not None and finding.slide_index < len(slides):
        for shape in slides[finding.slide_index].shapes:
            origin = evidence.origin(finding.slide_index, shape) if shape.id == finding.other_shape_id else None
            if origin:
                yield origin


class _ByPlace:
    """Findings by their shapes and paths, so that those of crowded slides are not all held against each other."""

    def __init__(self, told: Sequence[_Told]) -> None:
        self._found: dict[tuple[int | None, int | str | None], list[_Told]] = defaultdict(list)
        for one in told:
            for place in (one.finding.shape_id, one.finding.component_path):
                if place is not None:
                    self._found[one.finding.slide_index, place].append(one)

    def near(self, told: _Told) -> Iterator[_Told]:
        """Those at the shape of `told`, or at one of its places or around it."""
        slide = told.finding.slide_index
        around = (path for origin in told.origins for path in _ancestry(origin))
        for place in (told.finding.shape_id, *around):
            yield from self._found.get((slide, place), ())


def _ancestry(path: str) -> Iterator[str]:
    """`path`, and the paths that it stands within, the nearest first."""
    yield path
    for end in range(len(path) - 1, 0, -1):
        if path[end] in ".[":
            yield path[:end]


def _settled(told: Sequence[_Told], row: _Row) -> Iterator[_Told]:
    standing = [one for one in told if one.is_one_of(row.stands)]
    if not standing:
        yield from told
        return
    places = _ByPlace(standing)
    gone: dict[int, _Told] = {}
    heirs: dict[int, list[Finding]] = {}
    for one in told:
        if one.is_one_of(row.gives_way):
            near = places.near(one) if row.where in _BY_PLACE else standing
            heir = next((other for other in near if other is not one and row.where(other, one)), None)
            if heir is not None:
                gone[id(one)] = heir
                heirs.setdefault(id(heir), []).append(one.finding)
    for one in told:
        if id(one) not in gone:
            yield replace(one, finding=_with(one.finding, heirs.get(id(one), ()), graver=row.graver))


def _with(finding: Finding, others: Sequence[Finding], *, graver: bool) -> Finding:
    """`finding` at the shape of the others and, if it gets `graver`, as grave as the gravest that is sure."""
    for other in others:
        if graver and other.is_sure and _IMPACTS.index(other.impact) < _IMPACTS.index(finding.impact):
            finding = replace(finding, impact=other.impact)
        if other.is_sure and other.extent is not None:
            finding = replace(finding, extent=_wider(finding.extent, other.extent))
        if finding.shape_id is None and finding.slide_index is not None:
            finding = replace(finding, shape_id=other.shape_id, other_shape_id=other.other_shape_id)
    return finding


def _wider(one: Extent | None, other: Extent) -> Extent:
    """As far beyond, and as much, as the worse of both; the renderer measures no extent of its own."""
    return other if one is None or other.size > one.size else one


def _at_the_same_place(standing: _Told, other: _Told) -> bool:
    """On one slide, and what one of the shapes shows is the place that stands, or within it."""
    if standing.finding.slide_index != other.finding.slide_index:
        return False
    if standing.finding.shape_id is not None and standing.finding.shape_id == other.finding.shape_id:
        return True
    return any(_is_within(origin, standing.finding.component_path) for origin in other.origins)


def _is_within(path: str, around: str | None) -> bool:
    return bool(around) and "." in str(around) and (path == around or path.startswith((f"{around}.", f"{around}[")))


def _on_the_same_slide(standing: _Told, other: _Told) -> bool:
    return standing.finding.slide_index == other.finding.slide_index


def _on_the_same_shape(standing: _Told, other: _Told) -> bool:
    return _on_the_same_slide(standing, other) and standing.finding.shape_id == other.finding.shape_id


def _of_the_same_colors(standing: _Told, other: _Told) -> bool:
    """The message of either names the two colours in the same words."""
    colors = _COLORS.search(other.finding.message)
    return colors is not None and colors.group() in standing.finding.message


def _unfilled(standing: _Told, other: _Told) -> bool:
    path = standing.finding.component_path or ""
    is_there = _at_the_same_place(standing, other) or any(_is_within(path, origin) for origin in other.origins)
    return "{{" in other.finding.message and _on_the_same_slide(standing, other) and is_there


def _untitled(standing: _Told, other: _Told) -> bool:
    return "placeholder for the title" in standing.finding.message and _on_the_same_slide(standing, other)


def _in_the_same_block(standing: _Told, other: _Told) -> bool:
    return _on_the_same_slide(standing, other) and _is_within(
        standing.finding.component_path or "", other.finding.component_path
    )


def _in_the_same_chart(standing: _Told, other: _Told) -> bool:
    """What is lost is a number, and a chart that shows others names it, or says that there are more than it names."""
    number = re.search(r"The number at .* is not in the deck: (\S+)\.$", other.finding.message)
    if number is None or not _on_the_same_slide(standing, other):
        return False
    is_named = f" in the place of {number[1]} " in f"{standing.finding.message} "
    return is_named or (bool(_MORE.search(standing.finding.message)) and _chart_of(standing) == _chart_of(other))


def _chart_of(told: _Told) -> str:
    """The place of the chart's data in the document."""
    return (told.finding.component_path or "").partition("chartData.")[0]


_TOO_MUCH_TEXT = ("TXT101", "TXT102", "TXT103", "TXT104", "TXT105", "TXT106", "TXT110", "LAY201", "LAY206")

_BY_PLACE = (_at_the_same_place, _on_the_same_shape)
FAULTS: tuple[_Row, ...] = (
    # The renderer set a text as small as it may, or beyond its box: so it is small, too tall, breaks words, spills.
    _Row(("RND101",), _TOO_MUCH_TEXT, _at_the_same_place),
    _Row(("RND102", "TXT101:LAYOUT_SHOULD_SPLIT"), ("TXT101:LAYOUT_SHOULD_SPLIT",), _on_the_same_slide),
    _Row(("RND101:TABLE_TOO_DENSE",), ("RND105",), _at_the_same_place),
    _Row(("RND101", "RND105"), ("RND210",), _in_the_same_block),
    # Without its scale, an autofit shows the text at full size, which is too tall, until PowerPoint works it out anew.
    _Row(("TXT104",), ("TXT101", "TXT102"), _on_the_same_shape, graver=False),
    _Row(("RND105",), ("LAY201", "LAY206"), _at_the_same_place),
    _Row(("RND211",), ("LAY202", "LAY203"), _at_the_same_place),
    _Row(("RND505",), ("RND104", "RND502", "RND503", "RND507", "RND508", "TXT105", "TXT112"), _at_the_same_place),
    _Row(("RND104", "RND502"), ("TXT105",), _at_the_same_place),
    _Row(("RND220",), ("RND101", "TXT105"), _at_the_same_place),
    _Row(("RND222",), ("RND101", *_TOO_MUCH_TEXT, "LAY202", "LAY203", "COL301"), _at_the_same_place),
    _Row(("TXT103",), ("TXT102",), _on_the_same_shape),
    _Row(("TXT101",), ("TXT106",), _on_the_same_shape),
    # Too many points, or too long ones, are too many words: the bullets say where.
    _Row(("TXT110",), ("TXT106",), _on_the_same_shape),
    # Red and green that alone say what is meant are colours that alone say it.
    _Row(("A11Y507",), ("COL304",), _on_the_same_shape),
    # What stands for a picture or a film that is not there was drawn by us.
    _Row(("RND401", "RND404", "RND405"), ("DAT602", "LAY208"), _at_the_same_place),
    _Row(("RND201",), ("TXT109",), _unfilled),
    _Row(("RND702",), ("A11Y501",), _untitled),
    _Row(("RND802",), ("COL301",), _of_the_same_colors),
    # The number that is missing is the one in whose place another is drawn.
    _Row(("DAT601",), ("DAT604",), _in_the_same_chart),
    # The finding of the rule is kept, because it names the text.
    _Row(("TXT107:GLYPH_MISSING",), ("RND301",), _on_the_same_slide),
)
"""From the first to the last row: what gave way in one is gone for the next."""
