"""Pasted notes with headings, as one slide: each section is a point, by its heading and what it says first."""

from deck_documents.outline.reading import sections_of
from renderer.authoring import headlines
from renderer.authoring.planners.asked import Json
from renderer.authoring.quantities import capitalised
from renderer.authoring.sentences import sentences

_END = ".\u3002"
_LONGEST, _MOST, _LONGEST_TITLE = 700, 12, 90
"""In characters: sections that are whole points, what is read, and what a title has room for."""


def sectioned(text: str) -> tuple[Json, str] | None:
    """The slide of notes in at least three sections of sentences, and what of them it cannot show; None for others."""
    above, sections = sections_of(text)
    if not sections or "\n" in above or len(above) > _LONGEST_TITLE:
        return None
    if not all(body and "\n" not in body and body[-1] in "!?" + _END for _, body in sections):
        return None
    is_short = len(text) <= _LONGEST
    points, left = [], []
    for head, body in sections:
        first, *others = sentences(body)
        said = body if is_short else first
        points.append(f"{capitalised(head)}: {said.rstrip(_END)}")
        left += [] if is_short else others
    title = above.rstrip(" .:") or headlines.enumerated([head for head, _ in sections])
    slide: Json = {"slideType": "title-body", "role": "content", "title": capitalised(title), "body": points[:_MOST]}
    return slide, " ".join([*points[_MOST:], *left])
