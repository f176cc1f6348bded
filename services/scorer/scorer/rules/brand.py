"""BRD: does the deck keep to its brand."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from deck_domain.brand import Brand
from deck_domain.findings import Extent, Family, Impact
from deck_presentation.model import Run, Shape, Slide
from deck_presentation.paints import Color
from scorer.measuring.likeness import difference, hues_apart, is_grey
from scorer.rules.colors_used import Use, uses_of
from scorer.rules.consistency import is_symbol_font
from scorer.rules.evidence import Evidence
from scorer.rules.extent import beyond, share_of, share_of_surface, weight_of_runs
from scorer.rules.rule import Hit, Rule, Skipped

_NEEDS = "a brand pack"
_SAME = 0.03
"""Colours whose distance is at most this count as the same colour."""
_FAR = 0.15
"""A colour so far from the brand's is half as bad as it can get."""
_TINT = 8.0
"""Degrees: a paler or darker colour of the same hue is one that people argue about."""
_ARGUED = 0.4
_SCRIPTS = (
    ("latin", re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u052f]")),
    ("ea", re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")),
    ("cs", re.compile("[\u0590-\u074f\u0900-\u0dff\u0e00-\u0e7f]")),
)
_TITLES = ("title", "ctrTitle")
_LINKS = ("hlink", "folHlink")


def _brand(evidence: Evidence) -> Brand:
    if evidence.brand is None:
        raise Skipped("the deck has no brand pack to be held against")
    return evidence.brand


def off_brand_font(evidence: Evidence) -> Iterator[Hit]:
    """Text in a family that the brand does not have, by its script; scripts that it names none for are free."""
    brand = _brand(evidence)
    families = {family.casefold() for family in brand.fonts}
    for slide, shape in _shown(evidence):
        off = [(run, name) for run, name in _written_in(shape, brand) if name.casefold() not in families]
        if off:
            name = Counter(name for _, name in off).most_common(1)[0][0]
            message = f'"{shape.name}" is written in {name}; the brand has {_listed(brand.fonts)}.'
            weight = weight_of_runs(shape, (run for run, _ in off))
            yield Hit(message, slide, shape, extent=Extent.of(0.5, share_of(weight)))


def _written_in(shape: Shape, brand: Brand) -> Iterator[tuple[Run, str]]:
    """Runs with the families that they are shown in, symbols left out."""
    for body in shape.bodies:
        for run in body.runs():
            names = {"latin": run.font, "ea": run.east_asian, "cs": run.complex_script}
            for script, letters in _SCRIPTS:
                name = names[script]
                if script in brand.scripts and name and not is_symbol_font(name) and letters.search(run.text):
                    yield run, name


def off_brand_color(evidence: Evidence) -> Iterator[Hit]:
    """A colour that the brand does not have; greys are everybody's, and tints of its colours are open to argument."""
    brand = _brand(evidence)
    own = [Color.from_hex(text[1:]) for text in (*_without_links(brand.palette), *brand.colors)]
    allowed = [*own, *(Color.from_hex(text[1:]) for text in brand.palette.values())]
    for slide, shape in _shown(evidence):
        off = [use for use in uses_of(shape) if not is_grey(use.color) and _distance(use.color, allowed) > _SAME]
        if off:
            worst = max(off, key=lambda use: (not _is_tint(use.color, own), _distance(use.color, allowed)))
            impact, confidence = (Impact.INFO, _ARGUED) if _is_tint(worst.color, own) else (None, 1.0)
            message = f'"{shape.name}" shows {worst.color.hex}, which is not a colour of the brand.'
            extent = _extent_of(worst, off, shape, evidence, _distance(worst.color, allowed))
            yield Hit(message, slide, shape, impact=impact, confidence=confidence, extent=extent)


def _without_links(palette: Mapping[str, str]) -> Iterator[str]:
    """Colours of a palette but for those of links, which nobody paints surfaces with, in any tint."""
    return (text for slot, text in palette.items() if slot not in _LINKS)


def _extent_of(worst: Use, off: Iterable[Use], shape: Shape, evidence: Evidence, distance: float) -> Extent:
    degree = beyond(distance, _SAME, _FAR)
    if not worst.is_text:
        return Extent.of(degree, share_of_surface(shape, evidence.deck))
    return Extent.of(degree, share_of(weight_of_runs(shape, (run for use in off for run in use.runs))))


def _distance(color: Color, allowed: Iterable[Color]) -> float:
    return min((difference(color, other) for other in allowed), default=1.0)


def _is_tint(color: Color, allowed: Iterable[Color]) -> bool:
    return any(not is_grey(other) and hues_apart(color, other) <= _TINT for other in allowed)


def missing_logo(evidence: Evidence) -> Iterator[Hit]:
    """The brand has a logo, and no slide shows it, or one lacks it that its layout gives it."""
    brand = _brand(evidence)
    logos = {logo.sha256 for logo in brand.logos}
    if not logos or not evidence.deck.slides:
        return
    known = {name: sha256(data).hexdigest() for name, data in evidence.deck.images.items()}
    with_logo = [slide for slide in evidence.deck.slides if logos & set(_pictures_of(slide, known))]
    if not with_logo:
        yield Hit("No slide shows the logo of the brand.", extent=Extent(1.0, 0.5))
        return
    layouts = {slide.layout for slide in with_logo} | {logo.on for logo in brand.logos}
    for slide in evidence.deck.slides:
        if slide not in with_logo and slide.layout in layouts:
            message = f"Slide {slide.index + 1} lacks the logo of the brand, which its layout has a place for."
            yield Hit(message, slide, extent=Extent(0.5, 0.3))


def _pictures_of(slide: Slide, known: dict[str, str]) -> Iterator[str]:
    """The sha256 of all pictures that show on a slide."""
    for shape in (*slide.backdrop, *slide.shapes):
        if not shape.hidden:
            for part in (shape.picture.part if shape.picture is not None else None, shape.paint.image):
                yield known.get(part or "", "")


def foreign_layout(evidence: Evidence) -> Iterator[Hit]:
    """A slide on a layout that the pack does not have; names of layouts survive saving, those of parts may not."""
    brand = _brand(evidence)
    names, parts = {layout.name for layout in brand.layouts}, {layout.part for layout in brand.layouts}
    for slide in evidence.deck.slides:
        is_of_pack = slide.layout_name in names if slide.layout_name else slide.layout in parts
        if not is_of_pack:
            layout = f'"{slide.layout_name}"' if slide.layout_name else "without a name"
            message = f"Slide {slide.index + 1} is built on a layout {layout}, which the brand pack does not have."
            yield Hit(message, slide, extent=Extent(0.5, 0.5))


def unused_placeholder(evidence: Evidence) -> Iterator[Hit]:
    """What the pack has a placeholder for stands outside of it; and what the pack itself lacks a placeholder for.

    A pack without the placeholders that slides need is unsafe, and then both stop the deck.
    """
    brand = _brand(evidence)
    is_unsafe = brand.support_level == "unsafe"
    for missing in brand.missing_placeholders:
        message, impact = (
            f"The brand pack has no placeholder for {missing}.",
            Impact.ERROR if is_unsafe else Impact.INFO,
        )
        yield Hit(message, impact=impact, extent=Extent(0.5, 0.3))
    known = {layout.name for layout in brand.layouts}
    for slide in evidence.deck.slides:
        roles = {role.type for role in slide.layout_roles}
        if slide.layout_name not in known or not roles.intersection(_TITLES) or slide.title is not None:
            continue
        stand_in = next((shape for shape in slide.shapes if shape.has_text and shape.placeholder is None), None)
        if stand_in is not None:
            message = (
                f'Slide {slide.index + 1} leaves the title placeholder of "{slide.layout_name}" unused; '
                f'"{stand_in.name}" has its text beside it.'
            )
            graver = Impact.ERROR if is_unsafe else None
            yield Hit(message, slide, stand_in, impact=graver, extent=Extent(0.5, 0.5))


def _shown(evidence: Evidence) -> Iterator[tuple[Slide, Shape]]:
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            if not shape.hidden:
                yield slide, shape


def _listed(names: Iterable[str]) -> str:
    return ", ".join(list(names)[:4])


RULES = (
    Rule(
        "BRD701",
        "BRAND_FONT_MISMATCH",
        "brand",
        Family.CONSISTENCY,
        Impact.WARNING,
        "text in a font that the brand does not have",
        "Write it in a font of the brand: reset the text to the font of the theme.",
        off_brand_font,
        why="A brand is recognised by its type before a word is read.",
        source="The theme and the placeholders of the brand pack; ECMA-376 part 1, 20.1.4.1.18 (fontScheme).",
        example="A text box in Comic Sans in a deck whose brand pack has Calibri.",
        needs=_NEEDS,
    ),
    Rule(
        "BRD702",
        "BRAND_COLOR_MISMATCH",
        "brand",
        Family.CONSISTENCY,
        Impact.WARNING,
        "a colour that the brand does not have",
        "Take a colour of the theme; greys are free.",
        off_brand_color,
        why="Colours from elsewhere make a deck look put together from others.",
        source="The theme, masters and layouts of the brand pack; ECMA-376 part 1, 20.1.6.2 (clrScheme).",
        example="A magenta box in a deck whose brand pack is blue and grey.",
        needs=_NEEDS,
    ),
    Rule(
        "BRD703",
        "REQUIRED_LOGO_MISSING",
        "brand",
        Family.CONSISTENCY,
        Impact.WARNING,
        "a deck, or a slide whose layout has it, without the logo",
        "Build the slide on a layout of the brand pack, and let it show the graphics of its master.",
        missing_logo,
        why="Whoever sees one slide alone should see whose it is.",
        source="The logo on the masters and layouts of the brand pack, by the sha256 of its picture.",
        example="A slide that hides the graphics of its master, and the logo with them.",
        needs=_NEEDS,
    ),
    Rule(
        "BRD704",
        "UNSUPPORTED_LAYOUT_SELECTION",
        "brand",
        Family.CONSISTENCY,
        Impact.WARNING,
        "a slide on a layout that is not of the brand pack",
        "Change the layout of the slide to one of the brand pack.",
        foreign_layout,
        why="A layout from elsewhere has fonts and places of its own, and does not follow when the brand changes.",
        source="The layouts of the brand pack, by their names.",
        example="A slide that was pasted from another deck with its source formatting.",
        needs=_NEEDS,
    ),
    Rule(
        "BRD705",
        "BRAND_TOKEN_MISSING",
        "brand",
        Family.CONSISTENCY,
        Impact.WARNING,
        "a title placeholder of the brand pack that is not used, or one that the pack lacks",
        "Put the text into the placeholder, or add the placeholder to the layout of the template.",
        unused_placeholder,
        why="Only what stands in placeholders follows the brand when its layouts change.",
        source="The placeholders of the layouts of the brand pack; ECMA-376 part 1, 19.3.1.36 (ph).",
        example="A heading in a text box where the layout has a title placeholder.",
        needs=_NEEDS,
    ),
)
