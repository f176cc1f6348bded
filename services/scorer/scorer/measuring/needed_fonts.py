"""Which of the fonts that decks are measured with a deck needs, and this machine lacks."""

from collections.abc import Iterator

from deck_fonts import FontBook
from deck_fonts.substitutes import is_symbol_family, needed_family, script_family
from deck_presentation.model import Deck, Run


def missing_fonts(deck: Deck, book: FontBook | None) -> tuple[str, ...]:
    """Families, sorted. Whatever is measured without them would come out otherwise than elsewhere."""
    needed: set[str] = set()
    for run in _runs(deck):
        needed |= {needed_family(run.font)} if not is_symbol_family(run.font) else set()
        needed |= {family for char in set(run.text) if (family := script_family(ord(char))) is not None}
    return tuple(sorted(needed.difference(book.families if book is not None else ())))


def _runs(deck: Deck) -> Iterator[Run]:
    for slide in deck.slides:
        for shape in slide.shapes:
            for body in shape.bodies:
                yield from body.runs()
