"""Texts that meet their box: measured for the layout, then set into what they got."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from deck_documents.paper_document.style import Insets, TextFit, TextStyle
from deck_fonts import Font
from deck_fonts.breaking import pieces
from renderer import findings
from renderer.layout.geometry import Rect
from renderer.nodes.boxes import bounded
from renderer.nodes.canvas import Canvas
from renderer.nodes.drawingml_names import TEXT_WARPS
from renderer.scene import Anchor, Paragraph, TextBody
from renderer.scene.theme import FONT_FAMILY
from renderer.typesetting.typesetter import Typesetter

_VERTICAL = {"vertical": "vert", "vertical270": "vert270", "stacked": "wordArtVert"}
_ANCHORS: dict[str, Anchor] = {"top": "t", "middle": "ctr", "bottom": "b"}
_ROOMY = 100_000.0
_SLACK = 0.75
# A line is called full a little before it is, so a text's own width is a little too narrow for it.
_OWN_WIDTH = 1.015
_BOXES = ("rect", "process", "frame", "plaque", "cube", "bevel", "rectcallout", "foldedcorner", "terminator")
_INNER = 0.68
# Whoever writes more than this has shown the words they use.
_READ = 2_000


_FITTING = TextFit()
_SHRINKING = frozenset({None, "fitFontSize"})


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its style, as it is before it meets its box.

    Attributes:
        insets: left, top, right, bottom.
        share: of the box's width and height that its shape leaves to text.
        fit: what gives way when it is too long.
    """

    paragraphs: tuple[Paragraph, ...]
    style: TextStyle
    insets: tuple[float, float, float, float]
    anchor: Anchor
    share: float = 1.0
    fit: TextFit = _FITTING

    @property
    def sideways(self) -> bool:
        """Whether its lines run from top to bottom or back."""
        return self.style.text_direction in {"vertical", "vertical270"}


def text_share(shape: str | None) -> float:
    """Which part of the width and height of a preset shape text has, about."""
    return 1.0 if shape is None or shape.lower().endswith(_BOXES) else _INNER


def text_of(
    paragraphs: Sequence[Paragraph],
    style: TextStyle,
    anchor: Anchor = "t",
    share: float = 1.0,
    *,
    fit: TextFit | None = None,
) -> Text:
    """A text; `anchor` and `fit` are for a style that names none."""
    fit = style.text_fit or fit or _FITTING
    if fit.min_font_size is not None:
        paragraphs = [_with_floor(line, fit.min_font_size) for line in paragraphs]
    return Text(
        tuple(paragraphs),
        style,
        _insets(style),
        _ANCHORS[style.vertical_align] if style.vertical_align else anchor,
        share,
        fit,
    )


def _with_floor(line: Paragraph, floor: float) -> Paragraph:
    return replace(line, runs=tuple(replace(run, floor=min(run.size, floor)) for run in line.runs))


class TextMeasure:
    """Tells the layout the size of a text; the same question is answered once."""

    def __init__(self, typesetter: Typesetter, text: Text) -> None:
        self._type, self._text = typesetter, text
        self._known: dict[float | None, tuple[float, float]] = {}
        self._least: float | None = None

    def __call__(self, width: float | None, height: float | None) -> tuple[float, float]:
        """The size of the text in at most `width`."""
        (left, top, right, bottom), share = self._text.insets, self._text.share
        if self._text.sideways:
            size = self._set(None if height is None else (height - top - bottom) * share)
            return size[1] / share + left + right, size[0] / share + top + bottom
        size = self._set(None if width is None else (width - left - right) * share)
        return size[0] / share + left + right, size[1] / share + top + bottom

    def _set(self, width: float | None) -> tuple[float, float]:
        if width not in self._known:
            self._known[width] = self._measured(width)
        return self._known[width]

    def _measured(self, width: float | None) -> tuple[float, float]:
        lines, columns = self._text.paragraphs, self._text.style.columns or 1
        if columns > 1 and width is not None:
            column = (width - (columns - 1) * (self._text.style.column_spacing or 0.0)) / columns
            measured = self._type.measure(lines, max(column, 1.0))
            return width, measured.height / columns * 1.1
        least = 0.0 if width is None else self._longest_word()
        measured = self._type.measure(lines, _ROOMY if width is None else max(width, least))
        if measured.lone and width is not None and self._text.fit.policy in _SHRINKING:
            # Drawn a little smaller, without the lone ideograph: the layout leaves no room for its line.
            measured = self._type.fit(lines, max(width, least), measured.height).measured
        return min(measured.width * _OWN_WIDTH + 0.5, max(width or _ROOMY, least)), measured.height + 0.25

    def _longest_word(self) -> float:
        """The width that no line can do with less than, in px."""
        if self._least is None:
            self._least = max((_least_width(self._type, line) for line in self._text.paragraphs), default=0.0)
        return self._least


