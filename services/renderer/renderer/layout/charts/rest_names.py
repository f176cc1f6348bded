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
    "other all other others rest the rest remaining remainder miscellaneous misc rest of world row everyone else "
    "everything else sonstiges andere übrige übriges rest der welt restliche weitere autre reste le reste divers otras "
    "resto altre outras andere overig anden andre muu muut inne ostatni другие остальные その他 其它 其余 기타 غير ذلك"
)
_ENDS = re.compile(r"\s*(?:\(.*\)|[0-9]+|[*.:\u2026]+)$")


def others_in(language: str) -> str:
    """The name of what is put together, in a language (BCP 47); in English where it is not known."""
    return _OTHERS.get(language.partition("-")[0], "Others")
