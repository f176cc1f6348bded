"""What somebody wishes to be changed on a slide, done on its plan. English and German.

`wishes.py` takes the feedback apart, `operations` do one wish each: on the plan where a document has a word for it,
else as an adjustment, which `adjusting.py` applies to the scene when the layout engine has placed everything. A wish
changes what it names and nothing else; one that is not understood, or cannot be done, is quoted in a warning.
"""

from renderer.feedback.adjusting import adjusted
from renderer.feedback.adjustments import document_of
from renderer.feedback.operations.themes import in_look
from renderer.feedback.revise import Revision, revise

__all__ = ["Revision", "adjusted", "document_of", "in_look", "revise"]
