"""Which slides hold colour emoji: LibreOffice 7.4 leaves them out of a PDF."""

import re

from previewer.slides.texts import SlideTexts

# Unicode's Emoji_Presentation of the basic plane, then the planes of pictographs, then what a selector turns into one.
_EMOJI = re.compile(
    "[\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd"
    "\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e"
    "\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55"
    "\U0001f000-\U0001faff]|.\ufe0f|\u20e3"
)


def slides_with_emoji(texts: SlideTexts) -> frozenset[int]:
    """0-based indexes of the slides whose text, charts or layout hold a colour emoji."""
    return frozenset(index for index in range(texts.count) if any(map(_EMOJI.search, texts.of(index))))
