"""Writing systems: direction and language of a text."""

import re
import unicodedata

_SCRIPTS = (
    (re.compile("[\u3040-\u30ff]"), "ja-JP"),
    (re.compile("[\uac00-\ud7ff\u1100-\u11ff]"), "ko-KR"),
    (re.compile("[\u3400-\u9fff]"), "zh-CN"),
    (re.compile("[\u0590-\u05ff]"), "he-IL"),
    (re.compile("[\u0600-\u06ff\u0750-\u077f]"), "ar-SA"),
    (re.compile("[\u0900-\u097f]"), "hi-IN"),
    (re.compile("[\u0e00-\u0e7f]"), "th-TH"),
)
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_WEIGHT = 2
_WEIGHTS = {"ja-JP": 8, "ko-KR": 8, "zh-CN": 8}
"""How many Latin letters one of a script stands for: ideographs and syllables say more than letters do."""
_KANJI_FOR_A_KANA = 20
_JAPANESE_FORMS = re.compile("[円売働込畑価図様対発総変駅経検実単広気拡沢渋済桜験読続転辺歩毎黒鉄戻枠]")
"""Ideographs as only Japanese writes them: a title without kana is in Japanese by one of these."""
# A script is told by the first page of a text.
_READ = 2_000
_STRONG = {"L", "R", "AL"}
_BLOCKS_FROM_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""The blocks that hold all characters which run from right to left (Unicode, DerivedBidiClass)."""
_SIGNED = re.compile("[-+\u2212\u00b1]\\s*[$\u00a3\u00a5\u20a0-\u20c0]?\\s*[0-9.,]")
_SCRIPT_TAG = 4
_SCRIPTS_FROM_RIGHT = frozenset({"arab", "hebr", "thaa", "syrc", "nkoo", "adlm"})
_LANGUAGES_FROM_RIGHT = frozenset({"ar", "he", "iw", "fa", "ur", "yi", "ji", "ps", "sd", "ug", "dv", "ckb", "syr"})
_WITH_IDEOGRAPHS = ("ja", "ko", "zh")
_EAST_ASIAN_FONTS = {"ko-KR": "Noto Sans CJK KR", "zh-CN": "Noto Sans CJK SC"}
# Noto Sans Hebrew has no digits, and a reader that takes it for a whole run then shows none: Hebrew stays with Arial.
_COMPLEX_FONTS = {
    "he-IL": "Arial",
    "ar-SA": "Noto Sans Arabic",
    "hi-IN": "Noto Sans Devanagari",
    "th-TH": "Noto Sans Thai",
}


def language_of(text: str, default: str = "en-US") -> str:
    """BCP 47 tag of the first script in `text` that names one, else `default`.

    Ideographs alone name none of the languages that have them: a heading of a Japanese deck is often without kana.
    """
    if text.isascii():
        return default
    found = next((tag for pattern, tag in _SCRIPTS if pattern.search(text, 0, _READ)), default)
    return default if found == "zh-CN" and default.startswith(_WITH_IDEOGRAPHS) else found


def main_language(text: str, default: str = "en-US") -> str:
    """As `language_of`, but of a script that most of `text` is written in: a foreign name does not make it foreign.

    Latin names are at home in texts of all scripts, so letters of others count for more than one of them.
    """
    if text.isascii():
        return default
    found = {tag: len(pattern.findall(text)) for pattern, tag in _SCRIPTS}
    if found["ja-JP"] * _KANJI_FOR_A_KANA >= found["zh-CN"] or _JAPANESE_FORMS.search(text, 0, _READ):
        found |= {"ja-JP": found["ja-JP"] + found["zh-CN"], "zh-CN": 0}
    tag = max(found, key=lambda one: found[one] * _WEIGHTS.get(one, _WEIGHT))
    most = found[tag] * _WEIGHTS.get(tag, _WEIGHT)
    return tag if most and most >= len(_LATIN.findall(text)) else default


def is_rtl(text: str, *, without_letters: bool = False) -> bool:
    """Whether most letters of a text run from right to left; of as many, those of its first letter decide.

    The first letter alone would let a name or a figure turn a Hebrew sentence round (UAX 9, section 4.3, HL1).
    A text `without_letters` runs as its deck does, but for a figure with a sign, which would part from it; one in
    Arabic digits keeps it before its first digit from the right.
    """
    if not without_letters and text.isascii():
        return False
    kinds = [kind for kind in map(unicodedata.bidirectional, text) if kind in _STRONG]
    if not kinds:
        return without_letters and not _SIGNED.search(text)
    from_right = sum(kind != "L" for kind in kinds)
    return kinds[0] != "L" if kinds and 2 * from_right == len(kinds) else 2 * from_right > len(kinds)


def has_rtl(text: str) -> bool:
    """Whether any letter runs from right to left."""
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in _BLOCKS_FROM_RIGHT.findall(text))


def runs_from_right(language: str) -> bool:
    """Whether texts of a language (BCP 47) run from right to left: by its script, else by the language's usual one."""
    tags = language.lower().replace("_", "-").split("-")
    script = next((tag for tag in tags[1:] if len(tag) == _SCRIPT_TAG and tag.isalpha()), None)
    return script in _SCRIPTS_FROM_RIGHT if script else tags[0] in _LANGUAGES_FROM_RIGHT


def is_cjk(text: str) -> bool:
    """Whether the text needs the line spacing of ideographs."""
    return language_of(text, "") in {"ja-JP", "ko-KR", "zh-CN"}


def fonts_for(language: str) -> tuple[str, str]:
    """East Asian and complex-script families for a deck in `language`."""
    return _EAST_ASIAN_FONTS.get(language, "Noto Sans CJK JP"), _COMPLEX_FONTS.get(language, "Arial")


def complex_font(language: str) -> str | None:
    """The family that draws the complex script of `language`; None for other scripts."""
    return _COMPLEX_FONTS.get(language)
