"""Colours that a brief or a prompt wishes for: "in blue", "our brand is #004488". They are no part of its text."""

import re
from functools import cache

from deck_documents.color_names import SHADES_ELSEWHERE, color_named

_HEX = r"#(?:[0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-z])"
_SHADE = rf"(?<![^\W_])(?:{SHADES_ELSEWHERE})(?![^\W_])"
_COLOR = rf"(?:{_HEX}|{_SHADE}(?:\s?\(?{_HEX}\)?)?)"
_COLORS = rf"(?:{_COLOR}(?:(?:,|\s(?:and|und|et|y|e|en|i|&))\s{_COLOR})*)"
POLITE = (
    r"(?:please|pls|plz|thanks|thx|bitte|danke|s['\u2019]il (?:te|vous) pla[iî]t|svp|stp|merci|por favor|gracias|"
    r"per favore|grazie|obrigad[oa]|alsjeblieft|alstublieft|graag|proszę)"
)
_OUR = (
    r"(?:(?:our|the|my|an?|unser(?:e[mnr]?)?|die|der|de[mn]|eine[mnr]?|notre|la|le|nuestr[oa]|el|il|nostr[oa]|noss[oa]|"
    r"het|onze|nasz)\s)"
)
_LEADING = (
    r"(?:brand|house|company|corporate|club|school|team|accent|main|primary|haus|vereins|firmen|marken|schul|akzent|"
    r"haupt|signal)"
)
_CALLED = (
    rf"(?:{_LEADING}[\s-]?(?:colou?rs?|farben?)|{_LEADING}(?=\s(?:is|are|ist|sind)\s)|colou?rs?|farben?|"
    r"couleurs?(?: d['\u2019]accent| de la marque)?|colore?s?(?: d['\u2019]accento| aziendale| corporativo| de marca)?|"
    r"cor(?:es)?|kleur(?:en)?|kolor(?:ze)?)"
)
_IT = (
    r"(?:it|this|everything|all|the (?:slide|chart|bars|title|whole thing|deck)|es|alles|das ganze|"
    r"die (?:folie|balken)|den titel|tout|la diapo\w*|todo|tutto|alles|wszystko)"
)
_DO = (
    r"(?:make|keep|do|draw|use|take|paint|colou?r|show|mache?n?|nimm|nehmen sie|verwenden?(?: sie)?|nutze|färbe?|halte|"
    r"utilise[rz]?|mets(?:-l[ea]s?)?|mettez(?:-l[ea]s?)?|fais|faites|usa|utiliza|haz|hazl[oa]|ponl[oa]|falla|fallo|metti|faz|faça|gebruik|maak|"
    r"użyj|zrób)"
)
_FOR = (
    r"(?:\s(?:as|for|als|für|comme|pour|como|para|come|per|voor|jako)\s"
    rf"(?:{_OUR})?(?:{_CALLED}|{_LEADING}|{_IT}|akzent|bars|chart|titles?|highlights?))"
)
_SENTENCE = (
    rf"(?:^|(?<=[.!?\u3002])[^\S\n]+|(?<=\n))(?:(?:{POLITE},?\s)?(?:"
    rf"{_DO}\s(?:{_IT}\s)?(?:(?:in|as|en|em|w|auf)\s)?(?:{_OUR}(?:{_CALLED}\s)?)?{_COLORS}{_FOR}?|"
    rf"{_OUR}?{_CALLED}\s?(?::|=|is|are|ist|sind|est|sont|es|son|è|sono|é|to)\s?(?:{_OUR})?{_COLORS}|"
    rf"(?:all(?:es)?\s)?(?:in|en|em|w)\s{_OUR}?(?:{_CALLED}\s)?{_COLORS}"
    rf"),?(?:\s{POLITE})?(?:[.!]+(?=\s|$)|(?=\s*$|[^\S\n]*\n)))"
)
"""A sentence that says nothing else."""
_FORM = (
    r"(?:deck|presentation|präsentation|présentation|presentación|presentazione|slide|page|chart|diagram|graph|dashboard|plot|kpis?|timeline|table|funnel|pyramid|swot|gantt|roadmap|matrix|"
    r"agenda|folie|seite|\w*diagramm|tabelle|zeitstrahl|kennzahlen|trichter|diapositiv[ae]|diapo|graphique|tableau|"
    r"gráfico|tabla|grafico|tabella|tabela|dia|grafiek|tabel|slajd|wykres)"
)
_DECK = r"(?:deck|presentation|präsentation|présentation|presentación|presentazione|slides)"
_IN = rf"(?:in|en|em|w)\s{_OUR}?(?:{_CALLED}\s)?{_COLORS}"
_BESIDE = (
    rf"(?:(?P<form>\b{_FORM}\s){_IN}|\s?\((?:{POLITE}\s)?{_IN}(?:,?\s{POLITE})?\)|,\s{_IN}(?=\s*(?::|\n)))(?:,?\s{POLITE})?"
    r"(?=\s*(?::(?!\w)|[.!]?\s*$|[.!]?\n)|\s(?:of|for|about|with|showing|über|mit|von|für|zu[mr]?)\s)"
)
"""A wish behind the word for what is drawn, or at the end of a head: "KPI dashboard in blue: ..."."""
_IN_ORIENT = (
    r"(?:(?P<shade>赤|青|緑|黄|紫|オレンジ|파란|빨간|초록)(?:色|색)?(?:で|に|으로)(?:して)?(?:お願いします|ください)?|"
    r"(?:باللون\s)?(?:ب)?(?P<tint>ال(?:أحمر|أزرق|أخضر|برتقالي|أصفر|بنفسجي))(?:\sمن فضلك)?)"
)
_AT_END = (
    rf"(?:(?:[,;](?![,;])|\s[-\u2013\u2014])\s+(?:{POLITE},?\s)?{_IN}(?:,?\s{POLITE})?"
    rf"(?=[.!]*\s*$|,\s(?:{POLITE}\s)?(?:as|als|comme|como|come|jako|big|large|simple|groß|einfach)\b"
    rf"[^,.:\n\d]{{0,40}}(?:,?\s{POLITE})?[.!]*\s*$)|[、,،。]\s*{_IN_ORIENT}[。.!]?\s*$)"
)
"""A wish behind the last comma, which may have another one behind it: "West 7, in blue, as a table please"."""
_LISTED = rf"[,;:]\s+{_IN}(?![^\W_])"
"""What a list says of more than one of its items is no wish: "in red, in green, in blue"."""
_DECK_IN = rf"(?P<form>^[^.:\n]{{0,30}}\b{_DECK}\b[^.:,\n]{{2,80}}?)\s(?:in|en|em)\s{_COLOR}(?=,\s\d|[.:]\s|$)"
"""A wish behind what a deck is about: "A deck about our library in green, 4 slides"."""
_AND_MORE = rf"(?:(?<=[.!?])\s+|\n)(?P<said>(?:{POLITE},?\s)?{_DO}\s[^.!?:\n\d]{{2,60}}?,?\s{_IN}[.!]*\s*)$"
"""A last sentence that wishes for a colour and for more: it is told, as it is."""
_WISHES = (_SENTENCE, _BESIDE, _DECK_IN, _AND_MORE)
_OF_DECK = re.compile(r"(?:(?<=[!?])\s|(?<=\.)\s|\.\s|\n)In (?P<color>#[0-9A-F]{6})\.$")
"""What `in_color` adds."""
_COLOR_ALONE = rf"{_HEX}|{_SHADE}"
_NEUTRAL = frozenset({"#000000", "#FFFFFF", "#6B7280", "#374151", "#D1D5DB"})
"""Colours in which nothing would stand out."""
_LONGEST, _TAIL = 20_000, 160


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when first asked for: with hundreds of names, these would be half of what a service needs to start."""
    return re.compile(pattern, re.IGNORECASE)


def in_color(brief: str, accent: str) -> str:
    """A brief that wishes for a colour, #RRGGBB, at its end."""
    end = "\n" if "\n" in brief else " " if brief.rstrip().endswith((".", "!", "?")) else ". "
    return f"{brief.rstrip()}{end}In {accent}."


