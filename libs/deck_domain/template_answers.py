"""What `python -m renderer.template` answers, for programs that do not import the renderer: the shapes of its JSON."""

from typing import Any, TypedDict


class Box(TypedDict):
    """A rectangle on the slide, in pt."""

    x: float
    y: float
    width: float
    height: float


class Size(TypedDict):
    """A size in pt."""

    width: float
    height: float


class Certificate(TypedDict):
    """Whether the pictures that slides need are in the file."""

    requiredAssetsPresent: bool


class Tokens(TypedDict):
    """Colors, fonts and lengths (pt) of a template."""

    palette: dict[str, str]
    fonts: dict[str, dict[str, str]]
    slideSize: Size
    spacing: dict[str, float]
    textSizes: dict[str, float]
    ground: str
    certification: Certificate


class TextLook(TypedDict):
    """How the text of a placeholder looks; `size` is in pt."""

    size: float
    family: str
    bold: bool
    color: str


class Placeholder(TypedDict):
    """A placeholder of a layout; `inherited` when its box is the master's."""

    type: str
    idx: int | None
    name: str
    box: Box | None
    inherited: bool
    text: TextLook


class Layout(TypedDict):
    """A layout: its master (the place of that among masters, from 0), and the area it leaves to content."""

    part: str
    name: str
    type: str
    master: int
    placeholderCounts: dict[str, int]
    placeholders: list[Placeholder]
    area: Box
    colors: dict[str, str]


class Archetype(TypedDict):
    """Which layout a type of slide gets, how sure that is (0..1), and why."""

    slideType: str
    layout: str
    layoutName: str
    confidence: float
    why: str


class Asset(TypedDict):
    """A picture that a layout or master shows."""

    kind: str
    part: str
    name: str
    on: str
    box: Box
    sha256: str


class TemplateReport(TypedDict):
    """The answer to `report TEMPLATE`."""

    tokens: Tokens
    layouts: list[Layout]
    archetypes: list[Archetype]
    assets: list[Asset]
    placeholder_coverage: float
    missing_placeholder_count: int
    missing_placeholders: list[str]
    unknown_layouts: list[str]
    template_support_level: str
    certified: bool
    problems: list[str]


class DeckOnTemplate(TypedDict):
    """The answer to `render TEMPLATE DOCUMENT OUTPUT`; findings are those of `deck_domain.findings` on the wire."""

    output: str
    slideCount: int
    findings: list[dict[str, Any]]


class Fault(TypedDict):
    """One fault of a document."""

    pointer: str
    code: str
    message: str


class Refusal(TypedDict):
    """Why there is no answer."""

    code: str
    message: str
    errors: list[Fault]


class Refused(TypedDict):
    """The answer where the input is refused, with exit code 1."""

    error: Refusal
