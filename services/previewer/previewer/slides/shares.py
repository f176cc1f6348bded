"""Charts of parts of 100 % with values below zero, redrawn for LibreOffice as stacked charts of the shares themselves.

PowerPoint hangs the share of such a value under the axis, LibreOffice draws it upwards, as if it were above zero.
Labels keep the values: they are written out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml.etree import _Element

from deck_presentation.names import C
from previewer.slides.plots import axis_of, number_in
from previewer.slides.point_labels import labels_of_points, points_of, rich_text

_MARK = b"percentStacked"
_CODE = re.compile(r"([^0#]*)([0#,]*[0#])(?:\.([0#]+))?(,*)(.*)")
_QUOTED = re.compile(r'\[[^]]*\]|[\\_*](.)|"')
_NAMED = (f"{C}showSerName", f"{C}showCatName", f"{C}showVal")
"""What a label may say, in the order in which PowerPoint says it."""


def may_have_shares(data: bytes) -> bool:
    """Whether a chart part is worth reading: something in it is drawn in parts of 100 %."""
    return _MARK in data


def hang_shares(root: _Element) -> bool:
    """Redraw what is drawn in parts of 100 % with values below zero; returns whether there was any."""
    groups = list(_groups(root))
    for grouping in groups:
        _hang(grouping, root)
    return bool(groups)


def _groups(root: _Element) -> Iterator[_Element]:
    """`c:grouping` of what is drawn in parts of 100 % with a value below zero among them."""
    for grouping in root.iter(f"{C}grouping"):
        group = grouping.getparent()
        if group is not None and grouping.get("val") == _MARK.decode():
            values = (value for series in group.iterfind(f"{C}ser") for value in points_of(series).values())
            if any(number_in(value.text) < 0 for value in values):
                yield grouping


def _hang(grouping: _Element, root: _Element) -> None:
    group = grouping.getparent()
    assert group is not None
    wholes: dict[str, float] = defaultdict(float)
    for series in group.iterfind(f"{C}ser"):
        for index, value in points_of(series).items():
            wholes[index] += abs(number_in(value.text))
    for series in group.iterfind(f"{C}ser"):
        _write_labels(series)
        for index, value in points_of(series).items():
            value.text = repr(number_in(value.text) / (wholes[index] or 1.0))
    grouping.set("val", "stacked")
    axis = axis_of(root, group, "valAx")
    form = axis.find(f"{C}numFmt") if axis is not None else None
    if form is not None:
        if form.get("sourceLinked") != "0" or form.get("formatCode") == "General":
            form.set("formatCode", "0%")
        form.set("sourceLinked", "0")


def _write_labels(series: _Element) -> None:
    """Give each label that shows its value the text that it shows."""
    labels = series.find(f"{C}dLbls")
    if labels is None:
        return
    categories, values = _texts(series.find(f"{C}cat")), points_of(series)
    for index, label in labels_of_points(series):
        if label.find(f"{C}delete") is not None or label.find(f"{C}tx") is not None:
            continue
        text = _label(series, label, labels, categories.get(index, ""), number_in(values[index].text))
        if text is not None:
            place = label.find(f"{C}layout")
            (label[0] if place is None else place).addnext(rich_text(text, label.find(f"{C}txPr")))


def _texts(holder: _Element | None) -> dict[str, str]:
    """The cached texts below `holder` by their index."""
    points = () if holder is None else holder.iter(f"{C}pt")
    return {str(point.get("idx")): point.findtext(f"{C}v") or "" for point in points}


def _label(series: _Element, style: _Element, labels: _Element, category: str, value: float) -> str | None:
    """What a label says, as far as it says the value; None if it does not."""
    shown = [tag for tag in _NAMED if (one := style.find(tag)) is not None and one.get("val") != "0"]
    if _NAMED[-1] not in shown:
        return None
    form = style.find(f"{C}numFmt")
    form = labels.find(f"{C}numFmt") if form is None else form
    code = None if form is None or form.get("sourceLinked") == "1" else form.get("formatCode")
    code = code or series.findtext(f"{C}val/{C}numRef/{C}numCache/{C}formatCode")
    name = series.findtext(f"{C}tx/{C}strRef/{C}strCache/{C}pt/{C}v") or ""
    said = dict(zip(_NAMED, (name, category, written(value, code or "General")), strict=True))
    return (style.findtext(f"{C}separator") or ", ").join(said[tag] for tag in shown)


def written(value: float, code: str) -> str:
    """`value` in a format of spreadsheets: decimals, thousands, per cent, words around; else as plainly as can be."""
    found = _CODE.fullmatch(_QUOTED.sub(lambda match: match.group(1) or "", code.partition(";")[0]))
    if found is None or "E" in code:
        return f"{value:.10g}"
    before, whole, decimals, thousands, after = found.groups()
    number = value * (100 if "%" in after else 1) / 1000 ** len(thousands)
    comma = "," if "," in whole else ""
    return f"{'-' if number < 0 else ''}{before}{abs(number):{comma}.{len(decimals or '')}f}{after}"
