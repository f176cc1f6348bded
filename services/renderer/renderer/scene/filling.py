"""Text in a placeholder of a template: it looks and stands as the template says."""

from dataclasses import dataclass

from renderer.scene.elements import Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled(Shape):
    """A placeholder that inherits all it does not have to say itself.

    Attributes:
        moved: it stands at `frame`, not where the layout has it.
        sized: its text is set in the sizes and gaps of its paragraphs, because those of the layout are too large.
        bulleted: the layout gives its text bullets; paragraphs without `bullet` go without.
        aligned: paragraphs are aligned as they say, not as the layout does.
        styled: its runs say all about themselves, because the layout says nothing; `sized` and `aligned` come with it.
        family: written for readers that do not inherit it, as LibreOffice does not in footers.

    Runs whose colour is "" inherit theirs.
    """

    moved: bool = False
    sized: bool = False
    bulleted: bool = False
    aligned: bool = False
    styled: bool = False
    family: str | None = None
