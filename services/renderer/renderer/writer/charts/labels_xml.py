"""The labels at the points of a series."""

# ruff: noqa: E501 - markup is easier to read and to compare in whole elements.

from dataclasses import replace
from xml.sax.saxutils import escape

from renderer.scene.charts import Caption, DataLabels, LabelPosition
from renderer.writer.charts.text_xml import NO_LINE, text_properties
from renderer.writer.markup import attribute
from renderer.writer.paint_xml import fill_xml

_FLAGS = ("showVal", "showCatName", "showSerName", "showPercent")
# With more points than this, those without a label are not named one by one.
_MOST_NAMED = 60


def labels_xml(labels: DataLabels, count: int, language: str) -> str:
    """`c:dLbls` of a series with `count` points."""
    if labels.captions:
        single = "".join(_caption(labels, n, caption, language) for n, caption in enumerate(labels.captions))
        return f"<c:dLbls>{single}{_style(labels, labels.colors[0])}</c:dLbls>"
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


def _caption(labels: DataLabels, n: int, caption: Caption, language: str) -> str:
    """The label of one point; its style is that of its text."""
    style = f'lang="{language}" sz="{round(labels.size * 100)}" b="{int(labels.bold)}"'
    run = f"<a:r><a:rPr {style}>{fill_xml(caption.color)}</a:rPr><a:t>{escape(caption.text)}</a:t></a:r>"
    text = f"<c:tx><c:rich><a:bodyPr/><a:p>{run}</a:p></c:rich></c:tx>"
    return f'<c:dLbl><c:idx val="{n}"/>{text}{_shown(labels, caption.position)}</c:dLbl>'


def _text(labels: DataLabels, n: int) -> str:
    """What stands there instead of the value."""
    if not labels.texts:
        return ""
    style = f'sz="{round(labels.size * 100)}" b="{int(labels.bold)}"'
    run = f"<a:r><a:rPr {style}>{fill_xml(labels.colors[n % len(labels.colors)])}</a:rPr><a:t>{escape(labels.texts[n])}</a:t></a:r>"
    return f"<c:tx><c:rich><a:bodyPr/><a:p>{run}</a:p></c:rich></c:tx>"


def _style(labels: DataLabels, color: str) -> str:
    code = attribute(labels.number_format)
    form = f'<c:numFmt formatCode="{code}" sourceLinked="0"/>' if code else ""
    fill = f"<c:spPr>{fill_xml(labels.fill)}{NO_LINE}</c:spPr>"
    return f"{form}{fill}{text_properties(labels.size, color, bold=labels.bold)}{_shown(labels, labels.position)}"


def _shown(labels: DataLabels, position: LabelPosition | None) -> str:
    """Where labels stand, and what they are made of."""
    flags = (labels.value, labels.category, labels.series_name, labels.percent)
    shown = "".join(f'<c:{tag} val="{int(flag)}"/>' for tag, flag in zip(_FLAGS, flags, strict=True))
    where = f'<c:dLblPos val="{position}"/>' if position else ""
    separator = f"<c:separator>{labels.separator}</c:separator>" if sum(flags) > 1 else ""
    return f'{where}<c:showLegendKey val="0"/>{shown}<c:showBubbleSize val="0"/>{separator}'
