"""The labels at the points of a series."""

from dataclasses import replace

from renderer.scene.charts import Caption, DataLabels, LabelPosition
from renderer.writer.charts.text_xml import NO_LINE, UNWRAPPED, text_properties
from renderer.writer.markup import NOTHING, Markup, attribute, escape, joined, markup
from renderer.writer.paint_xml import fill_xml

_FLAGS = ("showVal", "showCatName", "showSerName", "showPercent")
# With more points than this, those without a label are not named one by one.
_MOST_NAMED = 60


def labels_xml(labels: DataLabels, count: int, language: str) -> Markup:
    """`c:dLbls` of a series with `count` points."""
    if labels.captions:
        single = joined(_caption(labels, n, caption, language) for n, caption in enumerate(labels.captions))
        return markup("<c:dLbls>%s%s</c:dLbls>", single, _style(labels, labels.colors[0]))
    shown = range(count) if labels.shown is None else labels.shown
    alike = len(set(labels.colors)) == 1 and not (labels.positions or labels.texts)
    if alike and len(shown) == count:
        return markup("<c:dLbls>%s</c:dLbls>", _style(labels, labels.colors[0]))
    wanted = set(shown)
    few = count > _MOST_NAMED
    single = joined(
        markup(
            '<c:dLbl><c:idx val="%s"/>%s%s</c:dLbl>',
            n,
            _text(labels, n),
            _style(labels, labels.colors[n % len(labels.colors)], n),
        )
        if n in wanted
        else markup('<c:dLbl><c:idx val="%s"/><c:delete val="1"/></c:dLbl>', n)
        for n in (sorted(wanted) if few else range(count))
    )
    others = replace(labels, value=False, series_name=False, category=False, percent=False) if few else labels
    return markup("<c:dLbls>%s%s</c:dLbls>", single, _style(others, labels.colors[0]))


def _caption(labels: DataLabels, n: int, caption: Caption, language: str) -> Markup:
    """The label of one point; its style is that of its text."""
    style = markup('lang="%s" sz="%s" b="%s"', attribute(language), round(labels.size * 100), int(labels.bold))
    run = markup("<a:r><a:rPr %s>%s</a:rPr><a:t>%s</a:t></a:r>", style, fill_xml(caption.color), escape(caption.text))
    text = _rich(run)
    return markup('<c:dLbl><c:idx val="%s"/>%s%s</c:dLbl>', n, text, _shown(labels, caption.position))


def _text(labels: DataLabels, n: int) -> Markup:
    """What stands there instead of the value."""
    if not labels.texts:
        return NOTHING
    style = markup('sz="%s" b="%s"', round(labels.size * 100), int(labels.bold))
    run = markup(
        "<a:r><a:rPr %s>%s</a:rPr><a:t>%s</a:t></a:r>",
        style,
        fill_xml(labels.colors[n % len(labels.colors)]),
        escape(labels.texts[n]),
    )
    return _rich(run)


def _rich(run: Markup) -> Markup:
    return markup("<c:tx><c:rich><a:bodyPr%s/><a:p>%s</a:p></c:rich></c:tx>", UNWRAPPED, run)


def _style(labels: DataLabels, color: str, n: int | None = None) -> Markup:
    """The look of labels, or of that of the point `n`."""
    code = attribute(labels.number_format)
    form = markup('<c:numFmt formatCode="%s" sourceLinked="0"/>', code) if code else NOTHING
    fill = markup("<c:spPr>%s%s</c:spPr>", fill_xml(labels.fill), NO_LINE)
    text = text_properties(labels.size, color, bold=labels.bold, body=UNWRAPPED)
    position = labels.position if n is None or not labels.positions else labels.positions[n]
    return joined((form, fill, text, _shown(labels, position)))


def _shown(labels: DataLabels, position: LabelPosition | None) -> Markup:
    """Where labels stand, and what they are made of."""
    flags = (labels.value, labels.category, labels.series_name, labels.percent)
    shown = joined(
        markup('<c:%s val="%s"/>', attribute(tag), int(flag)) for tag, flag in zip(_FLAGS, flags, strict=True)
    )
    where = markup('<c:dLblPos val="%s"/>', attribute(position)) if position else NOTHING
    separator = markup("<c:separator>%s</c:separator>", escape(labels.separator)) if sum(flags) > 1 else NOTHING
    return markup('%s<c:showLegendKey val="0"/>%s<c:showBubbleSize val="0"/>%s', where, shown, separator)