def set_text(canvas: Canvas, text: Text, rect: Rect, path: str) -> tuple[TextBody, Rect]:
    """`text` in the sizes it is drawn in, and `rect`, which may have grown, as its `textFit` allows."""
    style = text.style
    left, top, right, bottom = text.insets
    width = max((rect.width - left - right) * text.share, 1.0)
    height = max((rect.height - top - bottom) * text.share, 1.0) + _SLACK
    if text.sideways:
        width, height = height, width
    columns = style.columns or 1
    if columns > 1:
        width = max((width - (columns - 1) * (style.column_spacing or 0.0)) / columns, 1.0)
        height *= columns
    lines, grown = _fitted(canvas, text, (width, height), path)
    if grown and not text.sideways and columns == 1:
        rect = replace(rect, height=rect.height + grown)
    if style.text_warp and style.text_warp not in TEXT_WARPS:
        canvas.no_effect(f"{path}.style.textWarp", f"The text warp {style.text_warp!r} has no effect here.")
    body = TextBody(
        paragraphs=_scaled(lines, canvas.scale),
        insets=tuple(side * canvas.scale for side in text.insets),  # type: ignore[arg-type]
        anchor=text.anchor,
        columns=columns,
        column_gap=(style.column_spacing or 0.0) * canvas.scale,
        vertical=_VERTICAL.get(style.text_direction or ""),
        warp=style.text_warp if style.text_warp in TEXT_WARPS else None,
    )
    return body, rect


def _fitted(canvas: Canvas, text: Text, room: tuple[float, float], path: str) -> tuple[tuple[Paragraph, ...], float]:
    """The lines as drawn, and how much higher than `room` they may make their box."""
    width, height = room
    fit = text.fit
    if fit.policy in {"strict", "overflow", "fitHeight"} and not canvas.type.is_far_too_much(
        text.paragraphs, width, height * 50
    ):
        canvas.type.note(text.paragraphs)
        needed = canvas.type.measure(text.paragraphs, width).height
        if needed > height and fit.policy != "fitHeight":
            canvas.say(findings.overflow(canvas.index, path, _smallest(text.paragraphs), unreadable=True)[0])
        return text.paragraphs, max(needed - height, 0.0) if fit.policy == "fitHeight" else 0.0
    lines: tuple[Paragraph, ...] = text.paragraphs
    if fit.policy == "truncate":
        lines = _cut(canvas, text, fit, room, path)
    fitted = canvas.type.fit(lines, width, height)
    canvas.report(fitted, path)
    return fitted.paragraphs, 0.0


def _cut(canvas: Canvas, text: Text, fit: TextFit, room: tuple[float, float], path: str) -> tuple[Paragraph, ...]:
    """As many whole words as fit, then the marker."""
    whole = sum(len(line.text) for line in text.paragraphs)
    if _holds(canvas, text.paragraphs, fit, room):
        return text.paragraphs
    low, high = 0, whole
    while low < high:
        middle = (low + high + 1) // 2
        if _holds(canvas, _first(text.paragraphs, middle, fit), fit, room):
            low = middle
        else:
            high = middle - 1
    kept = _first(text.paragraphs, low, fit)
    everything = "\n".join(line.text for line in text.paragraphs)
    canvas.say(findings.truncated(canvas.index, path, everything[low:].strip()))
    return kept


def _holds(canvas: Canvas, lines: Sequence[Paragraph], fit: TextFit, room: tuple[float, float]) -> bool:
    measured = canvas.type.measure(lines, room[0])
    return measured.height <= room[1] and len(measured.lines) <= (fit.max_lines or len(measured.lines))


def _first(lines: Sequence[Paragraph], count: int, fit: TextFit) -> tuple[Paragraph, ...]:
    """The first `count` characters, less a word that was cut, and the marker."""
    kept: list[Paragraph] = []
    for line in lines:
        if count <= 0 and kept:
            break
        runs = []
        for run in line.runs:
            text = run.text[: max(count, 0)]
            if len(text) < len(run.text) and " " in text:
                text = text[: text.rindex(" ")]
            count -= len(run.text)
            runs.append(replace(run, text=text))
            if count <= 0:
                break
        kept.append(replace(line, runs=tuple(runs)))
    last = kept[-1]
    closing = replace(
        last.runs[-1], text=last.runs[-1].text.rstrip(" ,.;") + ("\u2026" if fit.marker is None else fit.marker)
    )
    return (*kept[:-1], replace(last, runs=(*last.runs[:-1], closing)))


def _least_width(typesetter: Typesetter, line: Paragraph) -> float:
    widths = [
        typesetter.book.width(word.rstrip(), Font(run.family or FONT_FAMILY, run.bold, run.italic), run.size)
        for run in line.runs
        for part in run.text[:_READ].split("\n")
        for word in pieces(part)
    ]
    return line.indent + max(widths, default=0.0) * _OWN_WIDTH


def _smallest(lines: Sequence[Paragraph]) -> float:
    return min((run.size for line in lines for run in line.runs), default=0.0)


def _scaled(lines: Sequence[Paragraph], scale: float) -> tuple[Paragraph, ...]:
    if scale == 1.0:
        return tuple(lines)
    return tuple(
        replace(
            line,
            before=line.before * scale,
            after=None if line.after is None else line.after * scale,
            indent=line.indent * scale,
            runs=tuple(replace(run, size=max(run.size * scale, 1.0), spacing=run.spacing * scale) for run in line.runs),
        )
        for line in lines
    )


def _insets(style: TextStyle) -> tuple[float, float, float, float]:
    given = style.text_insets
    if isinstance(given, Insets):
        left, top, right, bottom = (bounded(side or 0.0) for side in (given.left, given.top, given.right, given.bottom))
        return left, top, right, bottom
    return (bounded(given or 0.0),) * 4
