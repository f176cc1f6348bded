"""The labels at the points of a series."""

from dataclasses import replace

from renderer.scene.charts import Caption, Chart, DataLabels, LabelPosition
from renderer.writer.charts.references_xml import cells_of
from renderer.writer.charts.text_xml import NO_LINE, UNWRAPPED, text_properties
from renderer.writer.charts.workbook import columns_of, source_column
from renderer.writer.markup import NOTHING, Markup, attribute, escape, joined, markup
from renderer.writer.paint_xml import fill_xml

_C15 = markup('xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"')
_FIELD = (
    '<a:fld id="{%s-0000-4000-8000-000000000000}" type="CELLRANGE"><a:rPr %s>%s</a:rPr><a:pPr/><a:t>%s</a:t></a:fld>'
)
_FROM_CELLS = markup(
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" %s><c15:showDataLabelsRange val="1"/></c:ext>'
    "</c:extLst>",
    _C15,
)
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
        _point(labels, n, language)
        if n in wanted
        else markup('<c:dLbl><c:idx val="%s"/><c:delete val="1"/></c:dLbl>', n)
        for n in (sorted(wanted) if few else range(count))
    )
    others = replace(labels, value=False, series_name=False, category=False, percent=False) if few else labels
    return markup("<c:dLbls>%s%s</c:dLbls>", single, _style(others, labels.colors[0]))


def _point(labels: DataLabels, n: int, language: str) -> Markup:
    """The label of one point: its text, in the look of all."""
    look = _style(labels, labels.colors[n % len(labels.colors)], n)
    linked = _FROM_CELLS if labels.follows else NOTHING
    return markup('<c:dLbl><c:idx val="%s"/>%s%s%s</c:dLbl>', n, _text(labels, n, language), look, linked)


def _caption(labels: DataLabels, n: int, caption: Caption, language: str) -> Markup:
    """The label of one point; its style is that of its text."""
    style = markup('lang="%s" sz="%s" b="%s"', attribute(language), round(labels.size * 100), int(labels.bold))
    parts = (style, fill_xml(caption.color), escape(caption.text))
    if labels.source is None:
        run, linked = markup("<a:r><a:rPr %s>%s</a:rPr><a:t>%s</a:t></a:r>", *parts), NOTHING
    else:
        run, linked = markup(_FIELD, attribute(f"{n + 1:08X}"), *parts), _FROM_CELLS
    where = _shown(labels, caption.position)
    return markup('<c:dLbl><c:idx val="%s"/>%s%s%s</c:dLbl>', n, _rich(run), where, linked)


def label_cells_xml(chart: Chart, index: int) -> Markup:
    """The extension of a series whose labels stand in cells of the workbook; nothing where they do not."""
    labels = chart.series[index].labels
    if labels is None or (labels.source is None and not labels.follows):
        return NOTHING
    texts = labels.texts or tuple(caption.text for caption in labels.captions)
    column = (
        columns_of(chart, index)[1 if chart.series[index].xs else 0]
        if labels.source is None
        else source_column(labels.source)
    )
    points = joined(markup('<c:pt idx="%s"><c:v>%s</c:v></c:pt>', n, escape(text)) for n, text in enumerate(texts))
    return markup(
        '<c:extLst><c:ext uri="{02D57815-91ED-43cb-92C2-25804820EDAC}" %s><c15:datalabelsRange><c15:f>%s</c15:f>'
        '<c15:dlblRangeCache><c:ptCount val="%s"/>%s</c15:dlblRangeCache></c15:datalabelsRange></c:ext></c:extLst>',
        _C15,
        cells_of(chart, column, len(texts)),
        len(texts),
        points,
    )


def _text(labels: DataLabels, n: int, language: str) -> Markup:
    """What stands there instead of the value."""
    if not labels.texts:
        return NOTHING
    return _rich(_run(labels, n, labels.texts[n], labels.colors[n % len(labels.colors)], language))


def _run(labels: DataLabels, n: int, text: str, color: str, language: str) -> Markup:
    """Words, or a field for the cell that holds them."""
    style = markup('sz="%s" b="%s"', round(labels.size * 100), int(labels.bold))
    if not labels.follows:
        return markup("<a:r><a:rPr %s>%s</a:rPr><a:t>%s</a:t></a:r>", style, fill_xml(color), escape(text))
    style = markup('lang="%s" %s', attribute(language), style)
    return markup(_FIELD, attribute(f"{n + 1:08X}"), style, fill_xml(color), escape(text))


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
