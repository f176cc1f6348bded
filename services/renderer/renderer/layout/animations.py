"""How the content of a page is brought in: point by point on clicks, or all at once after the slide is there."""

from collections.abc import Iterator, Sequence
from typing import Literal

from renderer.scene import Animation, Element, Shape

Step = Sequence[str]
"""Names of elements that come in together."""


def animations_of(
    elements: Sequence[Element], steps: Sequence[Step], asked: Literal["none", "buildByPoint", "fadeIn"] | None
) -> tuple[Animation, ...]:
    """Fades for `steps`, and for each element that builds without them, in the order of the page."""
    known = {element.name: element for element in elements}
    places = {name: place for place, name in enumerate(known)}
    stepped = {name for step in steps for name in step}
    alone = [(element.name,) for element in elements if element.builds and element.name not in stepped]
    # A step of which nothing is drawn, as a bare blank is, brings nothing in.
    steps = sorted([step for step in (*steps, *alone) if step], key=lambda step: places[step[0]])
    found = [[known[name] for name in step] for step in steps]
    match asked:
        case "buildByPoint":
            return tuple(animation for step in found for animation in _on_clicks(step))
        case "fadeIn":
            everything = [element for step in found for element in step]
            return tuple(_fade(element, "with" if number else "after") for number, element in enumerate(everything))
        case _:
            return ()


def _on_clicks(step: Sequence[Element]) -> Iterator[Animation]:
    """One click brings in all of the step; the paragraphs of a placeholder take one each."""
    first = step[0]
    if len(step) == 1 and isinstance(first, Shape) and first.placeholder:
        for number in range(len(first.paragraphs)):
            yield _fade(first, "click", number)
        return
    for number, element in enumerate(step):
        yield _fade(element, "with" if number else "click")


def _fade(element: Element, trigger: Literal["click", "with", "after"], paragraph: int | None = None) -> Animation:
    # A shape that has an outline but no fill is brought in together with its words.
    ground = isinstance(element, Shape) and (element.fill is not None or element.body is None)
    return Animation(element.name, "fade", "entr", trigger, paragraph=paragraph, group=0, ground=ground)
