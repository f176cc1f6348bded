"""What shall stay: some entries of a list and no other, or a part as it is."""

import re

from renderer.feedback.draft import CannotDo, Draft
from renderer.feedback.naming import Place, found, place_of
from renderer.feedback.operations.entries import removed
from renderer.feedback.phrases import phrases, said_in

_KEEP = phrases(
    r"(?:keep|show|leave|list)(?: only| just) <of>",
    r"(?:only|just) (?:keep|show|leave) <of>",
    r"(?:behalte?|zeige?|lasse?) nur <of>(?: stehen| da)?",
    r"<remove> (?:all|everything|alles?)(?: \w+)? (?:except|but|besides|apart from|außer|bis auf) <of>",
    r"nur <of> (?:behalten|zeigen|anzeigen|stehen lassen)",
)
_FIRST = re.compile(
    r"(?:the |die )?(?:first|ersten) (?P<number>\d{1,2}|two|three|four|five|zwei|drei|vier|fünf)(?: \w+)?",
    re.IGNORECASE,
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5}
_SOME = re.compile(r"(?:\d{1,2}|two|three|four|five|zwei|drei|vier|fünf)(?: \w+)?", re.IGNORECASE)
_JOINTS = re.compile(r" ?, ?(?:and |und )?| (?:and|und|&) ", re.IGNORECASE)
_AS_IT_IS = phrases(
    r"(?:don['\u2019]t|do not|never) (?:change|touch|move|alter|remove|rename|edit) <of>",
    r"(?:leave|keep) <of> (?:as it is|as they are|alone|unchanged|untouched)",
    r"lass(?:e)? <of> (?:so,? )?(?:wie (?:er|sie|es) (?:ist|sind)|unverändert|in ruhe)",
    r"<of> (?:nicht (?:ändern|anfassen|verändern)|so lassen|bleibt(?: so)?(?:,? wie (?:er|sie|es) ist)?)",
)


def stays(wish: str) -> bool:
    """Whether a wish is only that something stays as it is, which it does."""
    return said_in(_AS_IT_IS, wish) is not None


def keep(wish: str, draft: Draft) -> Draft | None:
    """As "keep only North and South", "show only the first three": all others of their list go."""
    if stays(wish):
        return draft
    said = said_in(_KEEP, wish)
    if said is None:
        return None
    kept = _kept(said["of"] or "", draft)
    names = {place.entry.name for place in kept}
    entries = kept[0].listing.read(draft.slide)
    if any(place.listing.read(draft.slide) != entries for place in kept):
        raise CannotDo("they stand in different lists: say for each list what shall go.")
    for number, entry in enumerate(entries):
        if number >= kept[0].listing.head and entry.name not in names:
            draft = removed(Place(kept[0].listing, number, entry), draft)
    return draft


def _kept(words: str, draft: Draft) -> list[Place]:
    if first := _FIRST.fullmatch(words):
        said = first["number"].casefold()
        listing = found("the first one", draft).listing
        entries = listing.read(draft.slide)
        count = listing.head + (_NUMBERS.get(said) or int(said))
        return [Place(listing, number, entry) for number, entry in enumerate(entries[:count])]
    if _SOME.fullmatch(words) and place_of(words, draft) is None:
        raise CannotDo('which of them was not said: name them, as in "keep only the first three".')
    names = [words] if place_of(words, draft) else _JOINTS.split(words)
    return [found(name, draft) for name in names]
