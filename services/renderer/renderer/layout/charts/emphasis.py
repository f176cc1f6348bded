"""Charts that point: one part in the accent, the others in greys, and what is left over always in grey."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from deck_domain.dates import read_sequence
from deck_presentation.contrast import contrast
from renderer.deck.charts import Branch, ChartData, SeriesData
from renderer.layout.charts.chart_area import ChartArea, ink_on
from renderer.layout.charts.named_parts import index_of, named_in, nearest_to
from renderer.layout.charts.outcomes import outcome
from renderer.layout.charts.palette import distinct_colors, theme_colors
from renderer.layout.charts.rest_names import is_rest
from renderer.scene.theme import rgb

_POINTED = frozenset({"bar", "line", "area", "pie", "doughnut", "radar", "scatter", "bubble"})
_ROUND = frozenset({"pie", "doughnut"})
_GREYS = ("grey-3", "grey-1", "grey-2", "tx2 lumMod:71000", "tx2 lumMod:30000")
_ON_DARK = (
    *("accent5 lumMod:85000", "tx2", "accent5 lumMod:90000 lumOff:10000"),
    *("accent5 lumMod:20000 lumOff:74000", "accent5 lumMod:75000 lumOff:25000"),
)
"""Greys for parts that are not emphasised, on a light and on a dark ground; they differ from each other.

