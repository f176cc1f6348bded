"""What "it" is in a wish that follows another one: the part of the slide that the one before was about."""

import re

from renderer.feedback.draft import CannotDo, Draft
from renderer.feedback.naming import entries_of, part_of
from renderer.feedback.operations import colors, places, sizes, styles
from renderer.feedback.parts import plain
from renderer.feedback.spoken import said_again

_IT = re.compile(r"(?<= )(?:it|them|es|ihn|sie)(?= )", re.IGNORECASE)
_OF_A_PART = (places.move, places.resize, sizes.size, colors.color, styles.style)
"""What is done to a part as well as to the whole slide."""


def done_to_it(wish: str, before: str, draft: Draft) -> Draft | None:
    """The draft after a wish for "it"; None where that is the slide, or no one part was named in the wish `before`."""
    subject = _subject(said_again(before)) or _entry(before, draft)
    said = f"{said_again(wish)} "
    if subject is None or not _IT.search(said):
        return None
    said = _IT.sub(f"the {subject}", said, count=1).strip()
    try:
        return next((changed for one in _OF_A_PART if (changed := one(said, draft)) is not None), None)
    except CannotDo:
        return None


def _entry(wish: str, draft: Draft) -> str | None:
    """The only entry of the slide that a wish names, as it is called now."""
    said = f" {plain(wish)} "
    names = {place.entry.name for place in entries_of(draft) if f" {plain(place.entry.name)} " in said}
    return names.pop() if len(names) == 1 else None


def _subject(wish: str) -> str | None:
    named = {part: word for word in re.findall(r"[^\W\d_]+", wish) if (part := part_of(word)) not in {None, "all"}}
    return next(iter(named.values())) if len(named) == 1 else None
