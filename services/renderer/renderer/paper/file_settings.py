"""What belongs to the file as a whole: theme, size, sections, properties."""

import re
from collections.abc import Iterator
from dataclasses import replace

from deck_documents.paper_document import PaperDocument
from deck_domain.findings import Finding
from renderer import notices
from renderer.scene import Section
from renderer.scripts import fonts_for, language_of
from renderer.theme import Theme, theme_for

# PowerPoint's slides measure 1 to 56 in.
_SMALLEST_PT, _LARGEST_PT = 72.0, 4032.0
_SLOTS = {"fol_hlink": "folHlink"}
_FIRST_SECTION = "Default Section"
_NO_EFFECT = {
    "embedded_fonts": "embeddedFonts",
    "protection": "protection",
    "custom_shows": "customShows",
    "handout_layout": "handoutLayout",
    "print_settings": "printSettings",
    "notes_size": "notesSize",
}


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
        theme = replace(theme, family=family, heading_family=heading, east_asian=fonts.minor_ea or theme.east_asian)
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


def properties_of(document: PaperDocument) -> dict[str, str]:
    """The custom properties of the file."""
    slug = re.sub(r"[^a-z0-9]+", "-", (document.meta.title or "").casefold()).strip("-")[:60] or "untitled"
    properties = {"deckmill.deckId": f"deck-{slug}"}
    given = document.custom_properties or {}
    pairs = given.items() if isinstance(given, dict) else [(one.name, one.value) for one in given]
    return properties | {name: _as_text(value) for name, value in pairs}


def deck_notices(document: PaperDocument) -> Iterator[Finding]:
    """What the document asks of the file that the file does not hold."""
    for key, alias in _NO_EFFECT.items():
        if getattr(document, key):
            yield notices.not_carried(None, alias, f"`{alias}`")
    if document.masters:
        what = "Nodes of masters and layouts are drawn on each slide: a master of their own"
        yield notices.not_carried(None, "masters", what)


def _as_text(value: str | float | bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else f"{value:g}"
