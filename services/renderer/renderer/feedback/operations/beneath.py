"""Where an entry stands among others: by its date, or below another one."""

from deck_domain.dates import read_period
from renderer.feedback.draft import CannotDo, Draft
from renderer.feedback.listings import Entry
from renderer.feedback.naming import Place

_SOME_YEAR = 2001
"""Of dates without a year; those of a timeline have one, or none has."""


def first_later(entries: list[Entry], entry: Entry) -> int | None:
    """Where an event stands among those of a timeline that is in order; None where its dates do not say it."""
    dates = [read_period(one.content.get("date") or "", _SOME_YEAR) for one in (*entries, entry)]
    if None in dates:
        return None
    *before, own = [date.start for date in dates if date]
    return next((at for at, first in enumerate(before) if first > own), None) if before == sorted(before) else None


def put_under(place: Place, above: Place, draft: Draft) -> Draft:
    """A box of an organisation below another one than before, with all that stands below it."""
    boxes = {box["id"]: box for box in draft.slide["nodes"]}
    moved, target = place.entry.content["id"], above.entry.content["id"]
    upwards = target
    while upwards is not None:
        if upwards == moved:
            raise CannotDo("it would stand below itself.")
        upwards = boxes[upwards].get("parentId")
    nodes = [{**box, "parentId": target} if box["id"] == moved else box for box in draft.slide["nodes"]]
    return draft.changing(nodes=nodes)
