"""What a kind of child does: its module, what it is asked and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

Q = TypeVar("Q")
A = TypeVar("A")

Progress = Callable[[int, int], None]
"""Called with (slides done, slides in all)."""


def no_progress(_done: int, _total: int) -> None:
    """A listener that does not listen."""


@dataclass(frozen=True, slots=True)
class ChildWork(Generic[Q, A]):
    """One kind of work.

    Attributes:
        module: name of a `ChildModule`.
        request: the record that asks for it (see `deck_domain.records`).
        answer: the record that comes of it.
        bare: whether its processes start with next to no environment; no child gets the settings of the service.
        niceness: by how many of 19 steps it steps back behind other work.
    """

    module: str
    request: type[Q]
    answer: type[A]
    bare: bool = False
    niceness: int = 0


class ChildModule(Protocol[Q, A]):
    """What a child's module offers. It may offer `prepare()`, `shutdown()` and `worn_out()` besides.

    `prepare()` is called when nothing is asked for in the first seconds: it gets ready what some requests need and
    others do without, and nobody waits for it. `shutdown()` is called before the process ends. `worn_out()` is asked
    after each answer, and says why the process should be replaced, or None.
    """

    WORK: ChildWork[Q, A]

    def warm(self) -> None:
        """Get ready; called once, before the first request."""

    def handle(self, request: Q, progress: Progress) -> A:
        """Do one piece of work. Raises domain errors for what cannot be done, and anything else for a defect."""
