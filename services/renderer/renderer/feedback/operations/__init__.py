"""What feedback may wish for, one file for each kind; the first operation that knows a wish does it."""

from collections.abc import Sequence

from renderer.feedback.draft import Operation
from renderer.feedback.operations import (
    colors,
    drawing,
    entries,
    figures,
    keeping,
    places,
    sizes,
    styles,
    swapping,
    texts,
    themes,
    whole,
)

OPERATIONS: Sequence[Operation] = (
    whole.refused,
    keeping.keep,
    themes.theme,
    figures.chart_type,
    drawing.drawn,
    entries.sort,
    swapping.swap,
    texts.remove,
    texts.add,
    texts.retitle,
    places.move,
    places.resize,
    entries.reorder,
    sizes.size,
    colors.color,
    styles.style,
    styles.highlight,
    entries.add,
    entries.remove,
    figures.figure,
    entries.rename,
    drawing.not_drawn,
)
