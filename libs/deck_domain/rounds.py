"""The rounds of a brief: when a slide is tried again, and which of its versions is handed out. Pure."""

BEST_SCORE = 100
"""Of a deck in which the rules find nothing."""


def tries_again(iteration: int, most: int, score: int, findings: int) -> bool:
    """Whether another round follows.

    Args:
        iteration: the round that has ended, from 0.
        most: how many may follow the first.
        score: the best deck score so far, 0..100.
        findings: of the deck that has it.
    """
    return iteration < most and score < BEST_SCORE and findings > 0


def is_better(score: int, best: int) -> bool:
    """Whether a round takes the place of the best so far: only when its score is higher."""
    return score > best
