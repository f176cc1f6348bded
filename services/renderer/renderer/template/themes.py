"""The theme behind a master: its colours and its fonts."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml.etree import QName, _Element

from deck_package import Package
from renderer.template.tones import Scheme, Tone, tone_of
from renderer.template.xml import A, P, child

_SPARE = {
    "dk1": "#000000",
    "lt1": "#FFFFFF",
    "dk2": "#44546A",
    "lt2": "#E7E6E6",
    "accent1": "#4472C4",
    "accent2": "#ED7D31",
    "accent3": "#A5A5A5",
    "accent4": "#FFC000",
    "accent5": "#5B9BD5",
    "accent6": "#70AD47",
    "hlink": "#0563C1",
    "folHlink": "#954F72",
}
_MAPPED = ("bg1", "tx1", "bg2", "tx2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_USUAL_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_NOTHING = Scheme({}, {})


@dataclass(frozen=True, slots=True)
class TemplateTheme:
    """Colours by theme slot, fonts by `major` and `minor`, and the fills that backgrounds may refer to."""

    colors: Mapping[str, str]
    fonts: Mapping[str, Mapping[str, str]]
    background_fills: tuple[_Element, ...] = ()

    def family(self, typeface: str | None, spare: str = "minor") -> str:
        """The family behind `+mj-lt` or a name."""
        name = typeface or ""
        if name.startswith(("+mj", "+mn")) or not name:
            name = self.fonts["major" if name.startswith("+mj") or (not name and spare == "major") else "minor"][
                "latin"
            ]
        return name or "Calibri"


def read_theme(package: Package, part: str) -> TemplateTheme:
    """The theme of a master; a usual one where it has none."""
    name = package.related(part, "theme")
    root = package.xml(name) if name else None
    elements = child(root, f"{A}themeElements")
    fills = child(elements, f"{A}fmtScheme", f"{A}bgFillStyleLst")
    return TemplateTheme(
        {**_SPARE, **_colors(child(elements, f"{A}clrScheme"))},
        {size: _fonts(child(elements, f"{A}fontScheme", f"{A}{size}Font")) for size in ("major", "minor")},
        tuple(fills) if fills is not None else (),
    )


def overriding_colors(package: Package, layout: str) -> Mapping[str, str]:
    """The colours of a layout's own theme override; none where it has none."""
    name = package.related(layout, "themeOverride")
    return _colors(child(package.xml(name), f"{A}clrScheme")) if name else {}


def color_map(master: _Element) -> Mapping[str, str]:
    """How a master maps the names that shapes use to slots of its theme."""
    given = child(master, f"{P}clrMap")
    return {**_USUAL_MAP, **(_mapping(given) if given is not None else {})}


def overriding_map(layout: _Element) -> Mapping[str, str]:
    """A layout's own mapping; empty where it uses its master's."""
    given = child(layout, f"{P}clrMapOvr", f"{A}overrideClrMapping")
    return _mapping(given) if given is not None else {}


def _mapping(element: _Element) -> dict[str, str]:
    return {name: element.get(name, "") for name in _MAPPED if element.get(name)}


def _colors(scheme: _Element | None) -> dict[str, str]:
    found = {}
    for slot in scheme if scheme is not None else ():
        tone: Tone | None = tone_of(slot) if isinstance(slot.tag, str) else None
        if tone is not None and QName(slot).localname in _SPARE:
            found[QName(slot).localname] = _NOTHING.hex(tone)
    return found


def _fonts(fonts: _Element | None) -> dict[str, str]:
    found = {}
    for script in ("latin", "ea", "cs"):
        font = child(fonts, f"{A}{script}")
        found[script] = font.get("typeface", "") if font is not None else ""
    return found
