"""The versions of a slide: when it is tried again, which is handed out, what jobs that change it are called. Pure."""

_CHANGED, _TRANSLATED = " (iterated)", " (translated)"
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


def changed_title(title: str, *, is_translation: bool = False) -> str:
    """What a job is called that changes the slide of a job of this title, or tells it in another language."""
    return own_title(title) + (_TRANSLATED if is_translation else _CHANGED)


def own_title(title: str) -> str:
    """What the slide itself is called."""
    return title.removesuffix(_CHANGED).removesuffix(_TRANSLATED)
