"""One finding of a document, and what a suggestion for it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from deck_documents.json_patch import Operation, step_of, value_at


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A change of the document: `strategy` for programs, `description` for people, and the operations in order."""

    strategy: str
    description: str
    patch: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A finding, as it stands in the report, of a document as it was sent."""

    document: Mapping[str, Any]
    source_schema: str
    finding: Mapping[str, Any]

    @property
    def pointer(self) -> str:
        """Where the finding is."""
        return str(self.finding.get("documentPointer") or "")

    @property
    def message(self) -> str:
        """What it says."""
        return str(self.finding["message"])

    @property
    def value(self) -> Any:
        """What stands there."""
        return self.at(self.pointer)

    @property
    def slide_pointer(self) -> str | None:
        """The slide that it is on; None for a finding of the whole deck."""
        steps = self.pointer.split("/")
        return "/".join(steps[:3]) if len(steps) >= 3 and steps[1] == "slides" else None

    def numbered(self, title: str) -> Iterator[str]:
        """The title with the numbers from 2 on, those left out that the document has already."""
        taken = {given for _, _, given in leaves(self.document.get("slides"), "/slides") if isinstance(given, str)}
        return (each for number in count(2) if (each := f"{title} ({number})") not in taken)

    def at(self, pointer: str) -> Any:
        """What stands at a pointer; None where nothing does."""
        try:
            return value_at(self.document, pointer)
        except LookupError:
            return None


def leaves(value: Any, pointer: str) -> Iterator[tuple[str, str, Any]]:
    """Everything below a value that holds nothing else: its pointer, its key and itself."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        where = f"{pointer}/{step_of(key)}"
        if isinstance(member, dict | list):
            yield from leaves(member, where)
        else:
            yield where, str(key), member


def leaves_of(value: Any, pointer: str) -> Iterator[tuple[str, str, Any]]:
    """The same, of what may be a leaf itself; nothing where nothing stands."""
    if isinstance(value, dict | list):
        yield from leaves(value, pointer)
    elif value is not None:
        yield pointer, pointer.rpartition("/")[2], value
