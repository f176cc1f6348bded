"""The masters and layouts of a package, in the order in which PowerPoint lists them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import repeat

from lxml import etree
from lxml.etree import _Element

from deck_package import Package
from renderer.layout.geometry import Rect
from renderer.scene import EMU_PER_PT
from renderer.scene.theme import contrast
from renderer.template.areas import content_area, overlap
from renderer.template.grounds import (
    Ground,
    background_of,
    clutter_of,
    covering,
    ground_of,
    has_picture,
    is_uneven,
)
from renderer.template.model import TEXT_KINDS, TITLES, TemplateLayout, TemplatePlaceholder
from renderer.template.placeholders import (
    Drawn,
    index_of,
    kind_of,
    master_counterpart,
    placeholder_of,
    shapes_of,
)
from renderer.template.slots import Slots, slots_on
from renderer.template.text_styles import body_box, text_style
from renderer.template.themes import (
    TemplateTheme,
    color_map,
    overriding_colors,
    overriding_map,
    read_theme,
)
from renderer.template.tones import Scheme
from renderer.template.xml import A, P, R, attribute, child, is_true

_READABLE, _BARELY = 3.0, 2.0
_PROMPTS = frozenset(
    {"footer", "footer text", "fußzeile", "fußzeilentext", "pied de page", "pie de página", "フッター", "页脚"}
)


@dataclass(frozen=True, slots=True)
class Master:
    """A slide master with what its layouts inherit."""

    part: str
    number: int
    root: _Element
    theme: TemplateTheme
    scheme: Scheme
    placeholders: tuple[Drawn, ...]
    decorations: tuple[Drawn, ...]


def page_of(package: Package) -> Rect:
    """The slide, in pt."""
    width, height = package.slide_size
    return Rect(0, 0, width / EMU_PER_PT, height / EMU_PER_PT)


def masters_of(package: Package) -> list[Master]:
    """All masters, in order."""
    listed = _listed(package, package.presentation, "sldMasterIdLst", "sldMasterId")
    return [_master(package, part, number) for number, part in enumerate(listed)]


def layouts_of(package: Package, master: Master) -> Iterator[TemplateLayout]:
    """The layouts of a master, in order."""
    for part in _listed(package, master.part, "sldLayoutIdLst", "sldLayoutId"):
        yield _layout(package, master, part)


def split(root: _Element) -> tuple[tuple[Drawn, ...], tuple[Drawn, ...]]:
    """Placeholders, and everything else that is drawn."""
    shapes = tuple(shapes_of(root))
    return (
        tuple(drawn for drawn in shapes if placeholder_of(drawn.element) is not None),
        tuple(drawn for drawn in shapes if placeholder_of(drawn.element) is None),
    )


def _listed(package: Package, part: str, list_tag: str, item_tag: str) -> list[str]:
    targets = {row.id: row.target for row in package.relationships(part) if not row.external}
    found = child(package.xml(part), f"{P}{list_tag}")
    rows = found.iterfind(f"{P}{item_tag}") if found is not None else ()
    names = (targets.get(row.get(f"{R}id", "")) for row in rows)
    return list(dict.fromkeys(name for name in names if name and name in package))


def _master(package: Package, part: str, number: int) -> Master:
    root = package.xml(part)
    theme = read_theme(package, part)
    return Master(part, number, root, theme, Scheme(theme.colors, color_map(root)), *split(root))


def _layout(package: Package, master: Master, part: str) -> TemplateLayout:
    root, page = package.xml(part), page_of(package)
    own_map = overriding_map(root)
    scheme = Scheme({**master.scheme.colors, **overriding_colors(package, part)}, {**master.scheme.mapping, **own_map})
    drawn, decorations = split(root)
    shown = (*(master.decorations if is_true(root.get("showMasterSp"), default=True) else ()), *decorations)
    placeholders = tuple(_placeholder(one, master, scheme) for one in drawn)
    area = content_area(page, placeholders, _master_body(master), [one.box for one in shown if one.box])
    ink = _ink(placeholders, master, scheme)
    ground = ground_of((root, master.root), shown, area, ink=ink, theme=master.theme, scheme=scheme)
    slots = slots_on(scheme, ground.tone)
    made = TemplateLayout(
        part=part,
        name=attribute(child(root, f"{P}cSld"), "name") or part.rpartition("/")[2].removesuffix(".xml"),
        type=root.get("type", ""),
        master=master.number,
        placeholders=placeholders,
        area=area,
        slots=slots,
        color_map=_color_map_xml(root) if own_map else "",
        is_dark=contrast(slots.colors["lt1"], "#FFFFFF") > contrast(slots.colors["lt1"], "#000000"),
        clutter=1.0 if has_picture((root, master.root)) else clutter_of(shown, area),
        is_flat=ground.certain,
    )
    background = background_of((root, master.root), master.theme)
    behind = [_behind(one, made, ground, background, shown) for one in placeholders]
    return replace(made, placeholders=tuple(map(_legible, placeholders, behind, repeat(scheme), repeat(slots))))


def _behind(
    placeholder: TemplatePlaceholder, layout: TemplateLayout, ground: Ground, background: Ground, shown: Sequence[Drawn]
) -> Ground | None:
    """What stands behind a placeholder; None where nobody can say."""
    if placeholder.box is None:
        return None
    if layout.has_panel and placeholder.kind in TEXT_KINDS and overlap(placeholder.box, layout.area):
        return ground._replace(certain=True)
    if is_uneven(shown, placeholder.box):
        return None
    found = covering(shown, placeholder.box) or background
    return found if found.certain else None


def _legible(
    placeholder: TemplatePlaceholder, ground: Ground | None, scheme: Scheme, slots: Slots
) -> TemplatePlaceholder:
    """Text has to read where the placeholder stands; what cannot be judged is left to the template."""
    if ground is None:
        return placeholder
    behind, least = scheme.hex(ground.tone), _READABLE if placeholder.style.sampled else _BARELY
    if contrast(behind, placeholder.style.color) >= least:
        return placeholder
    ink = max(("tx1", "bg1"), key=lambda slot: contrast(behind, scheme.hex(slots.tones[slot])))
    style = replace(placeholder.style, color=scheme.hex(slots.tones[ink]), ink=ink)
    return replace(placeholder, style=style)


def _placeholder(drawn: Drawn, master: Master, scheme: Scheme) -> TemplatePlaceholder:
    found = placeholder_of(drawn.element)
    assert found is not None
    kind = kind_of(found)
    parent = master_counterpart(kind, master.placeholders)
    shapes = [drawn.element, *([parent.element] if parent else [])]
    insets, anchor, upright = body_box(shapes)
    return TemplatePlaceholder(
        kind=kind,
        idx=index_of(found),
        name=_name(drawn.element),
        box=drawn.box or (parent.box if parent else None),
        style=text_style(shapes, master.root, kind, master.theme, scheme),
        inherited=drawn.box is None,
        insets=insets,
        anchor=anchor,
        upright=upright,
        text=_said(drawn.element) if kind == "ftr" else "",
    )


def _master_body(master: Master) -> TemplatePlaceholder | None:
    body = master_counterpart("body", master.placeholders)
    return _placeholder(body, master, master.scheme) if body else None


def _ink(placeholders: Sequence[TemplatePlaceholder], master: Master, scheme: Scheme) -> str:
    """The colour of the text that stands where content does, else of the title."""
    kinds = (("body", "obj", "subTitle"), tuple(TITLES))
    named = (p for group in kinds for p in placeholders if p.kind in group)
    return next((p.style.color for p in named), text_style((), master.root, "body", master.theme, scheme).color)


def _said(element: _Element) -> str:
    """The words of a footer that are more than a prompt."""
    text = "".join(piece.text or "" for piece in element.iter(f"{A}t")).strip()
    return "" if text.startswith("<") or text.casefold() in _PROMPTS else text


def _name(element: _Element) -> str:
    found = next(element.iter(f"{P}cNvPr"), None)
    return found.get("name", "") if found is not None else ""


def _color_map_xml(root: _Element) -> str:
    found = child(root, f"{P}clrMapOvr")
    return etree.tostring(found, encoding="unicode", with_tail=False) if found is not None else ""
