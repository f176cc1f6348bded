"""Pairs of decks of which one is better, as a person would say, and why: what the score is to agree with."""

from dataclasses import dataclass

from scorer.inspect_deck import score_file
from tests.evidence.decks import clean_deck, saved
from tests.evidence.spoils import Spoil


@dataclass(frozen=True, slots=True)
class Recipe:
    """A deck: who writes it, how many slides, and what is then spoilt."""

    writer: str
    slides: int
    spoils: tuple[Spoil, ...] = ()

    def score(self) -> float:
        """`deckScoreExact` of the deck. Raises NoWriter."""
        deck = clean_deck(self.writer, self.slides)
        for spoil in self.spoils:
            spoil(deck)
        return float(score_file(saved(deck))["deckScoreExact"])


@dataclass(frozen=True, slots=True)
class Pair:
    """Two decks, and why the first is better."""

    better: Recipe
    worse: Recipe
    why: str

    def agrees(self) -> bool:
        """The score says so too."""
        return self.better.score() > self.worse.score()


def hand(slides: int, *spoils: Spoil) -> Recipe:
    """A deck of python-pptx."""
    return Recipe("python-pptx", slides, spoils)


def ours(slides: int, *spoils: Spoil) -> Recipe:
    """A deck of our renderer."""
    return Recipe("deckmill", slides, spoils)


def script(slides: int, *spoils: Spoil) -> Recipe:
    """A deck of PptxGenJS."""
    return Recipe("PptxGenJS", slides, spoils)
