"""A document after older forms were read as today's, and the way back to the client's own places."""

import re
from dataclasses import dataclass, field

from deck_domain.errors import Violation

_POINT = re.compile(r"/(\d+)(?:/(value|category))?$")


@dataclass(slots=True)
class Coerced:
    """The outcome of reading a document leniently.

    Attributes:
        document: what is to be checked; shares what did not change with the original, which stays as it was.
        faults: why parts could not be read; pointers are the client's.
        warnings: what was read as what; pointers are the client's.
        moved: pointers of parts of `document`, each with where that part stands in the original.
        points: pointers of lists of points, each with where their values and their categories stand.
    """

    document: object
    faults: list[Violation] = field(default_factory=list)
    warnings: list[Violation] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
    points: dict[str, tuple[str, str]] = field(default_factory=dict)

    def original(self, pointer: str) -> str:
        """Where in the client's document the place `pointer` of `document` comes from."""
        prefix = pointer
        while prefix:
            rest = pointer[len(prefix) :]
            if prefix in self.moved:
                return self.moved[prefix] + rest
            if prefix in self.points:
                return self._point(prefix, rest)
            prefix = prefix.rpartition("/")[0]
        return pointer

    def restore(self, fault: Violation) -> Violation:
        """The same fault at the client's own place."""
        return Violation(self.original(fault.pointer), fault.code, fault.message)

    def _point(self, prefix: str, rest: str) -> str:
        values, categories = self.points[prefix]
        match = _POINT.match(rest)
        if match is None:
            return values
        return f"{categories if match[2] == 'category' else values}/{match[1]}"
