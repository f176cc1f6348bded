"""Templates: plain params that become slides of `protocol_v2`. Every type of slides has one, and frameworks besides."""

import difflib

from deck_documents.slide_templates.filling import filled
from deck_documents.slide_templates.searching import search
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
