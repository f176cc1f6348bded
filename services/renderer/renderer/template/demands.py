"""What a compiled template demands of decks, as a record that the rules of a brand are held by."""

import re
from collections.abc import Iterator, Mapping

from deck_domain.brand import Brand, BrandLayout, BrandLogo, BrandPlaceholder
from renderer.template.model import Template, TemplateLayout

_LITERAL = re.compile(rb'<a:srgbClr\s+val="([0-9A-Fa-f]{6})"')


def brand_of(template: Template) -> Brand:
    """What decks on `template` must keep to. The same template gives the same brand."""
    facts, fonts = template.certification, template.tokens.fonts
    return Brand(
        fonts=tuple(dict.fromkeys(_families(template))),
        scripts=tuple(script for script in ("latin", "ea", "cs") if any(font[script] for font in fonts.values())),
        palette=dict(template.tokens.palette),
        colors=tuple(sorted(set(_colors(template)) - set(template.tokens.palette.values()))),
        logos=_logos(template),
        layouts=tuple(_layout(layout) for layout in template.layouts),
        missing_placeholders=facts.missing_placeholders,
        support_level=facts.support_level,
        placeholder_coverage=facts.placeholder_coverage,
    )


def _families(template: Template) -> Iterator[str]:
    for fonts in template.tokens.fonts.values():
        yield from _named(fonts)
    for layout in template.layouts:
        yield from (placeholder.style.family for placeholder in layout.placeholders)


def _named(fonts: Mapping[str, str]) -> Iterator[str]:
    return (family for family in fonts.values() if family)


def _colors(template: Template) -> Iterator[str]:
    """What masters and layouts write literally, and what our slots become on each layout."""
    for data in template.base.parts.values():
        yield from (f"#{found.decode().upper()}" for found in _LITERAL.findall(data))
    for layout in template.layouts:
        yield from layout.toning.colors.values()


def _logos(template: Template) -> tuple[BrandLogo, ...]:
    return tuple(BrandLogo(asset.sha256, asset.name, asset.on) for asset in template.assets if asset.kind == "logo")


def _layout(layout: TemplateLayout) -> BrandLayout:
    places = tuple(BrandPlaceholder(place.kind, place.idx, place.name) for place in layout.placeholders)
    return BrandLayout(layout.part, layout.name, layout.type, places)
