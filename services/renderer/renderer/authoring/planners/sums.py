"""Tables of figures with their sums, and lists of prices: what a bar beside another would say wrongly."""

import math
import re
from collections.abc import Sequence

from renderer.authoring.amounts import amount_of
from renderer.authoring.figure_grammar import SINGLE
from renderer.authoring.planners.asked import Asked, Json, Planned, on_whole_page
from renderer.authoring.planners.readings import Readings, readings_of
from renderer.authoring.planners.week import is_day
from renderer.authoring.quantities import Figure, capitalised, figure_in
from renderer.authoring.sentences import Brief, at_commas, listed, named, sentences

TOTAL = re.compile(
    r"^(?:grand |sub-?)?(?:total|sum|overall)(?:\s.*)?$|"
    r"^(?:(?:gesamt|zwischen)(?:summe|betrag|kosten|budget)?|summe|insgesamt|sous-total|subtotale?|subtotaal|"
    r"total général|ensemble|suma|totale|totaal|razem|合計|小計|総計|計|المجموع|الإجمالي)(?:\s.*)?$",
    re.IGNORECASE,
)
_PRICES = re.compile(
    r"\b(?:price ?list|menu|rates|fees|preisliste|speise(?:n)?karte|getränkekarte|mittagskarte|mittagstisch|gebühren|"
    r"tarife?|tarifs?|carte|menú|tarifas|lista de precios|listino|menù|ementa|cardápio|"
    r"preços|prezzi|prijzen|ceny|prijslijst|menukaart|cennik)\b|"
    r"料金表?|価格表|メニュー|قائمة (?:الطعام|الأسعار)",
    re.IGNORECASE,
)
_PRICE_BY_NAME = {
    re.compile(r"\b(?:prijslijst|menukaart|prijzen|tarieven)\b", re.IGNORECASE): "Prijs",
    re.compile(r"\b(?:listino|menù|prezzi|tariffe)\b", re.IGNORECASE): "Prezzo",
    re.compile(r"\b(?:ementa|cardápio|preços|preçário|tabela de preços)\b", re.IGNORECASE): "Preço",
    re.compile(r"\b(?:cennik|ceny)\b", re.IGNORECASE): "Cena",
}
"""What a price is called in languages of which the author has no other words, by what a list of them is called."""
_MONEY = re.compile(r"[$€£¥円]|\b(?:EUR|USD|GBP|CHF|JPY|PLN|zł|kr|R\$)")
_TAXED = re.compile(
    r"^(?P<name>.*\b(?:TVA|VAT|MwSt|USt|Mehrwertsteuer|IVA|BTW|GST|(?:sales )?tax|moms)\b\.?)\s*"
    r"(?P<rate>\d[\d.,]*\s?%)\s*:?\s+(?=\D{0,4}\d)",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"^(?P<name>[^\d:]{{2,60}}?):?\s+(?P<price>(?:from|ab|à partir de|desde|a partir de|a partire da|vanaf|od)\s"
    rf"(?=.{{0,20}}(?:{_MONEY.pattern}))\D{{0,4}}\d.*)$",
    re.IGNORECASE,
)
"""What costs so much at least: "Couleur à partir de 45 €"."""
_FREE = re.compile(
    r"^(?P<name>[^\d:]{2,60}?):?\s+(?P<price>(?:for )?free(?: of charge)?|gratis|kostenlos|umsonst|inklusive|"
    r"gratuite?|offerte?|"
    r"grátis|gratuit[oa]|za darmo|bezpłatn[iey]e?|無料|مجان[ياً]+|ücretsiz)\.?$",
    re.IGNORECASE,
)
"""What costs nothing."""
_ADDED_UP = re.compile(
    rf"^(?:so|thus|that (?:is|makes)|makes|macht|also|zusammen|insgesamt|together|altogether|soit|en tout|=)\s+"
    rf"(?P<figure>{SINGLE})(?:\s+(?:in total|in all|total|altogether|insgesamt|gesamt|zusammen|en tout|au total))?$",
    re.IGNORECASE,
)
_GERMAN_SUM = re.compile(r"\b(?:macht|also|zusammen|insgesamt|gesamt)\b", re.IGNORECASE)
_IN_UNIT = re.compile(r"^(?P<name>.*\S)\s*[(,]\s*(?:in|en)\s+(?P<unit>[^()]{1,12}?)\)?$")
_FEWEST, _MOST = 3, 20


