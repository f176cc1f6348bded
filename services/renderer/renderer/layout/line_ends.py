"""Where the lines of a text end: in a box so much narrower, or in type so much smaller, that they look meant."""

from dataclasses import replace

from deck_fonts import SAFETY
from renderer.layout.geometry import Rect
from renderer.typesetting.phrases import torn
from renderer.typesetting.scripts import language_of
from renderer.typesetting.typesetter import Fitted, Typesetter

Insets = tuple[float, float, float, float]

_MOST_STEPS, _ROOM = 12, 0.35
"""How often a box gets narrower by half an ideograph for the sake of where its lines end, and what of one they have to
spare then: with the gaps around figures, which not every viewer leaves, it is still less than one."""
_FULL = 1.013
"""A line is taken for full where it leaves less of its box than this, in its widths."""
_LARGE, _SHORT, _CLOSER = 32.0, 0.4, 1.03
"""Pt of type from which a word alone on the last line is seen, the share of the widest line that it has then, and by
how much the widths of lines differ between viewers."""
_SMALLER = (0.96, 0.92, 0.88)
"""Shares of the size of large ideographs to try, so that lines end where phrases do."""
_READ_FROM_AFAR = 16.0
"""Pt of type in the middle of its box from which a short last line is seen."""


def well_ended(setter: Typesetter, fitted: Fitted, inner: Rect, insets: Insets) -> tuple[Fitted, Insets]:
    """Large ideographs in lines of whole phrases, a little smaller where no width alone does it; else balanced."""
    balanced = _balanced(setter, fitted, inner, insets)
    if not (_is_of_phrases(fitted) and _looks(balanced[0])[1]):
        return balanced
    (line,) = fitted.paragraphs
    for share in _SMALLER if line.runs[0].size >= _LARGE else ():
        runs = tuple(replace(run, size=round(run.size * share * 2) / 2) for run in line.runs)
        if any(run.size < run.floor for run in runs):
            break
        lines = (replace(line, runs=runs),)
        smaller = replace(fitted, paragraphs=lines, measured=setter.measure(lines, inner.width))
        found = _balanced(setter, smaller, inner, insets)
        if not any(_looks(found[0])[:2]):
            return found
    return balanced


def _balanced(setter: Typesetter, fitted: Fitted, inner: Rect, insets: Insets) -> tuple[Fitted, Insets]:
    """The same lines in a box so much narrower that they look meant.

    No ideograph or two stand alone on the last of them, and, of a single paragraph, they end where phrases do: the
    box has no room for one ideograph more there, lest a viewer that sets them closer takes it onto the line before.
    """
    best, less = _looks(fitted), 0.0
    if fitted.overflows or not fitted.paragraphs:
        return fitted, insets
    size = max(run.size for line in fitted.paragraphs for run in line.runs)
    steps = range(1, _MOST_STEPS + 1) if any(best) else ()
    chosen = fitted
    # Up to the end of the widest line, a box may be narrower without another line.
    free = max(inner.width - fitted.measured.width - size / 2, 0.0) if best[:2] == (0, 0) else 0.0
    for narrower in (min(free + count * size / 2, max(free, inner.width / 2)) for count in steps):
        measured = setter.measure(fitted.paragraphs, inner.width - narrower)
        if len(measured.lines) > len(fitted.measured.lines) or measured.broken_words != fitted.measured.broken_words:
            break
        if (found := _looks(replace(fitted, measured=measured))) < best:
            best, less, chosen = found, narrower, replace(fitted, measured=measured)
        if not any(best):
            break
    held = _is_of_phrases(fitted) and (not best[1] or _may_leave_lone(setter, fitted, inner.width))
    if held or _is_open(setter, chosen, inner.width - less):
        less = max(less, inner.width - chosen.measured.width * _FULL - _ROOM * size)
    if not less:
        return fitted, insets
    left, top, right, bottom = insets
    before = less / 2 if fitted.paragraphs[0].align == "ctr" else 0.0
    return chosen, (left + before, top, right + less - before, bottom)


def _may_leave_lone(setter: Typesetter, fitted: Fitted, width: float) -> bool:
    """Whether a viewer that sets the lines a touch closer would leave an ideograph or two on the last of them."""
    return bool(setter.measure(fitted.paragraphs, width * SAFETY).lone) and not fitted.measured.lone


def _is_open(setter: Typesetter, fitted: Fitted, width: float) -> bool:
    """Whether a viewer that sets one large sentence a touch closer would break its lines elsewhere."""
    lines = [line.text for line in fitted.measured.lines]
    if len(lines) < 2 or len(fitted.paragraphs) != 1 or fitted.paragraphs[0].runs[0].size < _LARGE:
        return False
    return [line.text for line in setter.measure(fitted.paragraphs, width * _CLOSER).lines] != lines


def _is_of_phrases(fitted: Fitted) -> bool:
    """Whether it is a single paragraph of several lines that may be broken between any two ideographs."""
    if len(fitted.paragraphs) != 1 or len(fitted.measured.lines) < 2:
        return False
    return language_of(fitted.paragraphs[0].text) in {"ja-JP", "zh-CN"}


def _looks(fitted: Fitted) -> tuple[int, int, bool]:
    """How many last lines hold an ideograph or two, how many lines tear a phrase, whether one word is left over.

    The second and third are asked of single paragraphs, the third of large type and of lines in the middle.
    """
    lines = [line.text for line in fitted.measured.lines]
    tears = torn(fitted.paragraphs[0].text, lines) if _is_of_phrases(fitted) else 0
    return len(fitted.measured.lone), tears, _leaves_a_word(fitted)


def _leaves_a_word(fitted: Fitted) -> bool:
    """Whether the last line of one large sentence is a single short word, or that of one in the middle is short."""
    lines = fitted.measured.lines
    if len(fitted.paragraphs) != 1 or len(lines) < 2:
        return False
    (only,), last = fitted.paragraphs, lines[-1]
    is_short = last.width < _SHORT * max(line.width for line in lines)
    if only.align == "ctr":
        return is_short and only.runs[0].size >= _READ_FROM_AFAR
    return is_short and only.runs[0].size >= _LARGE and len(last.text.split()) == 1
