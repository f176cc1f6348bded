"""From a prompt to the briefs of a deck, by rules: what the prompt says is spread over slides, and nothing is added.

`reading.py` takes a prompt apart, `storyline.py` decides which slides there are, `consulting.py` does the same by the
roles of a consulting deck. What is not said is marked as open and told.
"""

from deck_documents.outline.consulting import ROLES, consulting_outline
from deck_documents.outline.slides import Outline, OutlinedSlide
from deck_documents.outline.storyline import outline_of

__all__ = ["ROLES", "Outline", "OutlinedSlide", "consulting_outline", "outline_of"]
