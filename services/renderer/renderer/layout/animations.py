"""How the content of a page is brought in: point by point on clicks, or all at once after the slide is there."""

from collections.abc import Iterator, Sequence
from typing import Literal

from renderer.scene import Animation, Element, Shape

Step = Sequence[str]
"""Names of elements that come in together."""


def animations_of(
    elements: Sequence[Element], steps: Sequence[Step], asked: Literal["none", "buildByPoint", "fadeIn"] | None
) -> tuple[Animation, ...]:
    """Fades for `steps`; where there are none, for each element that builds."""
    steps = steps or [(element.name,) for element in elements if element.builds]
    match asked:
        case "buildByPoint":
            known = {element.name: element for element in elements}
            return tuple(animation for step in steps for animation in _on_clicks(step, known[step[0]]))
        case "fadeIn":
            names = [name for step in steps for name in step]
            return tuple(_fade(name, "with" if number else "after") for number, name in enumerate(names))
        case _:
            return ()


def _on_clicks(step: Step, first: Element) -> Iterator[Animation]:
    """One click brings in all of the step; the paragraphs of a placeholder take one each."""
    if len(step) == 1 and isinstance(first, Shape) and first.placeholder:
        for number in range(len(first.paragraphs)):
            yield _fade(first.name, "click", number)
        return
    for number, name in enumerate(step):
        yield _fade(name, "with" if number else "click")


def _fade(name: str, trigger: Literal["click", "with", "after"], paragraph: int | None = None) -> Animation:
    return Animation(name, "fade", "entr", trigger, paragraph=paragraph, group=0)
