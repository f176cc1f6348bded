"""What the renderer knows of a type of slide."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from renderer.deck.slide import Role, Slide
from renderer.layout.sheet import Sheet

Arrangement = Literal[
    "title and subtitle",
    "one body",
    "bodies in a row",
    "bodies two by two",
    "one object",
    "some pictures",
    "a picture",
    "one table",
    "one chart",
    "one diagram",
]
"""How the placeholders of a template's layout stand; `renderer.template.archetypes` tells them apart."""


@dataclass(frozen=True, slots=True)
class WantedLayout:
    """What tells that a template's layout is made for slides of one kind.

    Attributes:
        name: as reports show it.
        words: names of such layouts in the languages of common templates, with bars between; "" for none.
        types: what the type of a layout (`obj`, `chart`, ...) adds to the confidence; None is as for any content.
        arrangement: of placeholders that is made for these slides, `named` one that is too common to speak for them
            without such a name.
        has_content: pages need room below their title.
        words_help: a single place for words speaks for the layout.
        shows_body: the slide fills the layout's own body.
        is_expected: a template is told that none of its layouts is made for these slides.
    """

    name: str
    words: str = ""
    types: Mapping[str, float] | None = None
    arrangement: Arrangement | None = None
    named: Arrangement | None = None
    has_content: bool = True
    words_help: bool = False
    shows_body: bool = False
    is_expected: bool = True


@dataclass(frozen=True, slots=True)
class Paging:
    """How a slide is spread over pages: the field of its items, and the fields that only the first or last page shows.

    Subtitles open the first page of every type, insights close the last. `finer` cuts those of the items that a page
    does not hold even alone; it is given all of them, and what says whether a page holds one. Pages with as many items
    as one of `holed` have rows that are not alike, and are made only where other numbers do not fit.
    """

    items: str
    first: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    finer: Callable[[Sequence[Any], Callable[[Any], bool]], Sequence[Any]] | None = None
    holed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class SlideType:
    """A type of slide.

    Attributes:
        model: what its slides say.
        lay_out: adds all elements of one slide to a page.
        paging: None keeps a slide on one page, however full it is.
        layouts: what its slides look for in a template; where it is empty, they take the layout with the most room.
        layout_for: the name of the one that a slide is built on; None takes the first.
        role: what its slides are for the deck.
        is_wide: whether a slide needs the whole width for its content: what looks put beside it gives way.
    """

    model: type[Slide]
    lay_out: Callable[[Sheet, Any], None]
    paging: Paging | None = None
    layouts: tuple[WantedLayout, ...] = ()
    layout_for: Callable[[Any], str] | None = None
    role: Role = "content"
    is_wide: Callable[[Any], bool] = lambda _: False

    def layout_of(self, slide: Slide) -> str:
        """The name of the layout that `slide` is built on in a template."""
        if self.layout_for:
            return self.layout_for(slide)
        return self.layouts[0].name if self.layouts else ""
