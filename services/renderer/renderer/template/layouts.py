"""The layouts of a presentation, in the order in which PowerPoint lists them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import repeat

from lxml import etree

from deck_presentation.boxes import EMU_PER_POINT
from deck_presentation.colors import Palette
from deck_presentation.contrast import contrast
from deck_presentation.names import A, Element, P, child
from deck_presentation.paints import Color
from deck_presentation.parts import Parts
from deck_presentation.pictures import Pictures
from deck_presentation.reading import Presentation
from deck_presentation.sheets import Sheet
from renderer.layout.geometry import Rect
from renderer.template.areas import FEET, content_area, grown
from renderer.template.backgrounds import MUCH, READABLE, Behind, clutter_of, ground_of, has_picture, share_unread
from renderer.template.model import TEXT_KINDS, TITLES, TemplateLayout, TemplatePlaceholder
from renderer.template.placeholders import Resizing, master_body, on_page, placeholders_on, rect_of, resizing_of
from renderer.template.toning import Toning, toning_on, whole_palette

_BARELY = 2.0
_LITTLE = 0.15
"""The share of a text's ground on which a color of ours may be lost."""


def page_of(presentation: Presentation) -> Rect:
    """The slide, in pt."""
    width, height = presentation.size
    return Rect(0, 0, width / EMU_PER_POINT, height / EMU_PER_POINT)


def layouts_of(presentation: Presentation) -> Iterator[TemplateLayout]:
    """The layouts of all masters, in order."""
    pictures = Pictures(partial(_file, presentation.parts))
    for number, master in enumerate(presentation.masters):
        resizing = _resizing(presentation, master)
        for sheet in presentation.layouts_of(master):
            yield _layout(presentation, sheet, number, pictures, resizing)


def _resizing(presentation: Presentation, master: Sheet) -> Resizing:
    layouts = [sheet for sheet in presentation.layouts_of(master) if sheet.root is not None]
    shown = (shape for sheet in layouts for shape in presentation.backdrop(sheet) if not shape.hidden)
    standing = [rect_of(shape.box) for shape in shown if shape.box.area]
    return resizing_of(master, layouts, standing, page_of(presentation))


def _file(parts: Parts, name: str) -> bytes | None:
    """A part that may be missing, since files of others are damaged."""
    try:
        return parts.data(name)
    except KeyError:
        return None


def _layout(
    presentation: Presentation, sheet: Sheet, number: int, pictures: Pictures, resizing: Resizing
) -> TemplateLayout:
    assert sheet.root is not None
    page, palette = page_of(presentation), whole_palette(sheet.theme.palette)
    shown = [shape for shape in presentation.backdrop(sheet) if shape.box.area and not shape.hidden]
    placeholders = tuple(on_page(placeholder, page, resizing) for placeholder in placeholders_on(sheet))
    standing = [rect_of(shape.box) for shape in shown]
    placeholders = tuple(grown(placeholder, page, placeholders, standing) for placeholder in placeholders)
    body = master_body(sheet.master)
    body = body and grown(on_page(body, page, resizing), page, (), standing)
    area = content_area(page, placeholders, body, standing)
    background = presentation.background(sheet)
    ground = ground_of(background, shown, area, ink=_ink(placeholders, sheet), palette=palette)
    toning = toning_on(palette, ground.tone)
    made = TemplateLayout(
        part=sheet.part,
        name=_name(sheet),
        type=sheet.root.get("type", ""),
        master=number,
        placeholders=placeholders,
        area=area,
        toning=toning,
        color_map=_color_map_xml(sheet.root),
        is_dark=contrast(toning.colors["lt1"], "#FFFFFF") > contrast(toning.colors["lt1"], "#000000"),
        clutter=1.0 if has_picture(background) else clutter_of(shown, area),
        is_flat=ground.certain,
        standing=tuple(standing),
    )
    all_behind = Behind(background, shown, page, pictures)
    behind = [_behind(one, made, palette.hex(ground.tone), all_behind) for one in placeholders]
    return replace(made, placeholders=tuple(map(_legible, placeholders, behind, repeat(palette), repeat(toning))))


def _behind(placeholder: TemplatePlaceholder, layout: TemplateLayout, ground: str, behind: Behind) -> tuple[Color, ...]:
    """The colors that the text of a placeholder stands on; none where nobody can say."""
    if placeholder.box is None:
        return ()
    if layout.has_panel and placeholder.kind in TEXT_KINDS and placeholder.box.shared(layout.area):
        return (_color(ground),)
    return behind.text(placeholder.box, placeholder.anchor)


def _legible(
    placeholder: TemplatePlaceholder, behind: Sequence[Color], palette: Palette, toning: Toning
) -> TemplatePlaceholder:
    """Text has to read where the placeholder stands; what cannot be judged is left to the template."""
    if not behind:
        return placeholder
    style = placeholder.style
    wanted = READABLE if style.sampled or placeholder.kind in FEET else _BARELY
    if share_unread(replace(_color(style.color), alpha=style.opacity), behind, wanted) < MUCH:
        return placeholder
    lost = {slot: share_unread(_color(palette.hex(toning.tones[slot])), behind, READABLE) for slot in ("tx1", "bg1")}
    ink = min(lost, key=lambda slot: lost[slot])
    # Light and dark parts of a picture, or a panel below half of a text, leave no color for all of it.
    on_panel = lost[ink] >= _LITTLE
    ink = "tx1" if on_panel else ink
    color = palette.hex(toning.tones[ink])
    return replace(placeholder, style=replace(style, color=color, opacity=1.0, ink=ink, on_panel=on_panel))


def _color(text: str) -> Color:
    """From #RRGGBB."""
    return Color.from_hex(text[1:])


def _ink(placeholders: Sequence[TemplatePlaceholder], sheet: Sheet) -> str:
    """The color of the text that stands where content does, else of the title."""
    kinds = (("body", "obj", "subTitle"), tuple(TITLES))
    named = (p for group in kinds for p in placeholders if p.kind in group)
    return next((p.style.color for p in named), sheet.theme.ink.hex)


def _name(sheet: Sheet) -> str:
    said = child(sheet.root, P + "cSld")
    name = said.get("name") if said is not None else None
    return name or sheet.part.rpartition("/")[2].removesuffix(".xml")


def _color_map_xml(root: Element) -> str:
    """A layout's own mapping as it is written; "" where it uses its master's."""
    found = child(root, f"{P}clrMapOvr")
    if found is None or child(found, f"{A}overrideClrMapping") is None:
        return ""
    return etree.tostring(found, encoding="unicode", with_tail=False)
