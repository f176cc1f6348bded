"""The axis of categories: as large as no word is wider than its slot, else slanted, and not all of them shown."""

import math
from dataclasses import replace

from deck_documents.paper_document.chart_parts import Axis
from renderer.layout.charts.room import LARGEST_NAMES
from renderer.layout.charts.scales import asked_title, is_far
from renderer.layout.charts.setting import Setting, color_of, sample
from renderer.scene.charts import Names
from renderer.typesetting.scripts import is_cjk

SIZES = (16.0, 14.0, 13.0, 12.0, 11.0, 10.0)
SLANT = -45.0
_LYING_GAP = 14.0
_SMALL_SIZES = (9.0, 8.0)
_SLOT_SHARE = 0.86
_SMALLEST_STEP = 26.0
_MOST_WRAPPED = 12
_AIR = 1.3
_WITHOUT_EFFECT = ("min", "max", "majorUnit", "minorUnit", "numberFormat", "logBase")


def standing_names(setting: Setting, categories: tuple[str, ...], width: float, *, around: bool = False) -> Names:
    """Names below columns in `width` pt; `around` a radar there is more room."""
    count = max(len(categories), 1)
    slot = width / count
    shown = sample(categories)
    sizes = [size for size in SIZES if size <= setting.axis_size * 4 / 3] or [setting.axis_size]
    for size in sizes:
        room = slot * _SLOT_SHARE
        if all(_fits(setting, name, size, room, one_line=count > _MOST_WRAPPED) for name in shown):
            return Names(size)
    if around:
        return Names(setting.axis_size)
    small = min(11.0, setting.axis_size)
    widest = setting.widest(categories, small)
    if count > _MOST_WRAPPED and widest <= 48:
        return Names(small, skip=max(math.ceil(widest * _AIR / slot), 1))
    return Names(small, rotation=SLANT, skip=max(1, round(_SMALLEST_STEP / slot)))


def lying_names(setting: Setting, categories: tuple[str, ...]) -> Names:
    """Names left of lying bars: as large as their words stay whole in what they may take of the width."""
    room = setting.area.height / max(len(categories), 1)
    width = setting.area.width * LARGEST_NAMES - _LYING_GAP
    sizes = [size for size in SIZES if size * 1.5 <= room] or [min(SIZES[-1], setting.axis_size)]
    sizes += [size for size in _SMALL_SIZES if size < sizes[-1]]
    words = [name for name in sample(categories) if not is_cjk(name)]
    longest = setting.sheet.type.longest_word
    size = next((size for size in sizes if all(longest(name, size) <= width for name in words)), sizes[-1])
    return Names(size, skip=max(1, -(-int(size * 1.3) // max(int(room), 1))))


def asked_names(setting: Setting, names: Names, axis: Axis | None, where: str, *, side: str) -> Names:
    """`names` as `axis` asks for; `side` is where they stand by themselves."""
    if axis is None:
        return names
    for key in _WITHOUT_EFFECT:
        field = "".join(f"_{char.lower()}" if char.isupper() else char for char in key)
        if getattr(axis, field) is not None:
            setting.no_effect(f"{where}.{key}", f"`{key}` of an axis of categories")
    names = replace(
        names,
        size=axis.font_size or names.size,
        title=asked_title(setting, axis, where),
        grid=bool(axis.gridlines),
        reverse=bool(axis.reverse),
        far=is_far(setting, axis, where, side),
        color=color_of(axis.color),
    )
    if axis.label_rotation is not None:
        names = replace(names, rotation=axis.label_rotation)
    return replace(names, size=None) if axis.visible is False else names


def _fits(setting: Setting, name: str, size: float, room: float, *, one_line: bool) -> bool:
    if one_line:
        return setting.width(name, size) <= room
    if is_cjk(name):
        return setting.width(name, size) <= 2 * room
    return setting.sheet.type.longest_word(name, size) <= room and setting.width(name, size) <= 2.6 * room
