"""What changed in the charts of a slide."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from deck_domain.deck_diff import Change, ChangeKind
from previewer.comparing.aligning import align
from previewer.comparing.contents import Plot, Series
from previewer.comparing.sentences import added, either, removed, replaced

_CHART = ChangeKind.CHART


def chart_changes(before: Sequence[Plot], after: Sequence[Plot]) -> Iterator[Change]:
    """Changes of each chart, point by point; charts are compared in their order."""
    for old, new in zip_longest(before, after):
        if old and new:
            # Series share their categories, and what became of these is said once.
            yield from dict.fromkeys(_changes(old, new))
        elif new:
            yield added(_CHART, "chart", _named(new), new.path)
        elif old:
            yield removed(_CHART, "chart", _named(old), None)


def _changes(old: Plot, new: Plot) -> Iterator[Change]:
    if old.kinds != new.kinds:
        yield replaced(_CHART, "Type of chart", _type(old), _type(new), new.path)
    names = align([series.name for series in old.series], [series.name for series in new.series])
    yield from (added(_CHART, "series", new.series[place].name, new.path) for place in names.gained)
    yield from (removed(_CHART, "series", old.series[place].name, new.path) for place in names.lost)
    for was, now in names.pairs:
        one, other = old.series[was], new.series[now]
        if one.name != other.name:
            yield replaced(_CHART, "Series", one.name, other.name, new.path)
        yield from _points(one, other, "" if len(new.series) == 1 else other.name, new.path)


def _points(old: Series, new: Series, name: str, path: str | None) -> Iterator[Change]:
    places = align(old.categories, new.categories)
    for was, now in places.pairs:
        if old.categories[was] != new.categories[now]:
            yield replaced(_CHART, "Category", old.categories[was], new.categories[now], path)
        values = _figure(old.values[was]), _figure(new.values[now])
        if values[0] != values[1]:
            label = ", ".join(filter(None, (name, new.categories[now])))
            yield either(_CHART, "value", label, values, path)
    yield from (added(_CHART, "category", new.categories[place], path) for place in places.gained)
    yield from (removed(_CHART, "category", old.categories[place], path) for place in places.lost)


def _figure(value: float | None) -> str | None:
    return None if value is None else f"{value:.12g}"


def _type(plot: Plot) -> str:
    """As people say it: `bar`, `bar and line`."""
    return " and ".join(kind.removesuffix("Chart").removesuffix("3D") or kind for kind in plot.kinds) or "none"


def _named(plot: Plot) -> str:
    return ", ".join(series.name for series in plot.series if series.name)
