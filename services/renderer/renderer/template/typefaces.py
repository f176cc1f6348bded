"""The font of text boxes on a template: the presentation may name another one for them than its theme does."""

from dataclasses import replace

from deck_package import parse_xml
from deck_presentation.names import A, P
from renderer.scene.presentation import Page
from renderer.scene.shapes import Element, Group, Shape
from renderer.scene.tables import Table
from renderer.scene.text import Paragraph
from renderer.template.model import Template

_OF_THEME = "+mn-lt"
_LEVELS = 9


def has_other_defaults(template: Template) -> bool:
    """Whether text boxes inherit another font than that of the theme, which text is laid out in.

    Where the presentation names none for a level, each program takes one of its own.
    """
    root = parse_xml(template.base.parts[template.base.presentation])
    own = {_OF_THEME, template.tokens.fonts["minor"]["latin"]}
    levels = [root.find(f"{P}defaultTextStyle/{A}lvl{level}pPr") for level in range(1, _LEVELS + 1)]
    faces = [level.find(f"{A}defRPr/{A}latin") if level is not None else None for level in levels]
    return any(face is None or face.get("typeface") not in own for face in faces)


def in_font_of_theme(page: Page) -> Page:
    """`page` with the font of the theme written at text that names none; placeholders inherit that of their layout."""
    return replace(page, elements=tuple(map(_named, page.elements)))


def _named(element: Element) -> Element:
    if isinstance(element, Group):
        return replace(element, elements=tuple(map(_named, element.elements)))
    if isinstance(element, Table):
        rows = tuple(tuple(replace(cell, paragraphs=_written(cell.paragraphs)) for cell in row) for row in element.rows)
        return replace(element, rows=rows)
    if isinstance(element, Shape) and element.body is not None and element.placeholder is None:
        return element.saying(_written(element.paragraphs))
    return element


def _written(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    return tuple(
        replace(
            paragraph,
            runs=tuple(
                run if run.typeface or run.heading else replace(run, typeface=_OF_THEME) for run in paragraph.runs
            ),
        )
        for paragraph in paragraphs
    )