def with_total_named(brief: Brief) -> Brief:
    """A brief whose last item says that it is the sum, "so 21,500 € in total", with "Total: 21,500 €" in its place."""
    first, *behind = sentences(brief.rest) or [""]
    is_result = " = " in first and bool(behind) and "\n" not in brief.rest
    items = _with_result_apart(listed(first) if is_result else brief.items)
    is_week = len(items) > 1 and all(is_day(item.partition(" ")[0]) for item in items[-2:])  # "Sa 410, So 380"
    found = _ADDED_UP.match(items[-1]) if len(items) > _FEWEST - 1 and not is_week else None
    if found is None or not all(map(figure_in, items)):
        return brief
    total = "Summe" if _GERMAN_SUM.search(items[-1]) else "Total"
    listing = "; ".join([*items[:-1], f"{total}: {found['figure']}"])
    return Brief(brief.head, " ".join([f"{listing}.", *behind]) if is_result else listing)


def _with_result_apart(items: Sequence[str]) -> list[str]:
    """Items whose last one has the sum behind an equals sign, with that as one more: "setup 4 days = 48 days"."""
    *others, last = items or [""]
    item, is_result, result = last.partition(" = ")
    is_sum = len(others) >= _FEWEST - 1 and bool(is_result) and not any("=" in one for one in (*others, result))
    return [*others, item, f"= {result}"] if is_sum and figure_in(item) else list(items)


def has_sum(items: Sequence[str]) -> bool:
    """Whether one of several figures, behind two at least, is called the sum of those before it."""
    behind = [figure for item in items[_FEWEST - 1 :] if (figure := figure_in(item))]
    return any(TOTAL.match(figure.label) for figure in behind) and readings_of(_with_rates_apart(items)) is not None


def _with_rates_apart(items: Sequence[str]) -> list[str]:
    """Items with the rate of a tax in brackets behind its name: it is no second figure of "VAT 20 % 180 €"."""
    return [_TAXED.sub(r"\g<name> (\g<rate>) ", item) for item in items]


def is_of_prices(head: str, items: Sequence[str]) -> bool:
    """Whether a list is what things cost, by its head: nobody compares the bars of soup and cake."""
    if not _PRICES.search(head) or len(items) < _FEWEST:
        return False
    if any(named(item)[0] and len(at_commas(named(item)[1])) > 1 for item in items):
        return False  # lists of prices, by what they are of: "Starters: soup 6.50, bruschetta 7.20"
    return all(map(_price, _without_remark(items))) or all(map(_bare_price, items))


def _without_remark(items: Sequence[str]) -> Sequence[str]:
    """Prices without a last line that is none: "All prices plus VAT"."""
    return items if _price(items[-1]) or len(items) <= _FEWEST else items[:-1]


def sums(asked: Asked) -> Planned | None:
    """A table whose sums are set off: the one at its end, those among its rows, and what the rows below add up to."""
    items = _with_rates_apart(asked.brief.items)
    found = readings_of(items)
    if found is None or not _FEWEST <= len(items) <= _MOST:
        return None
    named_so = [
        number for number, figure in enumerate(found.figures) if number >= _FEWEST - 1 and TOTAL.match(figure.label)
    ]
    heads = set() if _adds_up(found, named_so) else _subtotals(found.values[:-1]) - {*named_so}
    rows: list[Json] = []
    for number, figure in enumerate(found.figures):
        label = f"{figure.label} ({figure.note})" if figure.note else figure.label
        row: Json = {"label": label, "cells": [figure.value]}
        if number in named_so and number == len(items) - 1:
            row["total"] = True
        elif number in heads or number in named_so:
            row["accent"] = True
        rows.append(row)
    total = found.figures[-1]
    title = asked.titled(f"{total.label}: {total.value}")
    if asked.title and "total" in rows[-1] and total.value not in asked.title and len(asked.title) < _SHORT:
        name, unit = _measured(asked.title)
        title = f"{name}{'' if name.endswith('?') else ':'} {total.value} {unit}".strip()
    amount = asked.in_words("Amount", "Betrag", "金額", "المبلغ", "Montant", "Importe")
    return _table(title, rows, _measured(asked.title)[1] or amount), _contradictions(found, heads, named_so)


