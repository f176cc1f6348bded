"""The labels at the points of a series."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from dataclasses import replace
from xml.sax.saxutils import escape

from renderer.scene.charts import Labels
from renderer.writer.charts.text_xml import NO_LINE, text_properties
from renderer.writer.markup import attribute
from renderer.writer.paint_xml import fill_xml

_FLAGS = ("showVal", "showCatName", "showSerName", "showPercent")
# With more points than this, those without a label are not named one by one.
_MOST_NAMED = 60


def labels_xml(labels: Labels, count: int) -> str:
    """`c:dLbls` of a series with `count` points."""
    shown = range(count) if labels.shown is None else labels.shown
    if len(set(labels.colors)) == 1 and len(shown) == count:
        return f"<c:dLbls>{_style(labels, labels.colors[0])}</c:dLbls>"
    wanted = set(shown)
    few = count > _MOST_NAMED
    single = "".join(
        f'<c:dLbl><c:idx val="{n}"/>{_text(labels, n)}{_style(labels, labels.colors[n % len(labels.colors)])}</c:dLbl>'
        if n in wanted
        else f'<c:dLbl><c:idx val="{n}"/><c:delete val="1"/></c:dLbl>'
        for n in (sorted(wanted) if few else range(count))
    )
    others = replace(labels, value=False, series_name=False, category=False, percent=False) if few else labels
    return f"<c:dLbls>{single}{_style(others, labels.colors[0])}</c:dLbls>"


def _text(labels: Labels, n: int) -> str:
    """What stands there instead of the value."""
    if not labels.texts:
        return ""
    style = f'sz="{round(labels.size * 100)}" b="{int(labels.bold)}"'
    run = f"<a:r><a:rPr {style}>{fill_xml(labels.colors[n % len(labels.colors)])}</a:rPr><a:t>{escape(labels.texts[n])}</a:t></a:r>"
    return f"<c:tx><c:rich><a:bodyPr/><a:p>{run}</a:p></c:rich></c:tx>"


def _style(labels: Labels, color: str) -> str:
    flags = (labels.value, labels.category, labels.series_name, labels.percent)
    shown = "".join(f'<c:{tag} val="{int(flag)}"/>' for tag, flag in zip(_FLAGS, flags, strict=True))
    position = f'<c:dLblPos val="{labels.place}"/>' if labels.place else ""
    return (
        f'<c:numFmt formatCode="{attribute(labels.number_format)}" sourceLinked="0"/><c:spPr>{fill_xml(labels.fill)}{NO_LINE}</c:spPr>'
        f'{text_properties(labels.size, color, bold=labels.bold)}{position}<c:showLegendKey val="0"/>{shown}<c:showBubbleSize val="0"/>'
        + (f"<c:separator>{labels.separator}</c:separator>" if sum(flags) > 1 else "")
    )
