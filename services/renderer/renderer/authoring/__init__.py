"""From a brief to a plan, without a model and without a network: the same brief gives the same slide.

`sentences.py` takes a brief apart, `cues.py` finds what kind of slide it asks for, `planners` make the slide of that
kind, a `protocol_v2` document that the layout engine places. Nothing is invented: what a brief does not say is left
out, or marked as left open, with a warning.
"""

from renderer.authoring.author import Plan, plan_of
from renderer.authoring.planners.asked import spoken_in

__all__ = ["Plan", "plan_of", "spoken_in"]
