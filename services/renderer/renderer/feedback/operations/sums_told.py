"""Sums of a table that its rows do not make up any more: they are told, and stay as they are."""

from renderer.authoring.planners.asked import Asked
from renderer.authoring.planners.sums import sums
from renderer.authoring.sentences import Brief
from renderer.feedback.draft import Draft
from renderer.feedback.operations.cells import grids_of


def sums_told(before: Draft, after: Draft) -> Draft:
    """The draft after a wish, with a note for each sum that has been right before it."""
    known = _contradictions(before)
    for said in _contradictions(after):
        if said not in known:
            after = after.noting(said.replace("the brief says", "the slide says"))
    return after


def _contradictions(draft: Draft) -> list[str]:
    found: list[str] = []
    for grid in grids_of(draft):
        if len(grid.columns) == 1 and any(row.get("total") or row.get("accent") for row in grid.rows):
            items = "\n".join(f"{row['label']}: {row[grid.cells][0]}" for row in grid.rows if row[grid.cells])
            planned = sums(Asked("", Brief("", items), items))
            found += planned[1] if planned else []
    return found
