"""Entries, and lists of them, in each other's place."""

import re
from dataclasses import replace
from typing import Any

from renderer.feedback.draft import CannotDo, Draft
from renderer.feedback.listings import Entry, listings_of
from renderer.feedback.naming import found, listing_of, listing_words, place_of
from renderer.feedback.operations.entries import with_kind_of
from renderer.feedback.parts import plain
from renderer.feedback.phrases import phrases, said_in
from renderer.feedback.wishes import unquoted

_SWAP = phrases(
    r"(?:swap|switch|exchange|interchange|tausche?|vertausche?) <one:.+?> (?:and|with|und|mit|gegen) <other:.+>"
)
_SWAP_BOTH = phrases(r"(?:swap|switch|exchange|tausche?|vertausche?) (?:(?:the|both|die|beide) )*<kind:[^\W\d_]+>")


def swap(wish: str, draft: Draft) -> Draft | None:
    """As "swap North and South"."""
    said = said_in(_SWAP, wish)
    if said is None:
        return _both_swapped(wish, draft)
    if (changed := _lists_swapped(said, draft)) is not None:
        return changed
    other = found(said["other"] or "", draft)
    one = found(with_kind_of(said["one"] or "", [said["one"] or "", said["other"] or ""], draft), draft)
    entries = one.listing.read(draft.slide)
    if other.listing.read(draft.slide) != entries:
        raise CannotDo("the two stand in different lists.")
    if min(one.number, other.number) < one.listing.head:
        raise CannotDo("the first column names the rows.")
    entries[one.number], entries[other.number] = entries[other.number], entries[one.number]
    if draft.kind == "org-chart":  # each stands where the other stood, below whom that was, and above whom
        stood = one.listing.read(draft.slide)
        for number in (one.number, other.number):
            entries[number] = _in_place_of(entries[number], stood[number])
    return draft.with_slide(one.listing.write(draft.slide, entries))


def _in_place_of(entry: Entry, stood: Entry) -> Entry:
    """A box of an organisation chart with the lines of the one that stood there."""
    lines = {key: value for key, value in stood.content.items() if key in _LINES}
    return replace(
        entry, content={**{key: value for key, value in entry.content.items() if key not in _LINES}, **lines}
    )


def _lists_swapped(said: dict[str, Any], draft: Draft) -> Draft | None:
    """As "swap strengths and weaknesses": what stands in each; None where these are no lists of texts."""
    labelled = [one for one in listings_of(draft.slide) if one.label]
    names = [unquoted(said[name] or "") for name in ("one", "other")]
    lists = [
        next((one for one in labelled if plain(one.label) == plain(name) or listing_words(name, one)), None)
        for name in names
    ]
    one, other = lists
    if one is None or other is None or one.label == other.label or any(place_of(name, draft) for name in names):
        return None
    entries = one.read(draft.slide), other.read(draft.slide)
    draft = draft.with_slide(one.write(draft.slide, entries[1]))
    return draft.with_slide(other.write(draft.slide, entries[0]))


def _both_swapped(wish: str, draft: Draft) -> Draft | None:
    """As "swap the columns", where there are two."""
    said = said_in(_SWAP_BOTH, wish)
    if said and _SIDES.fullmatch(said["kind"] or ""):
        return _sides_swapped(draft)
    listing = listing_of(said["kind"] or "", draft) if said else None
    entries = listing.read(draft.slide) if listing else []
    if listing is None or len(entries) - listing.head != _TWO:
        return None
    return draft.with_slide(listing.write(draft.slide, [*entries[: listing.head], entries[-1], entries[-2]]))


def _sides_swapped(draft: Draft) -> Draft:
    """What stands left and right in each other's place: two columns, or two entries of the only list."""
    if any(one.label for one in listings_of(draft.slide)):
        raise CannotDo('each side stands where its name says. Say what shall be swapped, as in "swap A and B".')
    for listing in reversed(listings_of(draft.slide)):
        entries = listing.read(draft.slide)
        if len(entries) - listing.head == _TWO:
            return draft.with_slide(listing.write(draft.slide, [*entries[: listing.head], entries[-1], entries[-2]]))
    raise CannotDo('the slide has no two sides. Say what shall be swapped, as in "swap A and B".')


_SIDES = re.compile(r"sides?|halves|seiten|hälften", re.IGNORECASE)
_LINES = frozenset({"id", "parentId"})
_TWO = 2
