"""Texts of one figure that shrink together."""

from collections.abc import Sequence
from dataclasses import replace

from renderer.layout.sheet import Sheet
from renderer.typesetting.typesetter import Fitted


def told_once(sheet: Sheet, texts: Sequence[Fitted], paths: Sequence[str], path: str) -> list[Fitted]:
    """Say that some of `texts` are too small: at the path of the only one, else once at the `path` of all.

    Returns them without their flaws, to be drawn without saying it again.
    """
    small = [(text, at) for text, at in zip(texts, paths, strict=True) if text.too_small]
    if small:
        worst = max((text for text, _ in small), key=lambda text: (text.overflows, -_smallest(text)))
        sheet.report(worst, small[0][1] if len(small) == 1 else path)
    return [replace(text, too_small=False) if text.too_small else text for text in texts]


def _smallest(text: Fitted) -> float:
    return min(run.size for line in text.paragraphs for run in line.runs)


def part(path: str, name: str) -> str:
    """The path of a field `name` of what stands at `path`, which is empty for a slide itself."""
    return f"{path}.{name}" if path else name


def is_second(sheet: Sheet) -> bool:
    """Whether a figure takes the second of its two compositions.

    The first stands on surfaces, the second is open: looks without surfaces begin with that, and the next slide of its
    kind takes the other one, so that they differ.
    """
    return sheet.look.manner.has_surfaces == bool(sheet.turn % 2)