Each has a contrast of 3 to the page and to panels on it.
"""
_NEAREST: Mapping[tuple[str, ...], str] = {_GREYS: "grey-3", _ON_DARK: "accent5 lumMod:85000"}
"""Of those, the one that is nearest to the ground, for what is left over."""
FEW_ON_DARK = {
    3: ("accent1", "tx2", "accent5 lumMod:73000"),
    4: ("accent1", "tx2", "accent5 lumMod:73000", "accent5"),
}
"""By the number of series of which none matters more than the others, on a dark ground."""
_MOST_GREYS = len(_GREYS)
_TINTS = (
    *("accent1", "grey-3", "accent1 lumMod:60000", "accent1 satMod:60000 lumMod:70000 lumOff:23000"),
    *("accent5 lumMod:55000", "accent5 lumMod:85000", "tx2 lumMod:30000", "accent1 lumMod:80000 lumOff:20000"),
)
_TINTS_ON_DARK = (
    *("accent1", "tx2", "accent5 lumMod:85000", "accent1 lumMod:60000 lumOff:40000"),
    *("accent5 lumMod:90000 lumOff:10000", "accent1 lumMod:30000 lumOff:70000", "accent1 lumMod:70000"),
    "accent5 lumMod:20000 lumOff:74000",
)
"""Of many slices: the accent, lighter and darker ones and greys in turn, so that neighbours differ."""
_FEW_SLICES = 5
_READABLE = 4.5


def pointed(area: ChartArea, data: ChartData, callout: str = "") -> ChartData:
    """`data` with colors that point at what the document, the title of its slide, or else its `callout`, speaks of.

    Colors that the document gives stay. A name that no part of the chart has is said, with the nearest one.
    """
    if data.branches:
        return replace(data, branches=_by_branch(area, data, callout))
    by_category = len(data.series) == 1 and bool(data.categories)
    if data.kind not in _POINTED or not data.series:
        return data
    if data.emphasis and (why := _unpointed(data, by_category=by_category)):
        area.no_effect("emphasis", f"`emphasis` of a chart {why} has no effect here.")
    names = data.categories if by_category else tuple(one.name for one in data.series)
    meant = _asked(area, data, names)
    if data.colors or any(one.color or one.points for one in data.series):
        return data
    told = named_in(area.sheet.title, names) or named_in(callout, names)
    if not meant and not data.emphasis and (found := told):
        meant = found if by_category or len(names) - len(found) <= _MOST_GREYS else ()
    if len(names) < 2 or not (meant or area.sheet.title):
        return data
    if not meant and not by_category and len(names) <= _MOST_GREYS:
        meant = _latest(names) or outcome(names)
    if not meant and not by_category and area.is_dark:
        data = _few_on_dark(data)
    greys = _ON_DARK if area.is_dark else _GREYS
    hues = theme_colors(area.sheet.theme, len(names), _FEW_SLICES) if data.kind in _ROUND else ()
    return _by_category(data, meant, greys, hues) if by_category else _by_series(data, meant, greys)


def _latest(names: Sequence[str]) -> tuple[int, ...]:
    """The last of series that are called by when they were, whatever their order: it is compared with the others."""
    ends = [period.end for period in read_sequence(names) or ()]
    return (ends.index(max(ends)),) if ends and ends.count(max(ends)) == 1 else ()


def _by_branch(area: ChartArea, data: ChartData, callout: str) -> tuple[Branch, ...]:
    """The parts of a whole in colors as of slices, the largest in the accent where none is meant.

    More parts than there are tints have these again: their names stand within them. Those that are made of others have
    the colors of the palette then.
    """
    names = [branch.name for branch in data.branches]
    if data.colors or any(branch.color for branch in data.branches):
        if data.emphasis:
            area.no_effect("emphasis", "`emphasis` of a chart whose colours are given has no effect here.")
        return data.branches
    meant = _asked(area, data, names)
    if not data.emphasis:
        meant = named_in(area.sheet.title, names) or named_in(callout, names)
    if not meant and area.sheet.theme.chart:
        return data.branches
    by_size = sorted(range(len(names)), key=lambda index: -data.branches[index].total)
    # Names stand within the parts, and have to be read there.
    greys, tints = (
        [color for color in colors if _reads_within(area, color)]
        for colors in ((_ON_DARK, _TINTS_ON_DARK) if area.is_dark else (_GREYS, _TINTS))
    )
    if not meant and len(names) > len(tints) and any(branch.children for branch in data.branches):
        return data.branches
    faintest, rest = min(greys, key=partial(_stands_out, area)), {n for n, name in enumerate(names) if is_rest(name)}
    usual = [color for color in (greys if meant else tints) if not rest or color != faintest]
    others = iter(usual * len(names))
    colors = {index: "accent1" if index in meant else faintest if index in rest else next(others) for index in by_size}
    return tuple(replace(branch, color=colors[index]) for index, branch in enumerate(data.branches))


def _reads_within(area: ChartArea, color: str) -> bool:
    theme = area.sheet.theme
    fill = rgb(color, theme, rgb(area.inks.ground, theme))
    return contrast(rgb(ink_on(area, color), theme, fill), fill) >= _READABLE


def _stands_out(area: ChartArea, color: str) -> float:
    ground = rgb(area.inks.ground, area.sheet.theme)
    return contrast(rgb(color, area.sheet.theme, ground), ground)


def _few_on_dark(data: ChartData) -> ChartData:
    """Few series in the accent and in greys far from each other: those of light grounds are alike on a dark one."""
    colors = FEW_ON_DARK.get(len(data.series))
    if colors is None or any(is_rest(one.name) for one in data.series):
        return data
    return replace(data, series=tuple(replace(one, color=c) for one, c in zip(data.series, colors, strict=True)))


def _unpointed(data: ChartData, *, by_category: bool) -> str:
    """Why a chart cannot point at what its document names, in words; "" if it can."""
    if by_category and data.kind in {"area", "radar"}:
        return "of one series without bars or slices"
    given = data.colors or any(one.color or one.points for one in data.series)
    return "whose colours are given" if given else ""


def _asked(area: ChartArea, data: ChartData, names: Sequence[str]) -> tuple[int, ...]:
    """The parts that the document names; a category of a chart of several series is none."""
    found = []
    for number, name in enumerate(data.emphasis):
        index = index_of(name, names)
        if index is not None:
            found.append(index)
            continue
        near = nearest_to(name, names)
        hint = f"; the nearest is {near!r}" if near else ""
        area.no_effect(
            f"emphasis[{number}]", f"The name {name!r}, which no part of the chart has{hint}, has no effect here."
        )
    return tuple(dict.fromkeys(found))


def _by_category(data: ChartData, meant: tuple[int, ...], greys: tuple[str, ...], hues: tuple[str, ...]) -> ChartData:
    (series,) = data.series
    if data.kind in _ROUND:
        return replace(data, series=(replace(series, points=_slices(data.categories, meant, greys, hues)),))
    if meant:
        colors = tuple("accent1" if n in meant else greys[0] for n in range(len(data.categories)))
    else:
        colors = tuple(greys[0] if is_rest(name) else "" for name in data.categories)
    if data.kind == "bar":
        points = colors if any(colors) else ()
        return replace(data, series=(replace(series, points=points),), marked=meant)
    if data.kind == "line" and meant and not data.emphasis:
        # A title that names a month is about the whole line, too: the month gets a label, the line keeps its accent.
        return replace(data, marked=meant)
    if data.kind == "line" and meant:
        dots = tuple(color if color == "accent1" else "" for color in colors)
        return replace(data, series=(replace(series, color=greys[1], points=dots),), marked=meant)
    return data


def _slices(
    names: Sequence[str], meant: tuple[int, ...], greys: tuple[str, ...], hues: tuple[str, ...]
) -> tuple[str, ...]:
    """One for each slice; none where the usual few tell them apart. `hues` are for more slices than there are tints."""
    rest, nearest = {n for n, name in enumerate(names) if is_rest(name)}, _NEAREST[greys]
    count = len(names) - len(rest)
    tints = _TINTS_ON_DARK if greys == _ON_DARK else _TINTS
    if not meant and count > len(tints):
        return _hues_but(len(names), rest, nearest, hues)
    if not meant and len(names) <= _FEW_SLICES and not rest:
        return ()
    usual = tints if not meant else greys if len(names) - len(meant) <= _MOST_GREYS else tints[1:]
    others = iter([color for color in usual if not rest or color != nearest] * len(names))
    return tuple("accent1" if n in meant else nearest if n in rest else next(others) for n in range(len(names)))


def _hues_but(count: int, rest: set[int], grey: str, hues: tuple[str, ...]) -> tuple[str, ...]:
    """`hues` for so many slices, but a `grey` for those that are left over; none where there is no such one."""
    others = iter(color for color in distinct_colors(count + 1, hues) if color != grey)
    return tuple(grey if n in rest else next(others) for n in range(count)) if rest else ()


def _by_series(data: ChartData, meant: tuple[int, ...], greys: tuple[str, ...]) -> ChartData:
    others = iter([*greys] * len(data.series))
    found: list[SeriesData] = []
    for index, one in enumerate(data.series):
        color = None
        if meant:
            color = "accent1" if index in meant else next(others)
        elif is_rest(one.name):
            color = greys[0]
        found.append(replace(one, color=color or one.color))
    return replace(data, series=tuple(found))
