"""Titles that say the entries of a slide: they follow when one comes or goes, or the order changes, or it is told."""

import re
from collections.abc import Sequence

from renderer.feedback.draft import Draft
from renderer.feedback.listings import Listing, listings_of

_JOINTS = (" \u2192 ", ", ")
"""Between the names of all entries, in titles that the author makes of them."""


def following_titles(before: Draft, after: Draft) -> Draft:
    """The draft after a wish, its title with the names that there are; a title that it has changed stays as it is."""
    title = str(after.slide.get("title", ""))
    if title != before.slide.get("title"):
        return after
    for old, new in zip(listings_of(before.slide), listings_of(after.slide), strict=False):
        names, now = _names(old, before), _names(new, after)
        if names == now or (len(names) == len(now) and set(names) != set(now)):
            continue  # another name of an entry is told where it is given
        joint = next((one for one in _JOINTS if title == one.join(names)), None)
        if joint and len(now) > 1:
            return after.changing(title=joint.join(now))
        if gone := [name for name in names if name not in now and _says(title, name)]:
            message = f'The title still says "{gone[0]}": change it, too, as in "change the title to ...".'
            return after.noting(message)
    return after


def _names(listing: Listing, draft: Draft) -> Sequence[str]:
    return [entry.name for entry in listing.read(draft.slide)[listing.head :]]


def _says(title: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title, re.IGNORECASE) is not None
