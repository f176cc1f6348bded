"""Where something of a document stands in the form in which its client sent it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from deck_documents.agent_v1 import coerce

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_ROOT = "slides"
"""What is said of a whole deck is said of all its slides."""

Step = str | int


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a document: `slides[0].body[2]`, and the same as a JSON pointer (RFC 6901), `/slides/0/body/2`."""

    path: str
    pointer: str


class Places:
    """The places of one document; each that is found is there.

    What the renderer and the rules talk of is a document as it is read: its older forms are today's, and its variables
    are filled in. A place that only that one has (a footer that the deck's tokens give, a binding's target) is told as
    the nearest that holds it in the document that was sent.
    """

    def __init__(self, document: dict[str, Any], source_schema: str = "") -> None:
        """Args: document: as it was sent, decoded; source_schema: its name, empty when unknown."""
        self._document = document
        older = source_schema == "agent_v1" or (not source_schema and "presentationTitle" in document)
        self._coerced = coerce(document) if older else None

    def find(self, path: str | None) -> Place:
        """The place of `path`, in the bracket form, or the nearest around it; without one, that of all slides."""
        steps = self._there(self._sent(list(_steps(path or _ROOT))))
        steps = steps or self._there([_ROOT])
        return Place(_in_brackets(steps), "".join(f"/{_escaped(step)}" for step in steps))

    def _sent(self, steps: list[Step]) -> list[Step]:
        """Steps through the document as it is read, as those through the one that was sent."""
        if self._coerced is None:
            return steps
        pointer = self._coerced.original("".join(f"/{step}" for step in steps))
        return [int(step) if step.isdecimal() else step for step in pointer.split("/")[1:]]

    def _there(self, steps: Sequence[Step]) -> list[Step]:
        """As many of `steps` as the document goes along with."""
        found: list[Step] = []
        value: Any = self._document
        for step in steps:
            if isinstance(value, dict) and str(step) in value:
                step = str(step)  # noqa: PLW2901  a key that is written with digits
            elif not (isinstance(value, list) and isinstance(step, int) and step < len(value)):
                break
            value = value[step]
            found.append(step)
        return found


def _steps(path: str) -> Iterator[Step]:
    for index, key in _STEP.findall(path):
        yield int(index) if index else key


def _in_brackets(steps: Sequence[Step]) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")


def _escaped(step: Step) -> str:
    return str(step).replace("~", "~0").replace("/", "~1")
