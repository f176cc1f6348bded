"""Templates: plain params that become slides of `protocol_v2`. Every type of slides has one, and frameworks besides."""

import difflib

from deck_documents.slide_templates.filling import filled
from deck_documents.slide_templates.shelf import TEMPLATES
from deck_documents.slide_templates.template import SlideTemplate
from deck_domain.errors import NotFound

__all__ = ["TEMPLATES", "SlideTemplate", "filled", "search", "template_named"]


def template_named(name: str) -> SlideTemplate:
    """A template by its id, in which - and _ are alike. Raises NotFound that names the nearest."""
    known = name.replace("-", "_").casefold()
    if known in TEMPLATES:
        return TEMPLATES[known]
    near = difflib.get_close_matches(known, TEMPLATES, n=3, cutoff=0.5)
    advice = f"did you mean {', '.join(near)}?" if near else "`GET /v1/templates` lists them."
    raise NotFound(f"There is no template {name[:60]!r}: {advice}", code="template_not_found")


def search(query: str) -> list[SlideTemplate]:
    """The templates that have words of a query, best first; those of equal worth in the order of the shelf."""
    words = [word for word in query.casefold().replace("_", " ").split() if word]
    scored = [(sum(_worth(word, template) for word in words), template) for template in TEMPLATES.values()]
    found = [pair for pair in scored if pair[0]]
    return [template for _, template in sorted(found, key=lambda pair: -pair[0])]


def _worth(word: str, template: SlideTemplate) -> int:
    """How well a word fits: its name before what people also call it, both before its description."""
    places = (f"{template.id.replace('_', ' ')} {template.name}", template.words, template.description)
    stem = word.rstrip("s") if len(word) > 3 else word
    return next((worth for worth, text in zip((5, 3, 1), places, strict=True) if stem in text.casefold()), 0)
