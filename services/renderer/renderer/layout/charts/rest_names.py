"""Names of what is left over: "Others", "Sonstige", "その他"."""

import re
from collections.abc import Mapping

_OTHERS: Mapping[str, str] = {
    "ar": "أخرى",
    "cs": "Ostatní",
    "da": "Øvrige",
    "de": "Sonstige",
    "es": "Otros",
    "fi": "Muut",
    "fr": "Autres",
    "he": "אחרים",
    "hi": "अन्य",
    "it": "Altri",
    "ja": "その他",
    "ko": "기타",
    "nb": "Øvrige",
    "nl": "Overige",
    "pl": "Pozostałe",
    "pt": "Outros",
    "ru": "Прочие",
    "sv": "Övriga",
    "th": "อื่นๆ",
    "tr": "Diğer",
    "zh": "其他",
}
_MORE = (
    "other|all other|all others|rest|the rest|remaining|remainder|miscellaneous|misc|rest of world|rest of the world|"
    "everyone else|everything else|sonstige|sonstiges|andere|übrige|übriges|rest der welt|weitere|autre|reste|le reste|"
    "divers|otras|otro|resto|el resto|altre|altro|outras|outro|overig|anderen|andre|andra|annet|muu|inne|jiné|другие|"
    "остальные|その他|其它|其余|기타|غير ذلك|باقي|diğerleri"
)
_REST = frozenset([*_MORE.split("|"), *(name.casefold() for name in _OTHERS.values()), "others"])
_ASIDE = re.compile(r"\s*(?:\(.*\)|\[.*\]|[*.:\u2026])+$")


def is_rest(name: str) -> bool:
    """Whether a name means what is left over."""
    return _ASIDE.sub("", " ".join(name.casefold().split())) in _REST


def others_in(language: str) -> str:
    """The name of what is put together, in a language (BCP 47); in English where it is not known."""
    return _OTHERS.get(language.partition("-")[0], "Others")
