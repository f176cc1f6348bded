"""Like blocks beside each other, or below each other, in one size of type."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace

from renderer.layout.composition.places import Place
from renderer.layout.sheet import Sheet
from renderer.scene import Paragraph, Run, Shape

Drawn = tuple[Place, range]
"""A block, and where its elements are among those of the sheet."""
_Kind = tuple[float, bool, int]
"""A voice within a block: the floor of its size in pt, whether it is bold, the level of its point."""


def share_type(sheet: Sheet, drawn: Sequence[Drawn]) -> None:
    """Set like blocks of a row, then those of a column, in the size of the smallest; what is too small leads nobody."""
    alike = [one for one in drawn if one[0].kind.shares_type and not _is_too_small(sheet, one[0])]
    for place_of in (_in_row, _in_column):
        for group in _grouped(alike, place_of):
            _level(sheet, [index for _, span in group for index in span])


def _is_too_small(sheet: Sheet, place: Place) -> bool:
    return any(path.startswith(f"{place.path}.input") for path in sheet.too_small)


def _in_row(place: Place) -> Hashable:
    return place.kind.name, round(place.rect.y), round(place.rect.height)


def _in_column(place: Place) -> Hashable:
    return place.kind.name, round(place.rect.x), round(place.rect.width)


def _grouped(drawn: Sequence[Drawn], place_of: Callable[[Place], Hashable]) -> Iterator[list[Drawn]]:
    groups: dict[Hashable, list[Drawn]] = {}
    for one in drawn:
        groups.setdefault(place_of(one[0]), []).append(one)
    return (group for group in groups.values() if len(group) > 1)


def _level(sheet: Sheet, indices: Sequence[int]) -> None:
    """Set each kind of run in the smallest size that any of these elements has it in."""
    smallest: dict[_Kind, float] = {}
    for line, run in _runs(sheet, indices):
        smallest[_kind(line, run)] = min(smallest.get(_kind(line, run), run.size), run.size)
    for index in indices:
        element = sheet.elements[index]
        if isinstance(element, Shape) and element.paragraphs:
            sheet.elements[index] = element.saying(tuple(_leveled(line, smallest) for line in element.paragraphs))


def _runs(sheet: Sheet, indices: Sequence[int]) -> Iterator[tuple[Paragraph, Run]]:
    for element in (sheet.elements[index] for index in indices):
        if isinstance(element, Shape):
            yield from ((line, run) for line in element.paragraphs for run in line.runs)


def _leveled(line: Paragraph, smallest: dict[_Kind, float]) -> Paragraph:
    return replace(line, runs=tuple(replace(run, size=smallest[_kind(line, run)]) for run in line.runs))


def _kind(line: Paragraph, run: Run) -> _Kind:
    return run.floor, run.bold, line.level
