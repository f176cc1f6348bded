"""What changed between two versions of a slide, in words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from deck_domain.deck_diff import Change, ChangeKind
from previewer.comparing.chart_changes import chart_changes
from previewer.comparing.contents import Contents, Shared
from previewer.comparing.pictures import PictureDiff
from previewer.comparing.sentences import either
from previewer.comparing.table_changes import table_changes
from previewer.comparing.text_changes import text_changes

MOST_CHANGES = 200
"""The most changes that are listed for one slide; the last one says how many more there are."""

_MOST_OF_IT = 0.5
"""Of a slide's surface: shapes that move leave the ground of most of it as it was."""


def changes_between(before: Contents, after: Contents) -> tuple[Change, ...]:
    """All that can be named: texts and numbers, tables, charts, images, notes, and what layout and master show."""
    found = [
        *text_changes(before.blocks, after.blocks),
        *table_changes(before.grids, after.grids),
        *chart_changes(before.plots, after.plots),
        *_image_changes(before.images, after.images),
        *_notes_changes(before.notes, after.notes),
        *_shared_changes("Slide layout", before.of_layout, after.of_layout),
        *_shared_changes("Slide master", before.of_master, after.of_master),
    ]
    rest = len(found) - MOST_CHANGES
    if rest > 0:
        more = Change(ChangeKind.TEXT, f"{rest} further change{'s' if rest > 1 else ''} on this slide.")
        return (*found[:MOST_CHANGES], more)
    return tuple(found)


def look_changed(before: Contents, after: Contents, picture: PictureDiff) -> Change:
    """The change of a slide whose picture differs though it says the same."""
    if picture.resized:
        return Change(ChangeKind.APPEARANCE, "The slide has another size.")
    is_moved = Counter(before.boxes) != Counter(after.boxes)
    if picture.diff_pixels > _MOST_OF_IT * picture.total_pixels:
        also = ", and shapes stand at other places or have other sizes" if is_moved else ""
        return Change(ChangeKind.APPEARANCE, f"Most of its surface has another color{also}.")
    if is_moved:
        return Change(ChangeKind.APPEARANCE, "Shapes stand at other places or have other sizes.")
    return Change(ChangeKind.APPEARANCE, "It looks different: colors, fonts or effects have changed.")


def _image_changes(before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    old, new = Counter(before), Counter(after)
    gone, come = (old - new).total(), (new - old).total()
    for verb, count in (("replaced", min(gone, come)), ("added", come - gone), ("removed", gone - come)):
        if count > 0:
            message = f"{count} pictures were {verb}." if count > 1 else f"A picture was {verb}."
            yield Change(ChangeKind.PICTURE, message)


def _shared_changes(holder: str, before: Shared, after: Shared) -> Iterator[Change]:
    """What a layout or a master shows otherwise; its name stands before what is said of a slide's own."""
    changes = (*text_changes(before.blocks, after.blocks), *_image_changes(before.images, after.images))
    for change in changes:
        yield replace(change, message=f"{holder}: {change.message}", label=change.label or holder)


def _notes_changes(before: str, after: str) -> Iterator[Change]:
    if before != after:
        yield either(ChangeKind.NOTES, "text", "Speaker notes", (before or None, after or None), None)
