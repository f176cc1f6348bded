"""The `protocol_v2` document: a presentation of typed slides. Field names on the wire are camelCase."""

from deck_documents.protocol_v2.presentation import SLIDE_TYPES, Presentation, Slide
from deck_documents.protocol_v2.slide import SlideBase

__all__ = ["SLIDE_TYPES", "Presentation", "Slide", "SlideBase"]
