"""What readers of a slide see of its document, said with each field of the schemas.

A field that readers see is to be found again in the finished deck; what is in it says so in turn. A field that they do
not see steers the look, or names things to programs, and so does all that is in it: its parts need no marks.
"""

from dataclasses import dataclass
from typing import Annotated, TypeVar

ValueT = TypeVar("ValueT")


@dataclass(frozen=True, slots=True)
class Sight:
    """Whether readers see what a field says. It stands at the field itself, around its whole type.

    Attributes:
        seen: they do.
        as_one: the texts of a list are read on from one to the next; where one ends means nothing.
        plotted: the numbers are values of a chart: they are looked for among those that charts draw, with their signs.
        magnitude: of a number only the magnitude is seen; what it does (rise, fall) is said beside it.
        unless: the name of a field beside it that is shown in its place wherever it is given.
        hides: the value by which an unseen field hides the part it stands in, or whose style it stands in.
    """

    seen: bool
    as_one: bool = False
    plotted: bool = False
    magnitude: bool = False
    unless: str | None = None
    hides: str | bool | None = None


Seen = Annotated[ValueT, Sight(seen=True)]
SeenAsOne = Annotated[ValueT, Sight(seen=True, as_one=True)]
Plotted = Annotated[ValueT, Sight(seen=True, plotted=True)]
SeenAsMagnitude = Annotated[ValueT, Sight(seen=True, magnitude=True)]
Unseen = Annotated[ValueT, Sight(seen=False)]
