"""Colours by their names, as people say them."""

import re

_NAMED = (
    *(("#DC2626", "red|rot"), ("#B91C1C", "dark red|dunkelrot"), ("#7F1D1D", "burgundy|maroon|bordeaux|weinrot")),
    *(("#1D4ED8", "blue|blau"), ("#1E3A8A", "dark blue|dunkelblau|navy(?: blue)?"), ("#60A5FA", "light blue|hellblau")),
    *(("#15803D", "green|grün"), ("#14532D", "dark green|dunkelgrün"), ("#4ADE80", "light green|hellgrün")),
    *(
        ("#EA580C", "orange"),
        ("#EAB308", "yellow|gelb"),
        ("#B45309", "gold|amber|bernstein"),
        ("#78350F", "brown|braun"),
    ),
    *(("#7C3AED", "purple|violet|lila|violett"), ("#DB2777", "pink|rosa"), ("#C026D3", "magenta")),
    *(("#0F766E", "teal|petrol|türkis|turquoise"), ("#0891B2", "cyan")),
    *(("#6B7280", "gr[ea]y|grau"), ("#374151", "dark gr[ea]y|dunkelgrau"), ("#D1D5DB", "light gr[ea]y|hellgrau")),
    *(("#000000", "black|schwarz"), ("#FFFFFF", "white|weiß")),
)
"""English and German, with the colour that is meant."""
_ELSEWHERE = (
    ("#DC2626", "rouge|rojo|rosso|vermelho|rood|czerwony|czerwonym|czerwono|赤|빨간|الأحمر"),
    ("#1D4ED8", "bleu|azul|blu|blauw|niebieski|niebieskim|niebiesko|青|파란|الأزرق"),
    ("#15803D", "vert|verde|groen|zielony|zielonym|zielono|緑|초록|الأخضر"),
    ("#EA580C", "naranja|arancione|laranja|oranje|pomarańczowy|pomarańczowym|オレンジ|البرتقالي"),
    ("#EAB308", "jaune|amarillo|giallo|amarelo|geel|żółty|żółtym|żółto|黄|الأصفر"),
    ("#7C3AED", "viola|morado|roxo|paars|fioletowy|fioletowym|紫|البنفسجي"),
)
"""French, Spanish, Italian, Portuguese, Dutch, Polish, Japanese, Korean and Arabic."""
SHADES = "|".join(rf"(?:{words})(?:e[nrs]?)?" for _, words in _NAMED)
"""What colours are called, as a part of a pattern."""
SHADES_ELSEWHERE = "|".join((*(words for _, words in _ELSEWHERE), SHADES))
"""The same with the names of other languages, for texts of any."""
_WORDS = tuple(
    (re.compile(rf"(?:{words})(?:e[nrs]?)?", re.IGNORECASE), color) for color, words in (*_NAMED, *_ELSEWHERE)
)
_SHORT = 4


def color_named(words: str) -> str | None:
    """#RRGGBB of a name, or of #RRGGBB and #RGB themselves; None where no colour is called so."""
    if re.fullmatch(r"#(?:[0-9a-f]{3}){1,2}", words, re.IGNORECASE):
        digits = words[1:] if len(words) > _SHORT else "".join(one * 2 for one in words[1:])
        return f"#{digits.upper()}"
    return next((color for pattern, color in _WORDS if pattern.fullmatch(words)), None)
