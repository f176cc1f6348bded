"""A compiled template as JSON: what brand packs keep, and what people are shown."""

from deck_domain import template_answers as answers
from deck_domain.stage_results import BrandResult
from renderer.layout.geometry import Rect
from renderer.template.model import Asset, Template, TemplateLayout, TemplatePlaceholder

_SLOTS = {
    "dk1": "text",
    "lt1": "ground",
    "dk2": "quiet",
    "lt2": "surface",
    "accent1": "accent",
    "accent2": "accentText",
}


def result_of(template: Template) -> BrandResult:
    """What is recorded of a version of a brand pack."""
    facts, report = template.certification, report_of(template)
    return BrandResult(
        slide_count=len(template.layouts),
        placeholder_coverage=facts.placeholder_coverage,
        missing_placeholder_count=len(facts.missing_placeholders),
        template_support_level=facts.support_level,
        required_assets_present=facts.required_assets_present,
        tokens=dict(report["tokens"]),
    )


def report_of(template: Template) -> answers.TemplateReport:
    """Tokens, layouts, archetypes, assets and certification; keys stand in a fixed order, lengths are in pt."""
    tokens, facts = template.tokens, template.certification
    return {
        "tokens": {
            "palette": dict(tokens.palette),
            "fonts": {size: dict(fonts) for size, fonts in tokens.fonts.items()},
            "slideSize": {"width": tokens.slide_size[0], "height": tokens.slide_size[1]},
            "spacing": dict(tokens.spacing),
            "textSizes": dict(tokens.text_sizes),
            "ground": tokens.ground,
            "certification": {"requiredAssetsPresent": facts.required_assets_present},
        },
        "layouts": [_layout(layout) for layout in template.layouts],
        "archetypes": [
            {
                "slideType": archetype.slide_type,
                "layout": archetype.layout,
                "layoutName": archetype.layout_name,
                "confidence": archetype.confidence,
                "why": archetype.why,
            }
            for archetype in template.archetypes
        ],
        "assets": [_asset(asset) for asset in template.assets],
        "placeholder_coverage": facts.placeholder_coverage,
        "missing_placeholder_count": len(facts.missing_placeholders),
        "missing_placeholders": list(facts.missing_placeholders),
        "unknown_layouts": list(facts.unknown_layouts),
        "template_support_level": facts.support_level,
        "certified": facts.certified,
        "problems": list(template.problems),
    }


def _layout(layout: TemplateLayout) -> answers.Layout:
    counts: dict[str, int] = {}
    for placeholder in layout.placeholders:
        counts[placeholder.kind] = counts.get(placeholder.kind, 0) + 1
    return {
        "part": layout.part,
        "name": layout.name,
        "type": layout.type,
        "master": layout.master,
        "placeholderCounts": counts,
        "placeholders": [_placeholder(placeholder) for placeholder in layout.placeholders],
        "area": _box(layout.area),
        "colors": {name: layout.toning.colors[slot] for slot, name in _SLOTS.items()},
    }


def _placeholder(placeholder: TemplatePlaceholder) -> answers.Placeholder:
    style = placeholder.style
    return {
        "type": placeholder.kind,
        "idx": placeholder.idx,
        "name": placeholder.name,
        "box": _box(placeholder.box) if placeholder.box else None,
        "inherited": placeholder.inherited,
        "text": {"size": style.size, "family": style.family, "bold": style.bold, "color": style.color},
    }


def _asset(asset: Asset) -> answers.Asset:
    return {
        "kind": asset.kind,
        "part": asset.part,
        "name": asset.name,
        "on": asset.on,
        "box": _box(asset.box),
        "sha256": asset.sha256,
    }


def _box(box: Rect) -> answers.Box:
    return {
        "x": round(box.x, 2),
        "y": round(box.y, 2),
        "width": round(box.width, 2),
        "height": round(box.height, 2),
    }
