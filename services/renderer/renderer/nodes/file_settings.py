"""What belongs to the file as a whole: theme, size, sections, properties."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deck_documents.paper_document import PaperDocument
from deck_domain.findings import Finding
from renderer import findings
from renderer.nodes.show_settings import property_value, show_findings
from renderer.scene import PropertyValue, Section
from renderer.scene.theme import Theme, theme_for
from renderer.typesetting.scripts import fonts_for, language_of

# PowerPoint's slides measure 1 to 56 in.
_SMALLEST_PT, _LARGEST_PT = 72.0, 4032.0
_SLOTS = {"fol_hlink": "folHlink"}
_FIRST_SECTION = "Default Section"
_NEVER_EMBEDDED = {"user-embedded", "embedded"}


def deck_theme(document: PaperDocument) -> Theme:
    """The theme of the document, whose gaps are filled from ours."""
    language = document.meta.language or language_of(document.meta.title or "")
    given = document.theme
    scheme = given.color_scheme if given else None
    east_asian, complex_script = fonts_for(language)
    theme = theme_for(scheme.accent1 if scheme else None, east_asian=east_asian, complex_script=complex_script)
    if scheme:
        named = {
            _SLOTS.get(name, name): value for name in type(scheme).model_fields if (value := getattr(scheme, name))
        }
        theme = replace(theme, colors={**theme.colors, **{slot: color.upper() for slot, color in named.items()}})
    fonts = given.font_scheme if given else None
    if fonts:
        family = fonts.minor_latin or fonts.major_latin or theme.family
        heading = fonts.major_latin or family
        theme = replace(
            theme,
            family=family,
            heading_family=heading,
            east_asian=fonts.minor_ea or fonts.major_ea or theme.east_asian,
        )
    return theme


def slide_scale(size: tuple[float, float]) -> float:
    """Pt for a px: 1, unless PowerPoint knows no slide that large or small."""
    return min(1.0, _LARGEST_PT / max(size)) if max(size) > _LARGEST_PT else max(1.0, _SMALLEST_PT / min(size))


def sections_of(document: PaperDocument) -> tuple[Section, ...]:
    """The sections, every slide in one; one without a start follows the slide after the last section's first."""
    if not document.sections:
        return ()
    count = len(document.slides)
    starts: list[tuple[int, str]] = []
    for number, section in enumerate(document.sections):
        start = (
            section.start_slide if section.start_slide is not None else (starts[-1][0] + 2 if starts else number + 1)
        )
        starts.append((min(start, count + 1) - 1, section.name))
    starts.sort(key=lambda one: one[0])
    if starts[0][0] > 0:
        starts.insert(0, (0, _FIRST_SECTION))
    ends = [start for start, _ in starts[1:]] + [count]
    return tuple(Section(name, tuple(range(start, end))) for (start, name), end in zip(starts, ends, strict=True))


def properties_of(document: PaperDocument) -> dict[str, PropertyValue]:
    """The custom properties of the file; a name that is taken keeps its first value."""
    properties = _own_properties(document)
    taken = {name.casefold() for name in properties}
    for _, name, value in _custom(document):
        if name.casefold() not in taken:
            taken.add(name.casefold())
            properties[name] = property_value(value)
    return properties


def _own_properties(document: PaperDocument) -> dict[str, PropertyValue]:
    slug = re.sub(r"[^a-z0-9]+", "-", (document.meta.title or "").casefold()).strip("-")[:60] or "untitled"
    properties: dict[str, PropertyValue] = {"deckmill.deckId": f"deck-{slug}"}
    for number, slide in enumerate(document.slides, 1):
        if name := slide.slide_id or slide.id:
            properties[f"deckmill.slide.{number}.id"] = name
        if slide.agent_pattern is not None:
            properties[f"deckmill.slide.{number}.agentPattern"] = slide.agent_pattern
    if document.protection and document.protection.mark_as_final:
        properties["_MarkAsFinal"] = True
    return properties


def deck_findings(document: PaperDocument) -> Iterator[Finding]:
    """What the document asks of the file that the file does not hold."""
    if document.embedded_fonts:
        message = "A font: text names its family, and the file of the font cannot be carried into the PowerPoint file."
        yield findings.not_carried(None, "embeddedFonts", message)
    if document.font_strategy in _NEVER_EMBEDDED:
        yield findings.deck_without_effect(
            "fontStrategy", f"The font strategy {document.font_strategy!r} has no effect here."
        )
    fonts = document.theme.font_scheme if document.theme else None
    if fonts and fonts.major_ea and fonts.minor_ea and fonts.major_ea != fonts.minor_ea:
        yield findings.deck_without_effect(
            "theme.fontScheme.majorEa", "`majorEa` beside another `minorEa` has no effect here."
        )
    if document.theme and document.theme.name is not None:
        yield findings.deck_without_effect("theme.name", "`name` of a theme has no effect here.")
    if document.chart_fallback_images:
        message = "Charts are native, or shapes that can be edited: a picture of one has no effect here."
        yield findings.deck_without_effect("chartFallbackImages", message)
    taken = {name.casefold() for name in properties_of(document)} - {
        name.casefold() for _, name, _ in _custom(document)
    }
    for path, name, _ in _custom(document):
        if name.casefold() in taken:
            yield findings.deck_without_effect(
                path, f"The property {name[:60]!r}, whose name is taken, has no effect here."
            )
        taken.add(name.casefold())
    yield from show_findings(document)


def _custom(document: PaperDocument) -> list[tuple[str, str, str | float | bool]]:
    given = document.custom_properties or {}
    if isinstance(given, dict):
        return [("customProperties", name, value) for name, value in given.items()]
    return [(f"customProperties[{index}]", one.name, one.value) for index, one in enumerate(given)]
