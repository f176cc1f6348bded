"""The language of a deck that is written in Latin or Cyrillic letters, told by its small words and its letters."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import islice

from renderer.typesetting.numerals import with_digits_of
from renderer.typesetting.scripts import main_language

ENGLISH = "en-US"
_SMALL_WORDS: Mapping[str, str] = {
    ENGLISH: "the and of to for is are with by from than we our has have this that it "
    "on in at an be as was were will not or but per how what why a all some where when who which into over after "
    "before between their its they you your can should must would could more most less than only each every both "
    "without up down out about",
    "de-DE": "der die das und ist nicht mit für von den dem im auf zu zum zur ein eine wird sind wir "
    "in an am bei aus was will je nach bis vom beim ohne über seit mio mrd",
    "fr-FR": "le les des du et est pour par avec dans sur une au aux nous qui plus sont ou on a",
    "es-ES": "el los las del y es para por con una al más son lo se nuestro desde en a",
    "it-IT": "il gli di e è per con una del della dei nel nella più sono alla dal che in a",
    "pt-PT": "o os as do da dos das e é para por com uma em no na mais são ao a",
    "nl-NL": "het een en van voor met op te zijn wij ons naar bij meer wordt uit niet in is was over",
    "sv-SE": "och att det är för med av på ett till som vi mer har från inte under all",
    "da-DK": "og at det er for med af på et til som vi mere har fra ikke under over",
    "nb-NO": "og at det er for med av på et til som vi mer har fra ikke under over",
    "fi-FI": "ja on ei se että kuin mutta tai ovat oli myös joka",
    "pl-PL": "i w z na do się jest nie dla od oraz przez za są więcej a",
    "cs-CZ": "a v je se na že do pro od ze jsou není více nebo",
    "tr-TR": "ve bir bu için ile daha çok olarak olan kadar",
}
"""Function words from the grammar of each language; those that several have count for all of them."""
_LETTERS: Mapping[str, str] = {
    "de-DE": "äöüß",
    "fr-FR": "éèêàçùœ",
    "es-ES": "ñáíóú¿¡",
    "it-IT": "àèìòù",
    "pt-PT": "ãõçâêá",
    "sv-SE": "åäö",
    "da-DK": "åæø",
    "nb-NO": "åæø",
    "fi-FI": "äö",
    "pl-PL": "ąćęłńśźż",
    "cs-CZ": "ěščřžýů",
    "tr-TR": "ğışçö",
}
_RUSSIAN = "ru-RU"
TOLD_BY_WORDS = frozenset({*_SMALL_WORDS, _RUSSIAN})
"""Languages whose letters do not tell them."""
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_SETTING = re.compile("[a-z][A-Za-z0-9-]*")
_WORD = re.compile(r"[^\W\d_]+")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
"""A date for programs, which is shown in other words."""
_MOST_TEXTS = 400
_ADDRESSES = ("data:", "https:")
_LEAST, _PLAIN, _LEAD = 2, 3, 2


def spoken_language(texts: Iterable[str]) -> str:
    """BCP 47 tag of the language that `texts` are written in: by script, else by small words; English when unsure.

    A language needs two of its small words or of the words with its own letters, and more of them than English has. A
    word counts once: a title that a chart repeats says no more than the title. Where most figures are in digits of the
    script, the tag names those: ar-SA-u-nu-arab.
    """
    read = [*islice(said(texts), _MOST_TEXTS)]
    text = "\n".join(read)
    by_script = main_language(text, "")
    if by_script:
        return with_digits_of(by_script, "".join(one for one in read if not _ISO_DATE.fullmatch(one)))
    if _CYRILLIC.search(text):
        return _RUSSIAN
    scores = _scores(text)
    best = max(scores, key=lambda tag: scores[tag])
    return best if scores[best] >= _LEAST and scores[best] > scores[ENGLISH] else ENGLISH


def plain_language(texts: Iterable[str]) -> str:
    """The language of `texts` where it cannot be taken for another one; empty where it might.

    It needs three of its small words, and twice as many as any other language has.
    """
    text = "\n".join(islice(said(texts), _MOST_TEXTS))
    if by_script := main_language(text, ""):
        return by_script
    if _CYRILLIC.search(text):
        return _RUSSIAN
    scores = _scores(text)
    best, second = sorted(scores, key=lambda tag: scores[tag], reverse=True)[:2]
    return best if scores[best] >= max(_PLAIN, scores[second] * _LEAD) else ""


def _scores(text: str) -> dict[str, int]:
    """How many words of a text each language may call its own."""
    words = {word.casefold() for word in _WORD.findall(text)}
    return {tag: _score(words, frozenset(small.split()), _LETTERS.get(tag, "")) for tag, small in _SMALL_WORDS.items()}


def said(texts: Iterable[str]) -> Iterator[str]:
    """`texts` without settings ("accent", "up") and without addresses: encoded pictures make words of any language."""
    return (text for text in texts if not text.startswith(_ADDRESSES) and not _SETTING.fullmatch(text))


def _score(words: Set[str], small: frozenset[str], letters: str) -> int:
    """How many of `words` are `small` ones of a language, or have `letters` that are its own."""
    own = frozenset(letters)
    return sum(word in small or (not word.isascii() and not own.isdisjoint(word)) for word in words)
