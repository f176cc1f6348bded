"""The style that text of a placeholder inherits: its layout's, its master's, the master's list styles."""

from collections.abc import Sequence

from lxml.etree import _Element

from renderer.scene import Align, Anchor
from renderer.template.model import TITLES, TextStyle
from renderer.template.themes import TemplateTheme
from renderer.template.tones import Scheme, first_tone
from renderer.template.xml import A, P, attribute, child, integer, is_true

_EMU = 12_700
_ALIGNS: dict[str, Align] = {"l": "l", "ctr": "ctr", "r": "r", "just": "l", "dist": "l", "justLow": "l"}
_ANCHORS: dict[str, Anchor] = {"t": "t", "ctr": "ctr", "b": "b"}
_FOOT = frozenset({"dt", "ftr", "sldNum"})
_DEFAULT_SIZE = 1800
_UNSAID = {"titleStyle": 2800, "bodyStyle": 2000, "otherStyle": 1000}
_SMALLEST, _LARGEST = 400, 12_000


def style_kind(kind: str) -> str:
    """Which of a master's list styles a placeholder follows."""
    return "titleStyle" if kind in TITLES else "otherStyle" if kind in _FOOT else "bodyStyle"


def text_style(
    shapes: Sequence[_Element], master: _Element, kind: str, theme: TemplateTheme, scheme: Scheme
) -> TextStyle:
    """The first level of a placeholder; `shapes` are the layout's and the master's, as far as there are any."""
    styles = child(master, f"{P}txStyles", f"{P}{style_kind(kind)}")
    lists = [*(child(shape, f"{P}txBody", f"{A}lstStyle") for shape in shapes), styles]
    levels = [level for level in (child(one, f"{A}lvl1pPr") for one in lists) if level is not None]
    runs = [run for run in (child(level, f"{A}defRPr") for level in levels) if run is not None]
    sampled = _first(runs, "sz") is None
    if sampled:
        levels, runs = [*levels, *_samples(shapes, "pPr")], [*runs, *_samples(shapes, "rPr", "endParaRPr")]
    spare = "major" if kind in TITLES else "minor"
    size = min(max(integer(_first(runs, "sz"), _UNSAID[style_kind(kind)]), _SMALLEST), _LARGEST) / 100
    return TextStyle(
        size=size,
        family=theme.family(_nested(runs, f"{A}latin", "typeface"), spare),
        bold=is_true(_first(runs, "b")),
        italic=is_true(_first(runs, "i")),
        caps=_first(runs, "cap") == "all",
        color=_color(runs, scheme),
        align=_ALIGNS.get(_first(levels, "algn") or "l", "l"),
        rtl=is_true(_first(levels, "rtl")),
        bullet=_has_bullet(levels),
        indent=max(integer(_first(levels, "marL")), 0) / _EMU,
        line_spacing=min(max(_spacing(levels, "lnSpc", "spcPct", 100_000) / 100_000, 0.5), 3.0),
        before=_spacing(levels, "spcBef", "spcPts", 0) / 100 + size * _spacing(levels, "spcBef", "spcPct", 0) / 100_000,
        sampled=sampled,
    )


def sizes_by_level(master: _Element, kind: str) -> list[float]:
    """Sizes of the first five levels of a master's list style, in pt."""
    styles = child(master, f"{P}txStyles", f"{P}{kind}")
    found = (child(styles, f"{A}lvl{level}pPr", f"{A}defRPr") for level in range(1, 6))
    return [integer(attribute(run, "sz"), _DEFAULT_SIZE) / 100 for run in found if run is not None]


def body_box(shapes: Sequence[_Element]) -> tuple[tuple[float, float, float, float], Anchor, bool]:
    """Insets (pt), anchor, and whether the text runs level, of a placeholder's text body."""
    bodies = [body for body in (child(shape, f"{P}txBody", f"{A}bodyPr") for shape in shapes) if body is not None]
    defaults = {"lIns": 91_440, "tIns": 45_720, "rIns": 91_440, "bIns": 45_720}
    left, top, right, bottom = (integer(_first(bodies, name), default) / _EMU for name, default in defaults.items())
    anchor = _ANCHORS.get(_first(bodies, "anchor") or "t", "t")
    return (left, top, right, bottom), anchor, (_first(bodies, "vert") or "horz") == "horz"


def _samples(shapes: Sequence[_Element], *tags: str) -> list[_Element]:
    """Direct formatting of the sample texts: some programs keep styles nowhere else."""
    bodies = (child(shape, f"{P}txBody") for shape in shapes)
    return [found for body in bodies if body is not None for found in body.iter(*(f"{A}{tag}" for tag in tags))]


def _first(elements: Sequence[_Element], name: str) -> str | None:
    return next((value for value in (element.get(name) for element in elements) if value is not None), None)


def _nested(elements: Sequence[_Element], tag: str, name: str) -> str | None:
    found = (element.find(tag) for element in elements)
    return next((value for value in (attribute(element, name) for element in found) if value), None)


def _color(runs: Sequence[_Element], scheme: Scheme) -> str:
    fills = (run.find(f"{A}solidFill") for run in runs)
    tone = next((tone for tone in map(first_tone, fills) if tone is not None), None)
    return scheme.hex(tone) if tone else scheme.colors.get(scheme.mapping.get("tx1", "dk1"), "#000000")


def _has_bullet(levels: Sequence[_Element]) -> bool:
    for level in levels:
        if child(level, f"{A}buNone") is not None:
            return False
        if any(child(level, f"{A}{tag}") is not None for tag in ("buChar", "buAutoNum", "buBlip")):
            return True
    return False


def _spacing(levels: Sequence[_Element], tag: str, unit: str, default: int) -> int:
    found = (child(level, f"{A}{tag}") for level in levels)
    said = next((one for one in found if one is not None), None)
    return integer(attribute(child(said, f"{A}{unit}"), "val"), default)
