"""Animations of nodes as those of the slide's shapes."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from deck_documents.paper_document.nodes import Animation as DocumentAnimation
from renderer.nodes.canvas import Canvas
from renderer.nodes.tree import Item
from renderer.scene import EFFECTS, Animation

_KINDS: Mapping[str, Any] = {"entrance": "entr", "exit": "exit", "emphasis": "emph", "motionPath": "path"}
_TRIGGERS: Mapping[str, Any] = {"onClick": "click", "withPrevious": "with", "afterPrevious": "after"}
_NAMES = {
    "disappear": "appear", "flyin": "fly", "flyout": "fly", "slide": "fly", "slidein": "fly", "slideout": "fly",
    "fadein": "fade", "fadeout": "fade", "checker": "checkerboard", "shape": "circle", "dissolvein": "dissolve",
    "dissolveout": "dissolve", "randombar": "randombars", "wipein": "wipe", "wipeout": "wipe", "zoomin": "zoom",
    "zoomout": "zoom", "growshrink": "grow", "growandshrink": "grow", "scale": "grow", "rotate": "spin",
    "lines": "move", "line": "move", "motionpath": "move", "splitin": "split", "wheelin": "wheel",
}  # fmt: skip
_WAYS = {
    "up": "top", "down": "bottom", "left": "left", "right": "right", "top": "top", "bottom": "bottom",
    "horizontal": "horizontal", "vertical": "vertical", "across": "horizontal", "in": "in", "out": "out",
}  # fmt: skip


def animations_of(canvas: Canvas, item: Item, shape: str | None) -> Iterator[Animation]:
    """The animations of a node, whose shape on the slide is `shape`; what has no effect is told."""
    for path, given, trigger in _animations(item):
        if shape is None:
            canvas.no_effect(path, "An animation of a node that shows nothing by itself has no effect here.")
            continue
        animation = _animation(canvas, given, trigger, shape, path)
        if animation:
            yield animation


def is_animated(item: Item) -> bool:
    """Whether a node has animations."""
    return bool(item.node.animations or item.node.animation_groups)


def _animations(item: Item) -> Iterator[tuple[str, DocumentAnimation, str]]:
    for index, animation in enumerate(item.node.animations or ()):
        yield f"{item.path}.animations[{index}]", animation, animation.trigger or "onClick"
    for number, group in enumerate(item.node.animation_groups or ()):
        for index, animation in enumerate(group.animations):
            path = f"{item.path}.animationGroups[{number}].animations[{index}]"
            yield path, animation, (group.trigger or "onClick") if index == 0 else "withPrevious"


def _animation(canvas: Canvas, given: DocumentAnimation, trigger: str, shape: str, path: str) -> Animation | None:
    plain = re.sub(r"[^a-z0-9]", "", given.effect.lower())
    name = _NAMES.get(plain, plain)
    effect = EFFECTS.get(name)
    kind: Any = _KINDS[given.type] if given.type else _likely(plain, name)
    if effect is None or name == "play" or kind not in effect.presets:
        canvas.no_effect(
            f"{path}.effect", f"The effect {given.effect[:60]!r} as {given.type or 'entrance'} has no effect here."
        )
        return None
    if given.trigger is not None and trigger != given.trigger:
        canvas.no_effect(f"{path}.trigger", "The trigger of an animation whose group has one has no effect here.")
    return Animation(
        shape=shape,
        effect=name,
        kind=kind,
        trigger=_TRIGGERS[trigger],
        way=_way(canvas, given, name, path),
        duration=500 if given.duration is None else max(round(given.duration), 1),
        delay=round(given.delay or 0.0),
        repeat=given.repeat or 1.0,
    )


def _likely(plain: str, name: str) -> str:
    """What an effect does whose type is not named."""
    presets = EFFECTS[name].presets if name in EFFECTS else {}
    if plain.endswith("out") or plain == "disappear":
        return "exit"
    return next(iter(presets), "entr")


def _way(canvas: Canvas, given: DocumentAnimation, name: str, path: str) -> str | None:
    if given.direction is None:
        return None
    ways = EFFECTS[name].ways
    plain = re.sub(r"[^a-z]", "", given.direction.lower()).removeprefix("from").removeprefix("to")
    for way in (plain, _WAYS.get(plain)):
        if way in ways:
            return way
    canvas.no_effect(
        f"{path}.direction",
        f"The direction {given.direction[:60]!r} of the effect {given.effect[:60]!r} has no effect here.",
    )
    return None
