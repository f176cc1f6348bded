"""Comments and notes of a slide."""

import datetime as dt

from deck_documents.paper_document import PaperSlide
from deck_documents.paper_document.document import Comment
from deck_documents.paper_document.style import TextStyle
from renderer.nodes.canvas import Canvas
from renderer.nodes.writing import Voice, paragraphs_of
from renderer.scene import Paragraph
from renderer.scene.showing import Remark

_NOTES_SIZE = 12.0
_NOBODY = "Reviewer"


def remarks_of(canvas: Canvas, slide: PaperSlide) -> tuple[Remark, ...]:
    """The comments of a slide."""
    return tuple(_remark(canvas, comment, index) for index, comment in enumerate(slide.comments or ()))


def notes_of(slide: PaperSlide) -> tuple[str, tuple[Paragraph, ...]]:
    """The notes as plain text, and as paragraphs where they are styled."""
    if slide.notes is None or isinstance(slide.notes, str):
        return slide.notes or "", ()
    styled = paragraphs_of(None, slide.notes, TextStyle(), Voice("Carlito", size=_NOTES_SIZE))
    return "\n".join(line.text for line in styled), tuple(styled)


def _remark(canvas: Canvas, comment: Comment, index: int) -> Remark:
    path = f"slides[{canvas.index}].comments[{index}]"
    author = comment.author or _NOBODY
    x, y = comment.x or 0.0, comment.y or 0.0
    if not (0 <= x <= canvas.size[0] and 0 <= y <= canvas.size[1]):
        canvas.no_effect(
            path, "A place beside the slide: the comment stands at its edge, and the place has no effect here."
        )
        x, y = min(max(x, 0.0), canvas.size[0]), min(max(y, 0.0), canvas.size[1])
    return Remark(
        text=comment.text,
        author=author,
        initials=comment.initials or "".join(word[0] for word in author.split())[:3].upper(),
        x=x * canvas.scale,
        y=y * canvas.scale,
        date=_date(canvas, comment.date, f"{path}.date"),
    )


def _date(canvas: Canvas, text: str | None, path: str) -> dt.datetime | None:
    if text is None:
        return None
    try:
        date = dt.datetime.fromisoformat(text)
    except ValueError:
        canvas.no_effect(path, f"The date {text[:60]!r}, which is not written as ISO 8601 has it, has no effect here.")
        return None
    return date.astimezone(dt.UTC) if date.tzinfo else date