def without_colors(text: str) -> tuple[str, str, str]:
    """A text without the colours that it wishes for, the one that becomes the accent, and what is wished besides.

    The accent is #RRGGBB, or empty where none is wished for; so is the rest. A grey has no accent, and is the rest.
    """
    if of_deck := _OF_DECK.search(text):
        return text[: of_deck.start()], of_deck["color"], ""
    if len(text) > _LONGEST:
        return text, "", ""
    found = next(filter(None, (_compiled(wish).search(text) for wish in _WISHES)), None) or _at_end(text)
    if found is None:
        return text, "", ""
    said = next((run.group() for run in _compiled(_COLORS).finditer(found.group())), "")
    said = said or next(filter(None, map(found.groupdict().get, ("shade", "tint"))), "")
    hexes = re.findall(_HEX, said, re.IGNORECASE)
    names = hexes or _compiled(_COLOR_ALONE).findall(said) or [said]
    colors = [color for name in names if (color := color_named(name))]
    accent = next((color for color in colors if color not in _NEUTRAL), "")
    kept = found.groupdict().get("form") or ""
    is_told = "said" in found.groupdict()
    left = text if is_told else f"{text[: found.start()]}{kept.rstrip()}{text[found.end() :]}".strip()
    if not accent and found.re is _compiled(_AT_END) and colors:
        return left, "", said
    if not accent or not re.search(r"\w", left):
        return text, "", ""
    return left, accent, said if len(set(colors)) > 1 else ""


def _at_end(text: str) -> re.Match[str] | None:
    """The wish behind the last comma of a text; None where the items before it say the like."""
    found = _compiled(_AT_END).search(text, max(0, len(text) - _TAIL))
    return None if found is None or _compiled(_LISTED).search(text[: found.start()]) else found
