"""Comments and notes of a slide."""

import datetime as dt

from deck_documents.paper_document import PaperSlide
from deck_documents.paper_document.document import Comment as DocumentComment
from deck_documents.paper_document.style import TextStyle
from renderer.nodes.canvas import Canvas
from renderer.nodes.writing import Voice, paragraphs_of
from renderer.scene import Comment, Paragraph

_NOTES_SIZE = 12.0
_NOBODY = "Reviewer"


def comments_of(canvas: Canvas, slide: PaperSlide) -> tuple[Comment, ...]:
    """The comments of a slide."""
    return tuple(_comment(canvas, comment, index) for index, comment in enumerate(slide.comments or ()))


def notes_of(slide: PaperSlide) -> str | tuple[Paragraph, ...]:
    """The notes: plain text, or paragraphs where they are styled."""
    if slide.notes is None or isinstance(slide.notes, str):
        return slide.notes or ""
    lines = tuple(paragraphs_of(None, slide.notes, TextStyle(), Voice("Carlito", size=_NOTES_SIZE)))
    return lines if "\n".join(line.text for line in lines) else ""


def _comment(canvas: Canvas, comment: DocumentComment, index: int) -> Comment:
    path = f"slides[{canvas.index}].comments[{index}]"
    author = comment.author or _NOBODY
    x, y = comment.x or 0.0, comment.y or 0.0
    if not (0 <= x <= canvas.size[0] and 0 <= y <= canvas.size[1]):
        canvas.no_effect(
            path, "A place beside the slide: the comment stands at its edge, and the place has no effect here."
        )
        x, y = min(max(x, 0.0), canvas.size[0]), min(max(y, 0.0), canvas.size[1])
    return Comment(
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
