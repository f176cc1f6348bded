"""How slides come in."""

from deck_documents.paper_document.document import Transition as DocumentTransition
from renderer.nodes.canvas import Canvas
from renderer.scene import Transition

_QUICK_MS, _SLOW_MS = 750, 1500
_DIRECTIONS = {"left": "l", "right": "r", "up": "u", "down": "d", "l": "l", "r": "r", "u": "u", "d": "d"}
_DIRECTED = {"push", "wipe", "cover"}


def transition_of(canvas: Canvas, given: DocumentTransition | None) -> Transition | None:
    """The transition; a duration is told in the three speeds that every reader knows."""
    if given is None:
        return None
    direction = None
    if given.direction is not None:
        direction = _DIRECTIONS.get(given.direction) if given.type in _DIRECTED else None
        if direction is None:
            path = f"slides[{canvas.index}].transition.direction"
            canvas.no_effect(
                path, f"The direction {given.direction!r} of a transition of type {given.type} has no effect here."
            )
    return Transition(
        kind=given.type,
        speed=_speed(given.duration),
        advance_on_click=given.advance_on_click is not False,
        advance_after_ms=None if given.advance_after_time is None else round(given.advance_after_time),
        direction=direction,
    )


def _speed(duration: float | None) -> str:
    if duration is None:
        return "med"
    return "fast" if duration < _QUICK_MS else "slow" if duration >= _SLOW_MS else "med"
