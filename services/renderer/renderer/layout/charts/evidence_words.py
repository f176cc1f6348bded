"""What levels and values to come are called where the document does not say it."""

from collections.abc import Mapping
from typing import Literal

Meaning = Literal["target", "average", "forecast"]

_WORDS: Mapping[str, tuple[str, str, str]] = {
    "ar": ("الهدف", "المتوسط", "توقعات"),
    "cs": ("Cíl", "Průměr", "Prognóza"),
    "da": ("Mål", "Gennemsnit", "Prognose"),
    "de": ("Ziel", "Durchschnitt", "Prognose"),
    "en": ("Target", "Average", "Forecast"),
    "es": ("Objetivo", "Promedio", "Previsión"),
    "fi": ("Tavoite", "Keskiarvo", "Ennuste"),
    "fr": ("Objectif", "Moyenne", "Prévision"),
    "he": ("יעד", "ממוצע", "תחזית"),
    "hi": ("लक्ष्य", "औसत", "पूर्वानुमान"),
    "it": ("Obiettivo", "Media", "Previsione"),
    "ja": ("目標", "平均", "予測"),
    "ko": ("목표", "평균", "전망"),
    "nb": ("Mål", "Gjennomsnitt", "Prognose"),
    "nl": ("Doel", "Gemiddelde", "Prognose"),
    "pl": ("Cel", "Średnia", "Prognoza"),
    "pt": ("Meta", "Média", "Previsão"),
    "ru": ("Цель", "Среднее", "Прогноз"),
    "sv": ("Mål", "Medelvärde", "Prognos"),
    "th": ("เป้าหมาย", "ค่าเฉลี่ย", "คาดการณ์"),
    "tr": ("Hedef", "Ortalama", "Tahmin"),
    "zh": ("目标", "平均", "预测"),
}
_MEANINGS: tuple[Meaning, ...] = ("target", "average", "forecast")


def word_for(meaning: Meaning, language: str) -> str:
    """The word for `meaning` in a language (BCP 47); in English where it is not known."""
    return _WORDS.get(language.lower().partition("-")[0], _WORDS["en"])[_MEANINGS.index(meaning)]
