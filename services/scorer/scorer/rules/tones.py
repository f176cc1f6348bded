"""COL: does the colour of a change say what the deck says of it."""

import re
from collections.abc import Iterator, Sequence

from deck_domain.findings import Extent, Family, Impact
from deck_presentation.model import Paragraph, Run, Shape
from deck_presentation.paints import Paint
from scorer.measuring.likeness import chroma, hue
from scorer.rules.evidence import Evidence
from scorer.rules.extent import share, share_of, weight_of_runs
from scorer.rules.rule import Hit, Rule, shortened

_STATEMENTS = {
    "good": (
        "tone: good", "wertung: gut", "appréciation : bonne", "valoración: buena", "評価\uff1a良い",
        "التقييم: جيد",
    ),
    "bad": (
        "tone: bad", "wertung: schlecht", "appréciation : mauvaise", "valoración: mala", "評価\uff1a悪い",
        "التقييم: سيئ",
    ),
    "neutral": (
        "tone: neutral", "wertung: neutral", "appréciation : neutre", "valoración: neutral", "評価\uff1a中立",
        "التقييم: محايد",
    ),
}  # fmt: skip
"""In the alternative text or the name of a shape: any writer can say so what a change means."""
_STATED = {
    meaning: re.compile(rf"(?<!\w)({'|'.join(forms)})(?!\w)".replace(" ", r"\s*"), re.IGNORECASE)
    for meaning, forms in _STATEMENTS.items()
}
_SIGN = re.compile("[\u25b2-\u25c5\u2190-\u21ff\u2b06\u2b07\u2b08-\u2b0b\u25ac]")
_WORDS = {
    "good": re.compile(
        r"\b(better|improve[sd]?|improvement|favou?rable|besser|verbessert|verbesserung)\b|"
        r"\u6539\u5584|\u597d\u8ee2|\uac1c\uc120|\u062a\u062d\u0633\u0651?\u0646",
        re.IGNORECASE,
    ),
    "bad": re.compile(
        r"\b(worse|worsen(?:s|ed)?|adverse|unfavou?rable|deteriorat(?:es|ed|ion)|schlechter|verschlechtert|"
        r"verschlechterung)\b|\u60aa\u5316|\u6076\u5316|\uc545\ud654|\u062a\u062f\u0647\u0648\u0631",
        re.IGNORECASE,
    ),
}
_NOT = re.compile(r"\b(not?|never|kein\w*|nicht|than|als)\b", re.IGNORECASE)
"""What may turn such a word round, or make it part of a comparison: then nobody can tell from the words alone."""
_RED, _GREEN = (5.0, 50.0), (110.0, 200.0)
"""Hues (degrees in OKLab) that readers take for bad and for good; good ones reach into teal."""
_VIVID = 0.07
"""Chroma from which a colour says good or bad; inks with a touch of brown or slate say nothing."""
_DEGREE = 0.7


def contradicted(evidence: Evidence) -> Iterator[Hit]:
    """The sign of a change, or an arrow, in green where the deck calls it bad, in red where good, in either if neutral.

    What it is called stands in the alternative text or the name of its shape ("Tone: bad"), or in words beside it.
    """
    for slide in evidence.deck.slides:
        for shape in slide.shapes:
            found = None if shape.hidden else _contradiction(shape)
            if found is None:
                continue
            stated, shown, text, weight = found
            message = f'"{shape.name}" shows {text} in {shown}, but calls it {stated}.'
            yield Hit(message, slide, shape, extent=Extent.of(_DEGREE, weight or share(shape, evidence.deck)))


def _contradiction(shape: Shape) -> tuple[str, str, str, float] | None:
    """What is stated, the colour that says otherwise, of what, and the share of the slide; None if all is right."""
    told = f"{shape.alt} {shape.name}"
    stated = next((meaning for meaning, words in _STATED.items() if words.search(told)), "")
    paragraphs = [line for body in shape.bodies for line in body.paragraphs]
    if stated and not shape.has_text:
        shown = _said_by(shape.paint)
        return (stated, shown, "its shape", 0.0) if shown and _differ(stated, shown) else None
    for line in paragraphs:
        meant = stated or _meant(line)
        for run in _signs(line, has_tone=bool(stated)) if meant else ():
            shown = next((said for ink in run.inks if (said := _said_by(ink))), "")
            if shown and _differ(meant, shown):
                weight = share_of(weight_of_runs(shape, line.runs))
                return meant, shown, f'"{shortened(run.text.strip())}"', weight
    return None


def _signs(line: Paragraph, *, has_tone: bool) -> Sequence[Run]:
    """The runs with an arrow; where a tone is stated and there is none, those with a figure that has a sign."""
    arrows = [run for run in line.runs if _SIGN.search(run.text)]
    if arrows or not has_tone:
        return arrows
    return [run for run in line.runs if re.match(r"\s*[-+\u2212\u00b1]\s*[\d.,]", run.text)]


def _meant(line: Paragraph) -> str:
    """What the words of a line say of its change; "" where they say nothing, or both."""
    if _NOT.search(line.text):
        return ""
    said = [tone for tone, words in _WORDS.items() if words.search(line.text)]
    return said[0] if len(said) == 1 else ""


def _said_by(paint: Paint) -> str:
    """`green` or `red`; "" for what is neither."""
    if paint.kind != "solid" or not paint.is_visible or chroma(paint.colors[0]) < _VIVID:
        return ""
    degrees = hue(paint.colors[0])
    return next((name for name, (low, high) in (("red", _RED), ("green", _GREEN)) if low <= degrees <= high), "")


def _differ(stated: str, shown: str) -> bool:
    return stated != {"red": "bad", "green": "good"}[shown]


RULES = (
    Rule(
        "COL305",
        "TONE_CONTRADICTED",
        "typography",
        Family.LEGIBILITY,
        Impact.WARNING,
        "a change in green that the deck calls bad, in red that it calls good, or in either that it calls neutral",
        "Give the change the colour of its tone, or say another tone.",
        contradicted,
        why="Readers take green for good news before they read: a green arrow on more waiting patients misleads them.",
        source='WCAG 2.2, 1.4.1 (use of colour); a tone is stated as "Tone: good", "Tone: bad" or "Tone: neutral" in '
        "the alternative text or the name of a shape, which any writer can set, or in words beside the arrow.",
        example='A green arrow in a card whose alternative text is "Tone: bad", or before the words "worse since May".',
    ),
)