def _adds_up(found: Readings, sums_at: Sequence[int]) -> bool:
    """Whether all that stands above the last sum makes it up: then no row is the sum of those below it."""
    if not sums_at or sums_at[-1] != len(found.values) - 1:
        return False
    parts = [value for number, value in enumerate(found.values) if number not in sums_at]
    return math.isclose(math.fsum(parts), found.values[-1], rel_tol=1e-6)


def _contradictions(found: Readings, heads: set[int], sums_at: Sequence[int]) -> list[str]:
    """That the parts do not make up their sum, by more than what all of them are rounded by.

    A sum is that of all parts above it, or of those below the sum before it.
    """
    if found.remarks:
        return []
    off = sum(map(_rounded_by, found.figures, found.values)) + 1e-9
    told: list[str] = []
    for before, place in zip([-1, *sums_at], sums_at, strict=False):
        parts = [number for number in range(place) if number not in heads and number not in sums_at]
        whole = math.fsum(found.values[number] for number in parts)
        below = math.fsum(found.values[number] for number in parts if number > before)
        if min(abs(whole - found.values[place]), abs(below - found.values[place])) > off:
            said = f"{whole:,.{max(map(_decimals, found.values))}f}{f' {found.unit}' if found.unit else ''}"
            figure = found.figures[place].value
            told.append(f"The figures add up to {said}, and the brief says {figure} in all: it is shown as said.")
    return told


def _rounded_by(figure: Figure, value: float) -> float:
    """By how much a figure may be off, on the scale of `value`: bare whole numbers are exact."""
    amount = amount_of(figure.value)
    if amount is None or not amount.value or not (amount.unit or _decimals(amount.value)):
        return 0.0
    return abs(value / amount.value) * 10.0 ** -_decimals(amount.value) / 2


def _decimals(value: float) -> int:
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])


def _measured(title: str) -> tuple[str, str]:
    """A title and the unit of its figures that stands in brackets behind it: "Budget 2027 (in k€)"."""
    found = _IN_UNIT.match(title)
    return (found["name"], found["unit"]) if found else (title, "")


def _bare_price(item: str) -> tuple[str, str] | None:
    """What costs something, and the figure with its hundredths, where no currency is said: "soup of the day 4.50"."""
    figure = figure_in(item)
    is_price = figure is not None and figure.label and re.fullmatch(r"\d{1,4}[.,]\d\d", figure.value)
    return (figure.label, figure.value) if figure and is_price else None


def prices(asked: Asked) -> Planned | None:
    """What things cost, a row each."""
    items = asked.brief.items
    told = [one for item in items if (one := _price(item) or _bare_price(item))]
    priced = items if len(told) == len(items) else _without_remark(items)
    if not _FEWEST <= len(told) == len(priced) <= _MOST:
        return None
    called = (word for sign, word in _PRICE_BY_NAME.items() if sign.search(asked.text))
    price = next(called, asked.in_words("Price", "Preis", "価格", "السعر", "Prix", "Precio"))
    slide = _table(asked.title, [{"label": capitalised(name), "cells": [cost]} for name, cost in told], price)
    return (slide if len(told) == len(items) else slide | {"insight": items[-1]}), []


_SHORT = 40
"""In characters: a title that has room for the sum."""


def _table(title: str, rows: list[Json], head: str) -> Json:
    return on_whole_page("matrixTable", title, {"rows": rows, "columnHeaders": ["", head]})


def _price(item: str) -> tuple[str, str] | None:
    """What costs something, and what it costs with all that is said of that: "6 € each"."""
    if found := _FROM.match(item) or _FREE.match(item):
        return found["name"].strip(" :"), found["price"].strip()
    name, said = named(item)
    if name and _MONEY.search(said) and re.match(r"\D{0,8}\d", said):
        return name, said
    figure = figure_in(item)
    if figure is None or not figure.label or not _MONEY.search(figure.value):
        return None
    return figure.label, f"{figure.value} ({figure.note})" if figure.note else figure.value


def _subtotals(values: Sequence[float]) -> set[int]:
    """The places of figures that those right behind them add up to."""
    found: set[int] = set()
    number = 0
    while number < len(values):
        end, whole = number + 1, 0.0
        while end < len(values) and whole < values[number] and not math.isclose(whole, values[number], rel_tol=1e-9):
            whole += values[end]
            end += 1
        if end - number > 2 and math.isclose(whole, values[number], rel_tol=1e-9):
            found.add(number)
            number = end
        else:
            number += 1
    return found
