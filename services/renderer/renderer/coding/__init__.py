"""From a scene to code: a slide as python-pptx that a person can read, change and run.

The code draws with the helpers of `renderer.sandbox.deckmill_slides`: a call for each element, with its position as
numbers and its name.
"""

from renderer.coding.not_writable import NotWritable
from renderer.coding.slide_code import code_of

__all__ = ["NotWritable", "code_of"]
