"""The fonts previews are drawn with, and text measured with those very fonts."""

from deck_fonts.book import Extent, Face, Font, FontBook, Match
from deck_fonts.measuring import SAFETY, Line, MeasuredText, Paragraph, TextRun, measure_paragraphs

__all__ = [
    "SAFETY",
    "Extent",
    "Face",
    "Font",
    "FontBook",
    "Line",
    "Match",
    "MeasuredText",
    "Paragraph",
    "TextRun",
    "measure_paragraphs",
]
