"""The axis of categories: as large as no word is wider than its slot, else slanted, and not all of them shown."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, pairwise, takewhile

from deck_domain.dates import is_date
from renderer.deck.charts import AxisOptions
from renderer.layout.charts.chart_area import ChartArea, sample
from renderer.layout.charts.label_spots import RADAR_GAP
from renderer.layout.charts.plot_area import (
    LARGEST_NAMES,
    LARGEST_RADAR_NAMES,
    LINE,
    LYING_GAP,
    SLANTED_GAP,
    wrapped_depth,
)
from renderer.layout.charts.value_axis import asked_title, is_far
from renderer.layout.charts.years_to_scale import LEFT_OUT
from renderer.scene.charts import CategoryAxis
from renderer.typesetting.phrases import KATAKANA, tears_katakana
from renderer.typesetting.scripts import is_cjk

SIZES = (16.0, 14.0, 13.0, 12.0, 11.0, 10.0)
SLANT, UPRIGHT = -45.0, -90.0
_SMALL_SIZES = (9.0, 8.0)
_SLOT_SHARE = 0.86
_SMALLEST_STEP = 26.0
_WHOLE_SHARE = 0.84
_MOST_WRAPPED = 12
_AIR = 1.3
_SHORT, _LEAST_TIMES, _SHORT_IDEOGRAPHS = 48.0, 4, 4
"""Pt of names of which some may be left out; so many times make a sequence; a name of few ideographs is one word."""
_NUMBERED = re.compile(r"(\D*)(\d{1,9})(\D*)")
_WITHOUT_EFFECT = ("min", "max", "majorUnit", "minorUnit", "numberFormat", "logBase")


def standing_names(area: ChartArea, categories: tuple[str, ...], width: float, *, around: bool = False) -> CategoryAxis:
    """Names below columns in `width` pt; `around` a radar there is more room."""
    count = max(len(categories), 1)
    slot = width / count
    sizes = [size for size in SIZES if size <= area.axis_size * 4 / 3] or [area.axis_size]
    if size := _wrapping_size(area, categories, sizes, slot * _SLOT_SHARE):
        return CategoryAxis(size)
    if around:
        room = area.rect.width * LARGEST_RADAR_NAMES - RADAR_GAP
        sizes = [area.axis_size, *(size for size in (SIZES[-1], *_SMALL_SIZES) if size < area.axis_size)]
        return CategoryAxis(next((size for size in sizes if area.widest(categories, size) <= room), sizes[-1]))
    small = min(11.0, area.axis_size)
    widest = area.widest(categories, small)
    if are_times(categories):
        return _some_times(area, categories, small, slot)
    if count > _MOST_WRAPPED and widest <= _SHORT and _count_on(categories):
        return CategoryAxis(small, skip=_every(area, categories, small, slot))
    return CategoryAxis(small, rotation=SLANT, skip=max(1, round(_SMALLEST_STEP / slot)))


def are_times(categories: Sequence[str]) -> bool:
    """Whether `categories` are months, quarters, years or days, of which a reader knows those that are left out."""
    return len(categories) >= _LEAST_TIMES and all(name == LEFT_OUT or is_date(name) for name in sample(categories))


def _count_on(categories: Sequence[str]) -> bool:
    """Whether `categories` are told apart by a number that counts on ("Store 7", "Store 8"), as ages and places do."""
    found = [match for name in categories if (match := _NUMBERED.fullmatch(name))]
    words, numbers = {(match[1], match[3]) for match in found}, [int(match[2]) for match in found]
    steps = {after - one for one, after in pairwise(numbers)}
    return len(found) == len(categories) and len(words) == len(steps) == 1 and 0 not in steps


def within_plot(area: ChartArea, axis: CategoryAxis, categories: tuple[str, ...], width: float) -> CategoryAxis:
    """`axis` of names that wrap below columns, in the size in which they do so in a plot of `width` pt.

    The names at the ends of lines leave the plot less than the chart; below the smallest size nothing is changed.
    """
    room = width / max(len(categories), 1) * _SLOT_SHARE
    if axis.size is None or axis.rotation:
        return axis
    if axis.skip > 1:
        return replace(axis, skip=max(axis.skip, _every(area, categories, axis.size, room / _SLOT_SHARE)))
    sizes = [size for size in (*SIZES, *_SMALL_SIZES[:1]) if size <= axis.size]
    if size := _wrapping_size(area, categories, sizes, room):
        return replace(axis, size=size)
    return _some_times(area, categories, axis.size, room) if are_times(categories) else axis


def _some_times(area: ChartArea, times: tuple[str, ...], size: float, slot: float) -> CategoryAxis:
    """`times` in slots of so many pt: turned upright where all of them can be read, else some of them are left out."""
    size = max(min(size, 11.0), SIZES[-1])
    widest = area.widest(times, size)
    if slot >= size * LINE and widest <= min(_SHORT, area.rect.height * LARGEST_NAMES - SLANTED_GAP):
        return CategoryAxis(size, rotation=UPRIGHT)
    return CategoryAxis(size, skip=_every(area, times, size, slot))


def _every(area: ChartArea, categories: Sequence[str], size: float, slot: float) -> int:
    """Of how many names one is shown, so that none touches the next, in slots of so many pt."""
    return max(math.ceil(area.widest(categories, size) * _AIR / slot), 1)


def wrapped_names(area: ChartArea, categories: tuple[str, ...], width: float) -> CategoryAxis | None:
    """Names below columns in `width` pt that wrap into as many lines as the chart has room for; None if words break."""
    slot = width / max(len(categories), 1) * _SLOT_SHARE
    if len(categories) > _MOST_WRAPPED:
        return None
    names, longest = sample(categories), area.sheet.type.longest_word
    for size in (size for size in (*SIZES, *_SMALL_SIZES) if size <= area.axis_size):
        whole = all(longest(name, size) <= slot for name in names)
        lines = max(area.lines(name, size, slot) for name in names)
        if whole and wrapped_depth(size, lines) <= area.rect.height * LARGEST_NAMES:
            return CategoryAxis(size)
    return None


def lying_names(area: ChartArea, categories: tuple[str, ...]) -> CategoryAxis:
    """Names left of lying bars: as large as their words stay whole in what they may take of the width."""
    room = area.rect.height / max(len(categories), 1)
    width = area.rect.width * LARGEST_NAMES - LYING_GAP
    sizes = [size for size in SIZES if size * 1.5 <= room] or [min(SIZES[-1], area.axis_size)]
    sizes += [size for size in _SMALL_SIZES if size < sizes[-1]]
    words = [name for name in sample(categories) if not is_cjk(name)]
    longest = area.sheet.type.longest_word
    lines = {size: max((area.lines(name, size, width) for name in sample(categories)), default=1) for size in sizes}
    fitting = [size for size in sizes if all(longest(name, size) <= width for name in words)]
    size = next((size for size in fitting if lines[size] * size * LINE <= room), (fitting or sizes)[-1])
    skip = max(1, -(-int(size * 1.3) // max(int(room), 1)))
    return CategoryAxis(size, skip=skip if lines[size] == 1 else max(skip, math.ceil(lines[size] * size * LINE / room)))


def asked_category_axis(
    area: ChartArea, axis: CategoryAxis, asked: AxisOptions | None, where: str, *, side: str
) -> CategoryAxis:
    """`axis` as the document asks for; `side` is where it stands by itself."""
    if asked is None:
        return axis
    for key in _WITHOUT_EFFECT:
        field = "".join(f"_{char.lower()}" if char.isupper() else char for char in key)
        if getattr(asked, field) is not None:
            area.no_effect(f"{where}.{key}", f"`{key}` of an axis of categories has no effect here.")
    axis = replace(
        axis,
        size=asked.font_size or axis.size,
        title=asked_title(area, asked, where),
        grid=bool(asked.gridlines),
        reverse=bool(asked.reverse),
        far=is_far(area, asked, where, side),
        color=asked.color,
    )
    if asked.label_rotation is not None:
        axis = replace(axis, rotation=asked.label_rotation)
    return replace(axis, size=None) if asked.visible is False else axis


def _leaves_one_alone(area: ChartArea, name: str, size: float, room: float) -> bool:
    """Whether the last character of a name in ideographs may be all that does not stand in its first line.

    Viewers break such names somewhere between `room` and the whole slot.
    """
    return area.text_width(name, size) > room and area.text_width(name[:-1], size) <= room / _SLOT_SHARE


def _wrapping_size(area: ChartArea, categories: Sequence[str], sizes: Sequence[float], room: float) -> float | None:
    """The largest of `sizes` in which all names have `room`; one in which dates break alike, or words do not."""
    names, one_line = sample(categories), len(categories) > _MOST_WRAPPED
    fitting = (size for size in sizes if all(_fits(area, name, size, room, one_line=one_line) for name in names))
    largest = next(fitting, None)
    if largest is None:
        return None
    breaks_well = _break_alike if are_times(categories) else _break_between_words
    read = takewhile(lambda size: size >= SIZES[-1], chain([largest], fitting))
    return next((size for size in read if breaks_well(area, names, size, room)), largest)


def _break_alike(area: ChartArea, names: Sequence[str], size: float, room: float) -> bool:
    """Whether every name with a place to break at stands in one line, or none does, wherever viewers break it."""
    widths = [area.text_width(name, size) for name in names if " " in name.strip()]
    return all(width <= room for width in widths) or all(width > room / _SLOT_SHARE for width in widths)


def _break_between_words(area: ChartArea, names: Sequence[str], size: float, room: float) -> bool:
    """Whether no word of katakana is torn, wherever between `room` and the whole slot viewers break the names."""
    return not any(
        tears_katakana(area.lines_of(name, size, width))
        for name in names
        if KATAKANA.search(name)
        for width in (room, room / _SLOT_SHARE)
    )


def _fits(area: ChartArea, name: str, size: float, room: float, *, one_line: bool) -> bool:
    if one_line:
        return area.text_width(name, size) <= room
    if is_cjk(name):
        # Within ideographs viewers break where they like, and LibreOffice keeps them off digits: "10" over a month.
        most = room * _WHOLE_SHARE if len(name) <= _SHORT_IDEOGRAPHS else 2 * room
        return area.text_width(name, size) <= most and not (_leaves_one_alone(area, name, size, room))
    return area.sheet.type.longest_word(name, size) <= room and area.text_width(name, size) <= 2.6 * room
