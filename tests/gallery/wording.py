"""The words of the gallery: the same business story in four languages, and how much of it each size shows."""

import json
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Literal, get_args

Size = Literal["small", "full", "overfull"]
SIZES: tuple[Size, ...] = get_args(Size)
LANGUAGES = ("english", "german", "japanese", "arabic")

Json = dict[str, Any]
_CONTENT = Path(__file__).parent / "content"


@cache
def words_in(language: str) -> Json:
    """All words of one language; every language has the same keys and as many entries."""
    found: Json = json.loads((_CONTENT / f"{language}.json").read_text(encoding="utf-8"))
    return found


@cache
def one_deck() -> Json:
    """A whole deck of all kinds of slides, which is shown in every look."""
    found: Json = json.loads((_CONTENT / "one_deck.json").read_text(encoding="utf-8"))
    return found


def some(items: list[Any], count: int) -> list[Any]:
    """`count` of `items`, from the first again where there are fewer."""
    return list(islice(cycle(items), count))


def framed(words: Json, size: Size) -> Json:
    """The fields around a slide's content."""
    frame: Json = {"title": words["titles"][size]}
    if size == "full":
        frame |= {"subtitle": words["subtitle"], "insight": words["insight"]}
    elif size == "overfull":
        frame |= {"subtitle": words["subtitle"], "insight": words["longInsight"], "notes": words["points"][:2]}
    return frame
