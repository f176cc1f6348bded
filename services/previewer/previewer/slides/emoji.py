"""Which slides hold colour emoji: LibreOffice 7.4 leaves them out of a PDF."""

import re

from deck_package import Package

# Unicode's Emoji_Presentation of the basic plane, then the planes of pictographs, then what a selector turns into one.
_EMOJI = re.compile(
    "[\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd"
    "\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e"
    "\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55"
    "\U0001f000-\U0001faff]|.\ufe0f|\u20e3"
)
_TEXT_KINDS = frozenset({"chart", "chartEx", "diagramData", "diagramDrawing", "slideLayout"})


def slides_with_emoji(package: Package) -> frozenset[int]:
    """0-based indexes of the slides whose text, charts or layout hold a colour emoji."""
    known: dict[str, bool] = {}

    def holds(part: str) -> bool:
        if part not in known:
            known[part] = _EMOJI.search("".join(str(text) for text in package.xml(part).itertext())) is not None
        return known[part]

    def related(slide: str) -> list[str]:
        relationships = package.relationships(slide)
        return [rel.target for rel in relationships if rel.kind in _TEXT_KINDS and rel.target in package]

    return frozenset(
        index for index, slide in enumerate(package.slides) if holds(slide) or any(map(holds, related(slide)))
    )
