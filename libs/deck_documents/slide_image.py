"""Pictures of slides and of decks, additions of this server: clients of the wire contract know nothing of them."""

from typing import Literal

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


class PlacedImage(SlideImage):
    """A picture at the right of the content, its usual `place`, or a band above it."""

    place: Unseen[Literal["right", "top"] | None] = None


class Logo(Part):
    """The sign of who speaks, on the pages that a look has a place on for it; `alt` says whose it is."""

    src: Unseen[ImageSource]
    alt: Unseen[Text | None] = None
