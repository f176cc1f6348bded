"""How figures are written: the parts of which patterns for them are made."""

from renderer.typesetting.units import CODES, MONEY, SCALE, UNIT

# Groups are repeated as often as they can be by "(?:x)+(?!x)": of "(?:x)++", Python before 3.11.5 loses parts.
HEAP = r"\d++(?:,\d{3})*(?!,\d{3})"
_PART = rf"{HEAP}(?:[千천](?:[1-9][百백])?)?"
_STEP = (
    rf"(?:[兆조]\s?{HEAP}(?=[億亿억])|[億亿억]\s?{_PART}(?=[万萬만])|"
    rf"[万萬만]\s?{HEAP}(?![千百十천백십])(?=[円元원人명개个個])|"
    rf"[万萬]{HEAP}(?![千百十]))"
)
_HUNDREDS = "(?:[1-9][百백])?"
STEPPED = (
    rf"(?:{HEAP}[万萬만]\s?[1-9][千천]{_HUNDREDS}|{HEAP}{_STEP}+(?!{_STEP})|"
    rf"{HEAP}[千천]{_HUNDREDS}(?=[万萬만億亿억]))"
)
"""Digits with scales among them, each ten thousand of the next: "1億8,000" of "1億8,000万円", "2천" of "2천만원"."""
_THOUSANDS, _FURTHER = r"[ \u00a0\u202f'\u2019]\d{3}", r"[.,\u066b\u066c]\d"
NUMBER = (
    rf"(?:{STEPPED}|\d{{1,3}}(?:{_THOUSANDS})+(?!\d|{_THOUSANDS})|"
    rf"\d++(?:{_FURTHER}++)*(?!{_FURTHER})|\.\d{{1,3}}(?!\d))"
)
ABOUT = (
    r"(?:[~≈<>≤≥]|約|(?i:\b(?:ca\.?|circa|approx\.?|about|around|roughly|nearly|almost|over|under|"
    r"(?:more|less) than|up to|at least|rund|etwa|ungefähr|knapp|fast|über|unter|(?:mehr|weniger) als|bis zu|"
    r"mindestens|حوالي)(?!\w)))\s*"
)
_RATE = (
    r"(?:(?:[/\uff0f]\s?|\s/)[^\W\d_]+(?:[²³]|[23](?!\d))?|\s/\s[^\W\d_]++[²³]?(?!\s*[:=]?\s*\d)|\sp\.\s?a\.?|"
    r"\s(?i:per|pro|"
    r"je)\s(?:square met(?:re|er)|[^\W\d_]+)|"
    r"\s(?i:an?|each|every|am|im)\s(?i:year|month|week|day|hour|Jahr|Monat|Woche|Tag|Stunde)\b|"
    r"\s(?i:al?|por|par)\s(?i:año|mes|día|semana|hora|an|mois|jour|semaine|heure|anno|mese|giorno|ano|mês|dia)\b|"
    r"\s(?i:of|out of|von)\s\d{1,3}\b(?![.,]?\d|\s?%|\s(?i:to|auf|bis|zu)\b))"
)
MEASURED = rf"(?:\s?{SCALE})?(?:\s?{MONEY}(?!\d)(?:{SCALE})?)?(?:\s?{UNIT})?{_RATE}?"
BARE = rf"(?:[-\u2212]|[+\u00b1]\s?)?(?:(?:{CODES})\s?[-+\u2212]?|%(?=\d))?{NUMBER}(?![:/]\d)"
_OUT_OF = r"\d{1,2}[.,]\d{1,2}/(?:5|10|20|100)(?!\d)"
"""A mark, as "9.1/10"; without a decimal it could be a day or a fraction."""
LASTING = r"\d{1,3}\s?(?:h|hrs?|Std\.?)(?:\s[0-5]?\d(?:\s?(?:min|m)\b)?|\s?[0-5]?\d\s?min)(?![\d:.,/])"
"""Hours and minutes, as "1h 30" or "2 h 15 min"; "9h30" is a time of the day."""
ONE = rf"(?:{_OUT_OF}|{LASTING}|{BARE}{MEASURED})"
PARTICLES = "がはも"
"""What stands between a Japanese name and its figure, without blanks: "東京が1億円"."""
_EASTERN_UNIT = r"(?:[十百千万億兆亿]{0,2}(?:[円元件人名台个家社軒戸棟席冊校枚本回]|店舗|世帯|か所|箇所)|[%\uff05])"
_EASTERN = rf"(?<=[ァ-ヺー一-鿿])(?<!第)(?={NUMBER}{_EASTERN_UNIT})"
"""Where a Japanese figure with a unit begins, right behind its name: "設備費4億円"; not "第3" or "築42年"."""
BEFORE = (
    rf"(?:(?<![\w.,/\-\u2212\u2013])(?<!\d:)|(?<=[{PARTICLES}をにでへと])|(?<=から)|(?<=より)|{_EASTERN})(?:{ABOUT})?"
)
AFTER = r"(?![A-Za-z\u00c0-\u024f\d\u6708\u5e74\u4f4d])"
SINGLE = rf"{BEFORE}{ONE}{AFTER}"
"""One figure with all that belongs to it; a number within a name ("5G", "Q3") is none."""
