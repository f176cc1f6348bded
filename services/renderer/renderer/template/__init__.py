"""Presentations as input: a .pptx or .potx becomes tokens, layouts and archetypes that decks are built on."""

from renderer.template.compiling import compile_template
from renderer.template.demands import brand_of
from renderer.template.model import Template
from renderer.template.report import report_of, result_of
from renderer.template.specimen import specimen_of
from renderer.template.trial import tried

__all__ = ["Template", "brand_of", "compile_template", "report_of", "result_of", "specimen_of", "tried"]
