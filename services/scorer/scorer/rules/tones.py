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
_ENDS = (
    r"(?=\s*(?:$|[\d,.;:!)(\u2190-\u21ff\u25ac-\u25c5\u2b06-\u2b0b\u2013\u2014-]|"
    r"(?:than|since|in|on|of|for|by|from|again|als|seit|im|wie|bei|um|que|depuis|en|desde|di|da|do|dan)\b|qu['\u2019]))"
)
"""After a word that says how things are; before another noun it is part of a name: "Better Outcomes", "worse cases"."""
_WORDS = {
    "good": re.compile(
        rf"\b(?:better|improve[sd]?|improvement|favou?rable|besser|verbesserung|meilleure?s?|mieux|amélioration|"
        rf"mejor(?:es)?|mejoría|miglior[ei]|miglioramento|melhor(?:es)?|melhoria|beter|verbetering){_ENDS}|"
        r"\b(?:improving|verbessert|verbesserten? sich|amélior(?:e|ent|ée?s?)|mejor(?:a|an|ó|aron)|"
        r"han? mejorado|miglior(?:a|ano|at[oaie])|melhor(?:a|am|ou|aram)|verbeterde?)\b|"
        r"改善(?!提案|活動|案|策|計画|課題|建议|措施|方案|無|点)|"
        r"好転|好转|[良よ]くな(?:り|っ|る)|向上し|"
        r"개선(?!\s*(?:안|사항|과제|계획))|좋아졌|나아졌|"
        r"تحسّ?ن|أفضل من",
        re.IGNORECASE | re.MULTILINE,
    ),
    "bad": re.compile(
        rf"\b(?:worse|adverse|unfavou?rable|deterioration|schlechter|verschlechterung|pires?|dégradation|"
        rf"(?:moins|plus) (?:bon|mauvais)(?:ne|e)?s?|peor(?:es)?|empeoramiento|peggior[ei]|peggioramento|"
        rf"pior(?:es)?|slechter|verslechtering){_ENDS}|"
        r"\b(?:worsen(?:s|ed|ing)?|deteriorat(?:es?|ed|ing)|verschlechtert|verschlechterten? sich|"
        r"dégrad(?:e|ent|ée?s?)|empeor(?:a|an|ó|aron)|han? empeorado|peggior(?:a|ano|at[oaie])|"
        r"pior(?:a|am|ou|aram)|verslechterde?)\b|"
        r"悪化|恶化|惡化|悪くな(?:り|っ|る)|악화|나빠졌|"
        r"تدهور|أسوأ|سوءا",
        re.IGNORECASE | re.MULTILINE,
    ),
}
_NOT = re.compile(
    r"\b(?:not?|never|neither|without|instead|if|unless|far from|would|could|might|wenn|falls|"
    r"kein\w*|nicht|nie|weder|statt|pas|non|jamais|sin|não|niet|geen)\b|n['\u2019]t\b|"
    r"(?<!better )(?<!worse )\bthan\b|(?<!besser )(?<!schlechter )\bals\b|"
    r"\b(?:lower|less|fewer|higher|more|niedriger|weniger|höher|mehr) (?:is|are|ist|sind) \w+|"
    r"な(?:い|かっ|く)|ません|[不没未]|않|"
    r"(?<!\w)(?:لا|لم|لن|ليست?|غير|دون)(?!\w)",
    re.IGNORECASE,
)
"""What may turn such a word round, make it part of a comparison, or say which way is good: then nobody can tell."""
_MOST_LINES = 4
"""Of a card: of so few lines, the words of one tell of the arrow in another."""
_RED, _GREEN = (5.0, 50.0), (110.0, 200.0)
"""Hues (degrees in OKLab) that readers take for bad and for good; good ones reach into teal."""
_VIVID = 0.07
"""Chroma from which a colour says good or bad; inks with a touch of brown or slate say nothing."""
_DEGREE = 0.7


def contradicted(evidence: Evidence) -> Iterator[Hit]:
    """The sign of a change, or an arrow, in green where the deck calls it bad, in red where good, in either if neutral.

    What it is called stands in the alternative text or name of its shape ("Tone: bad"), or in the words of its card.
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
    paragraphs = [(line, body.paragraphs) for body in shape.bodies for line in body.paragraphs]
    if stated and not shape.has_text:
        shown = _said_by(shape.paint)
        return (stated, shown, "its shape", 0.0) if shown and _differ(stated, shown) else None
    for line, around in paragraphs:
        signs = _signs(line, has_tone=bool(stated))
        meant = (stated or _meant(line.text) or _meant_around(around)) if signs else ""
        for run in signs if meant else ():
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


def _meant_around(paragraphs: Sequence[Paragraph]) -> str:
    """What the other lines of a card say of its only arrow; "" of longer texts, and where they do not agree."""
    lines = [one for one in paragraphs if one.text.strip()]
    arrows = sum(_SIGN.search(one.text) is not None for one in lines)
    return _meant("\n".join(one.text for one in lines)) if arrows == 1 and len(lines) <= _MOST_LINES else ""


def _meant(text: str) -> str:
    """What words say of a change; "" where they say nothing, or both."""
    if _NOT.search(text):
        return ""
    said = [tone for tone, words in _WORDS.items() if words.search(text)]
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
        example='A green arrow in a card whose alternative text is "Tone: bad", or that also says "worse since May".',
    ),
)
