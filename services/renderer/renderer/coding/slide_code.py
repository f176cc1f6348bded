"""A page as a piece of slide code."""

from collections.abc import Sequence

from renderer.coding.calls import Call, Name, source
from renderer.coding.chart_code import chart_call
from renderer.coding.element_code import (
    NotWritable,
    connector_call,
    picture_call,
    shape_call,
    table_call,
)
from renderer.scene import Chart, Connector, Element, Group, Page, Picture, Scene, Shape, Table
from renderer.writer.master_xml import LAYOUTS

_STEP = "    "
_SLIDE = Name("slide")


def code_of(scene: Scene) -> str:
    """The code that draws all pages of a scene. Raises NotWritable for what it has no way to draw."""
    head = f'"""{_title(scene)}"""\n\n\ndef build(prs):\n{_STEP}set_language({scene.language!r})\n'.replace("'", '"')
    return head + "".join(_Writer(scene, page).lines() for page in scene.pages)


def _title(scene: Scene) -> str:
    text = " ".join(scene.title.replace("\\", " ").replace('"', "'").split()) or "A slide"
    return text if text.endswith((".", "!", "?")) else f"{text}."


class _Writer:
    """Writes one page, and remembers which shapes connectors need by name."""

    def __init__(self, scene: Scene, page: Page) -> None:
        self._theme, self._page = scene.theme, page
        glued = [glue[0] for one in _flat(page.elements) if isinstance(one, Connector) for glue in _glue(one)]
        self._variables = {name: f"shape_{number}" for number, name in enumerate(dict.fromkeys(glued), 1)}

    def lines(self) -> str:
        """The code of the page."""
        parts = [f'\n{_STEP}slide = add_slide(prs, "{LAYOUTS[self._page.layout][0]}")\n']
        # Connectors hold on to shapes, which must be there before them.
        for element in self._page.elements:
            parts.append(self._element(element, _SLIDE))
        if isinstance(self._page.notes, str) and self._page.notes:
            parts.append(f"{_STEP}{source(Call('add_notes', (_SLIDE, self._page.notes)), 1)}\n")
        return "".join(parts)

    def _element(self, element: Element, on: Name) -> str:
        if isinstance(element, Group):
            return self._group(element, on)
        variable = self._variables.get(element.name)
        before = f"{variable} = " if variable else ""
        return f"{_STEP}{before}{source(self._call(element, on), 1, len(before))}\n"

    def _call(self, element: Element, on: Name) -> Call:
        match element:
            case Shape():
                return shape_call(element, on, self._theme)
            case Connector():
                return connector_call(element, on, self._theme, self._known)
            case Table():
                return table_call(element, on, self._theme)
            case Chart():
                return chart_call(element, on, self._theme)
            case Picture():
                return picture_call(element, on)
        raise NotWritable(type(element).__name__)

    def _known(self, name: str) -> Name | None:
        variable = self._variables.get(name)
        return Name(variable) if variable else None

    def _group(self, group: Group, on: Name) -> str:
        named = {"name": group.name, "description": group.description or None}
        begun = f"{_STEP}group = {source(Call('add_group', (on,), named), 1, 8)}\n"
        return begun + "".join(self._element(one, Name("group")) for one in group.elements)


def _flat(elements: Sequence[Element]) -> list[Element]:
    found: list[Element] = []
    for element in elements:
        found += [element, *(_flat(element.elements) if isinstance(element, Group) else [])]
    return found


def _glue(connector: Connector) -> list[tuple[str, int]]:
    return [glue for glue in (connector.glue_start, connector.glue_end) if glue]
