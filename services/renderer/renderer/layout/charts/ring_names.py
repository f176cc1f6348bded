"""Which ring of a doughnut is which series, in the language of the deck: "Inside to outside: 2024, 2025"."""

from collections.abc import Mapping, Sequence

_OUTWARDS: Mapping[str, str] = {
    "ar": "من الداخل إلى الخارج",
    "cs": "Zevnitř ven",
    "da": "Indefra og ud",
    "de": "Von innen nach außen",
    "es": "De dentro hacia fuera",
    "fi": "Sisältä ulospäin",
    "fr": "De l\u2019intérieur vers l\u2019extérieur",
    "he": "מבפנים החוצה",
    "hi": "अंदर से बाहर की ओर",
    "it": "Dall\u2019interno verso l\u2019esterno",
    "ja": "内側から外側へ",
    "ko": "안쪽에서 바깥쪽으로",
    "nb": "Innenfra og ut",
    "nl": "Van binnen naar buiten",
    "pl": "Od środka na zewnątrz",
    "pt": "De dentro para fora",
    "ru": "Изнутри наружу",
    "sv": "Inifrån och ut",
    "th": "จากด้านในสู่ด้านนอก",
    "tr": "İçten dışa",  # noqa: RUF001 - Turkish
    "zh": "由内到外",
}


def rings_in(language: str, names: Sequence[str]) -> str:
    """A line that names the rings from the inside, in a language (BCP 47); in English where it is not known."""
    base = language.partition("-")[0]
    wide = base in {"ja", "zh"}
    separator = "\u3001" if wide else "\u060c " if base == "ar" else ", "
    return f"{_OUTWARDS.get(base, 'From inside to outside')}{chr(0xFF1A) if wide else ': '}{separator.join(names)}"
