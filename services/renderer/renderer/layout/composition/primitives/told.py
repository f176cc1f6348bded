"""Primitives that tell, drawn as the slides of their kind are."""

from renderer.deck.blocks import stories
from renderer.layout.figures.agenda_items import lay_out_agenda_items
from renderer.layout.figures.before_and_after import lay_out_before_and_after
from renderer.layout.figures.next_steps import lay_out_next_steps
from renderer.layout.figures.people import lay_out_people
from renderer.layout.figures.proofs import lay_out_proofs
from renderer.layout.figures.quotation import lay_out_quotation
from renderer.layout.geometry import Rect
from renderer.layout.grounds import page_ground
from renderer.layout.sheet import Sheet


def quote_block(sheet: Sheet, content: stories.QuoteBlock, area: Rect, path: str) -> None:
    """What somebody said, large."""
    lay_out_quotation(sheet, content.quote, content.by, area, page_ground(sheet.theme), path=f"{path}.")


def agenda_list(sheet: Sheet, content: stories.AgendaList, area: Rect, path: str) -> None:
    """Items, the current one in the accent."""
    current = None if content.current is None else content.current - 1
    paths = _paths(path, "items", len(content.items))
    lay_out_agenda_items(sheet, content.items, current, area, paths, hangs=False)


def proof_list(sheet: Sheet, content: stories.ProofList, area: Rect, path: str) -> None:
    """Proofs as rows."""
    lay_out_proofs(sheet, content.proofs, area, _paths(path, "proofs", len(content.proofs)), page_ground(sheet.theme))


def team_grid(sheet: Sheet, content: stories.TeamGrid, area: Rect, path: str) -> None:
    """People with portraits or initials."""
    lay_out_people(sheet, content.members, area, _paths(path, "members", len(content.members)))


def before_after(sheet: Sheet, content: stories.BeforeAfter, area: Rect, path: str) -> None:
    """Two halves and the difference."""
    lay_out_before_and_after(sheet, content.before, content.after, content.difference, area, path=f"{path}.")


def next_steps(sheet: Sheet, content: stories.NextSteps, area: Rect, path: str) -> None:
    """Steps as rows."""
    paths = _paths(path, "steps", len(content.steps))
    lay_out_next_steps(sheet, content.steps, area, paths, page_ground(sheet.theme))


def _paths(path: str, name: str, count: int) -> list[str]:
    return [f"{path}.{name}[{index}]" for index in range(count)]
