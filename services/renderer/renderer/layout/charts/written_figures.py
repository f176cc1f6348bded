"""Figures of native charts as the language of a deck writes them, in every viewer.

Programs write numbers by the settings of the machine that they run on, whatever the deck is written in. So labels say
their figures in words, which follow the cells of the workbook, and whole figures of an axis have their separators
in the format itself. Decimals of an axis cannot have that: their format names the language, which some viewers heed.
Figures below zero have a minus sign, as in all texts, where programs by themselves write a hyphen.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from renderer.layout.charts.number_formats import LEAST_SHARE, MINUS, SHARES, shown, signed_format, unit_of
from renderer.scene.charts import Chart, DataLabels, Series, ValueAxis
from renderer.typesetting.numerals import Numerals, numerals_of

_LOCALES: Mapping[str, str] = {
    "cs": "405", "da": "406", "de": "407", "el": "408", "es": "C0A", "fi": "40B", "fr": "40C", "hu": "40E", "id": "421",
    "it": "410", "nb": "414", "nl": "413", "no": "414", "pl": "415", "pt": "816", "ru": "419", "sk": "41B", "sv": "41D",
    "tr": "41F", "uk": "422", "de-ch": "807", "pt-br": "416",
}  # fmt: skip
"""The languages that write figures otherwise than English does, by their numbers in formats of spreadsheets."""
_DIGITS: Mapping[str, str] = {"arab": "2000401", "arabext": "3000429", "deva": "4000439", "thai": "D00041E"}
"""The systems of digits, by the numbers that formats of spreadsheets have for them, each with a language of its own."""
_USUAL = re.compile(r'(#,##0|0)(\.0+)?(,*"[kMBT]"|%)?')
_BELOW_ONE = re.compile(r"\[<1\](#,##0\.0+);(#,##0)")
"""Of a logarithmic axis: decimals below one alone."""
_LABELLED = re.compile(r'(#,##0|0)(\.0+)?(,*"[kMBT]"|%|" ?%")?')
"""The same, and per cent that are not multiplied."""
_UNSIGNED = re.compile(r'(?:\[\$-[0-9A-F]+\])?(?:#,##0|0)(?:\.0+)?(?:,*"[^"]*")?%?')
"""A format of our own, in one part, which figures below zero share."""
_SCALED = re.compile(r'(?:\[\$-[0-9A-F]+\])?0(?:\.0+)?,+"[^"]*"')
_THOUSAND, _MILLION, _BILLION = 1e3, 1e6, 1e9


def written_in(chart: Chart, language: str) -> Chart:
    """`chart` with its figures as `language` (BCP 47) writes them; formats that a document made up are left to it."""
    locale = _locale(language)
    if locale is not None:
        chart = replace(
            chart,
            series=tuple(_labelled(chart, one, language) for one in chart.series),
            value_axis=_measured(chart.value_axis, language, locale),
            second_value_axis=_measured(chart.second_value_axis, language, locale),
            x_axis=_measured(chart.x_axis, language, locale),
        )
    return _with_minus(chart)


def _with_minus(chart: Chart) -> Chart:
    """`chart` whose cells, labels and axes write what is below zero with a minus sign."""
    code = chart.number_format
    if any(value < 0 for one in chart.series for value in (*one.values, *one.xs) if value is not None):
        code = _signed(code)
    return replace(
        chart,
        number_format=code,
        series=tuple(map(_signed_labels, chart.series)),
        value_axis=_signed_axis(chart.value_axis),
        second_value_axis=_signed_axis(chart.second_value_axis),
        x_axis=_signed_axis(chart.x_axis),
    )


def _signed_labels(one: Series) -> Series:
    labels = one.labels
    if labels is None or not any(value is not None and value < 0 for value in one.values):
        return one
    return replace(one, labels=replace(labels, number_format=_signed(labels.number_format)))


def _signed_axis(axis: ValueAxis | None) -> ValueAxis | None:
    """`axis` with a part of its format for what is below zero, and one for zero, which is not counted in millions."""
    if axis is None:
        return None
    code = axis.number_format
    if axis.figures_from is not None:
        return replace(axis, number_format=_without_lower(code, axis.figures_from))
    if _SCALED.fullmatch(code):
        locale, bracket, _ = code.rpartition("]")
        return replace(axis, number_format=f"{_signed(code)};{locale}{bracket}0")
    return replace(axis, number_format=_signed(code)) if axis.minimum < 0 else axis


def _without_lower(code: str, least: float) -> str:
    """`code` that writes nothing below `least`; formats that have parts already are left to the document.

    What is below zero gets a part of its own with its sign, which would be lost behind a condition.
    """
    if ";" in code:
        return code
    below_zero = _signed(code).partition(";")[2] or f'"{MINUS}"{code}'
    return f'[<{least:.12g}]"";' + (f"[<0]{below_zero};{code}" if least < 0 else code)


def _signed(code: str) -> str:
    """`code` with a part of its own for what is below zero; formats that a document made up are left to it."""
    if not _UNSIGNED.fullmatch(code):
        return code
    locale, bracket, rest = code.rpartition("]")
    return f'{code};{locale}{bracket}"{MINUS}"{rest}'


def _locale(language: str) -> str | None:
    tag, _, digits = language.lower().replace("_", "-").partition("-u-nu-")
    if digits in _DIGITS:
        return _DIGITS[digits]
    return _LOCALES.get(tag) or _LOCALES.get(tag.partition("-")[0])


def _labelled(chart: Chart, one: Series, language: str) -> Series:
    labels = one.labels
    code = (labels.number_format or chart.number_format) if labels else ""
    plain = code.rpartition(";")[2]
    is_ours = code in {plain, signed_format(plain)} and _LABELLED.fullmatch(plain)
    if labels and code == SHARES:
        least = numerals_of(language).localized("<1%")
        shares = f'[<{LEAST_SHARE}]"{least}";{_code_of_shares("0%", language)}'
        return replace(one, labels=replace(labels, number_format=shares))
    if labels is None or labels.texts or labels.captions or not is_ours:
        return one
    if labels.percent:
        return replace(one, labels=replace(labels, number_format=_code_of_shares(code, language)))
    if labels.value and not (labels.category or labels.series_name):
        texts = tuple("" if value is None else shown(value, code, language) for value in one.values)
        return replace(one, labels=_following(labels, texts))
    return one


def _following(labels: DataLabels, texts: tuple[str, ...]) -> DataLabels:
    """`labels` that say `texts`; points without a value have none."""
    has_value = [n for n, text in enumerate(texts) if text]
    wanted = tuple(n for n in has_value if labels.shown is None or n in labels.shown)
    return replace(labels, texts=texts, follows=True, shown=None if len(wanted) == len(texts) else wanted)


def _measured(axis: ValueAxis | None, language: str, locale: str) -> ValueAxis | None:
    return axis and replace(axis, number_format=_axis_code(axis, language, locale))


def _axis_code(axis: ValueAxis, language: str, locale: str) -> str:
    code, numerals = axis.number_format, numerals_of(language)
    if found := _BELOW_ONE.fullmatch(code):
        return f"[<1][$-{locale}]{found[1]};[$-{locale}]{found[2]}"
    if not _USUAL.fullmatch(code):
        return code
    whole = code == "#,##0" and numerals.zero == "0" and axis.figures_from is None
    if whole and axis.minimum >= 0 and axis.maximum < _BILLION:
        return _grouped(axis.maximum, numerals.group)
    if code.endswith('"'):
        code = code[:-3] + f'"{unit_of(code[-2], language)}"'
    return _code_of_shares(code, language) if code == "0%" else f"[$-{locale}]{_of_shares(code, numerals)}"


def _grouped(most: float, group: str) -> str:
    """A format for whole figures from zero up to `most`, with the separators in it."""
    codes = ["0"]
    if most >= _THOUSAND:
        codes.insert(0, f'[>={_THOUSAND:.0f}]#"{group}"000')
    if most >= _MILLION:
        codes.insert(0, f'[>={_MILLION:.0f}]#"{group}"000"{group}"000')
    return ";".join(codes)


def _code_of_shares(code: str, language: str) -> str:
    """The format `code` of labels that are per cents, which names the language for its digits alone."""
    numerals = numerals_of(language)
    return ("" if numerals.zero == "0" else f"[$-{_locale(language)}]") + _of_shares(code, numerals)


def _of_shares(code: str, numerals: Numerals) -> str:
    """`code` with what stands before a per cent sign."""
    apart = numerals.before_percent
    return f'{code[:-1]}"{apart}"%' if apart and code.endswith("%") else code
