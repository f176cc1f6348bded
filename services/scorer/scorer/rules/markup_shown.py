"""Marks of Markdown and HTML that a slide shows as they were typed."""

import re
from collections.abc import Iterator

from deck_domain.findings import Extent, Family, Impact
from deck_presentation.model import Run, TextBody
from scorer.rules.evidence import Evidence
from scorer.rules.extent import share_of, weight_of_runs
from scorer.rules.rule import Hit, Rule, shortened

_TAGS = "b|i|u|em|strong|br|p|ul|ol|li|span|div|sub|sup|small|h[1-6]"
MARKS = re.compile(
    r"\*\*(?=\S)[^*\n]+?(?<=\S)\*\*"  # **bold**
    r"|(?<![\w*])\*(?=[^\W\d_])[^*\n]{1,80}(?<=[^\W_])\*(?![\w*])"  # *stressed*, and not "2 * 3" nor "Revenue*"
    r"|(?<!\w)__(?=[^\W_])[^\n]+?(?<=[^\W_])__(?![\w.(])"  # __bold__, and not "__init__.py"
    r"|~~(?=\S)[^~\n]+?(?<=\S)~~"  # ~~struck~~
    r"|^#{1,6} (?=\S)"  # a heading
    r"|!?\[[^\[\]\n]+\]\((?:https?:|mailto:|/|#)[^()\s]*\)"  # a link or a picture
    rf"|</?(?:{_TAGS})(?:\s[^<>]*)?/?>"
    r"|&(?:amp|lt|gt|quot|apos|nbsp|#\d{2,5}|#x[0-9a-f]{2,5});"
    r"|(?<=[\w.!?:;,)])\\n(?-i:(?=[\s\-*\u2022]|[^\W\d_a-z]))",  # a line break that was escaped twice
    re.IGNORECASE | re.MULTILINE,
)
_DEGREE = 0.4


def markup_shown(evidence: Evidence) -> Iterator[Hit]:
    """Asterisks, tags and entities that were meant to format a text and stand in it."""
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            if shape.hidden:
                continue
            for body in shape.bodies:
                if found := MARKS.search(body.text):
                    message = f'"{shape.name}" shows the marks of a format: "{shortened(found.group())}".'
                    weight = weight_of_runs(shape, _marked(body))
                    yield Hit(message, slide, shape, extent=Extent.of(_DEGREE, share_of(weight)))
                    break


def _marked(body: TextBody) -> Iterator[Run]:
    """What stands in paragraphs with marks."""
    for paragraph in body.paragraphs:
        if MARKS.search(paragraph.text):
            yield from paragraph.runs


RULES = (
    Rule(
        "TXT113",
        "MARKUP_SHOWN",
        "layout",
        Family.LEGIBILITY,
        Impact.WARNING,
        "marks of Markdown or HTML that are shown as typed",
        "Take the marks out, and format the text where it needs it.",
        markup_shown,
        why="Readers stumble over the marks, and see that nobody has looked at the slide.",
        source="CommonMark 0.31, 6.2 (emphasis) and 6.6 (raw HTML).",
        example='"**Revenue** is up", "R&amp;amp;D" or "First line<br>second line".',
    ),
)
