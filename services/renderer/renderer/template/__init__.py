"""Presentations as input: a .pptx or .potx becomes tokens, layouts and archetypes that decks are built on."""

from renderer.template.compiling import compile_template
from renderer.template.model import Template
from renderer.template.report import report_of

__all__ = ["Template", "compile_template", "report_of"]
