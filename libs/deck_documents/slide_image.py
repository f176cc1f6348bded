"""A picture on a typed slide. It is an addition of this server: clients of the wire contract know nothing of it."""

from deck_documents.parts import Fraction, ImageSource, Part, Text
from deck_documents.sight import Unseen


class FocalPoint(Part):
    """What stays in sight when a picture is cut to its frame: shares of its width and height from the top left."""

    x: Fraction
    y: Fraction


class SlideImage(Part):
    """A picture by a data URL or an https address; `alt` says what it shows, for people who do not see it."""

    src: Unseen[ImageSource]
    alt: Unseen[Text | None] = None
    focal_point: Unseen[FocalPoint | None] = None
