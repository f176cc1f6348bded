"""Figures as people write them: what belongs to the figure, and what is its name."""

import time

import pytest

from renderer.authoring.amounts import amount_of
from renderer.authoring.quantities import figure_in, figures_in


@pytest.mark.parametrize(
    ("item", "label", "value"),
    [
        ("Output 412 GWh (+6 %)", "Output", "412 GWh"),
        ("cost 41 €/MWh", "Cost", "41 €/MWh"),
        ("12,000 kWh per year heating", "Heating", "12,000 kWh per year"),
        ("Diesel 42 l/ha", "Diesel", "42 l/ha"),
        ("Ertrag 7,8 t", "Ertrag", "7,8 t"),
        ("Temperature -3 °C", "Temperature", "-3 °C"),
        ("Return 3.2x", "Return", "3.2x"),
        ("Spread 45 bps", "Spread", "45 bps"),
        ("Margin +2 pp", "Margin", "+2 pp"),
        ("Wait <5 min", "Wait", "<5 min"),
        ("Berlin 12 000 m²", "Berlin", "12 000 m²"),
        ("Revenue EUR 12 million", "Revenue", "EUR 12 million"),
        ("Profit CHF 4.2m", "Profit", "CHF 4.2m"),
        ("Verlust -3,5 Tsd. €", "Verlust", "-3,5 Tsd. €"),
        ("Bilanz 12,4 Mrd. EUR", "Bilanz", "12,4 Mrd. EUR"),
        ("we lose 400 € a day", "We lose", "400 € a day"),
        ("ca. 400 staff", "Staff", "ca. 400"),
        ("more than 40 sites", "Sites", "more than 40"),
        ("Margin 10-12 %", "Margin", "10-12 %"),
        ("Lead time 12 to 14 days", "Lead time", "12 to 14 days"),
        ("Orders in hand 9 months", "Orders in hand", "9 months"),
        ("obrót 3,2 mln zł", "Obrót", "3,2 mln zł"),
        ("2026 4 milioni di euro", "2026", "4 milioni di euro"),
        ("omzet 1,4 miljoen euro", "Omzet", "1,4 miljoen euro"),
        ("investimento 2 mil milhões", "Investimento", "2 mil milhões"),
        ("contrato de 5 anos", "Contrato", "5 anos"),
        ("renda 2.400 €/mês em vez de 3.900 €", "Renda", "2.400 €/mês"),
        ("affitto 900 € invece di 1.200 €", "Affitto", "900 €"),
        ("14 days", "Days", "14"),
        ("850 employees in 2027", "Employees in 2027", "850"),
        ("5G in 212 towns", "5G in towns", "212"),
        ("CET1 14,1 %", "CET1", "14,1 %"),
        ("price (41 %)", "Price", "41 %"),
        ("売上 5億円", "売上", "5億円"),
        ("従業員 1,200人", "従業員", "1,200人"),
        ("الزوار ١٢٠٠٠", "الزوار", "١٢٠٠٠"),
    ],
)
def test_a_unit_belongs_to_its_figure(item: str, label: str, value: str) -> None:
    """With its sign, its range and what is said of how exact it is."""
    figure = figure_in(item)

    assert figure is not None
    assert (figure.label, figure.value) == (label, value)


@pytest.mark.parametrize(
    ("item", "label", "value", "note"),
    [
        ("revenue 48.2M EUR, up 9 %", "Revenue", "48.2M EUR", "up 9 %"),
        ("sales in 2026 4.1 m, down 3 % from 4.2", "Sales in 2026", "4.1 m", "down 3 % from 4.2"),
        ("Revenue 2026 was 14.2 million, up 6 % from 13.4", "Revenue 2026", "14.2 million", "up 6 % from 13.4"),
        ("Umsatz 48,2 Mio. €, plus 9 %", "Umsatz", "48,2 Mio. €", "plus 9 %"),
        ("NPS 62 from 55", "NPS", "62", "from 55"),
        ("churn 2.1 %, down from 3.0 % (target 2 %)", "Churn", "2.1 %", "down from 3.0 %, target 2 %"),
        ("margin 31 % compared with 28 % last year", "Margin", "31 %", "compared with 28 % last year"),
        ("service grew 18 %", "Service grew", "18 %", ""),
        ("rent 1,450/month, no deposit", "Rent", "1,450/month", "no deposit"),
        ("Miete 1.450 €, keine Kaution, monatlich kündbar", "Miete", "1.450 €", "keine Kaution, monatlich kündbar"),
    ],
)
def test_how_a_figure_moved_stands_beside_it(item: str, label: str, value: str, note: str) -> None:
    """It is no part of the name, and not the figure."""
    figure = figure_in(item)

    assert figure is not None
    assert (figure.label, figure.value, figure.note) == (label, value, note)


@pytest.mark.parametrize("item", ["09:00 Welcome", "24/7 service", "COVID-19", "2x2", "survey (2 weeks)", "Q3"])
def test_digits_of_a_name_are_no_figure(item: str) -> None:
    """Nor are times of the day, and how long a step takes."""
    assert figure_in(item) is None


@pytest.mark.parametrize(
    ("figure", "value", "unit", "power"),
    [
        ("$12.4M", 12.4, "$M", 6),
        ("-$5M", -5.0, "$M", 6),
        ("412 T€", 412.0, "T€", 3),
        ("12 m", 12.0, "m", 0),
        ("CHF 4.2m", 4.2, "CHF m", 6),
        ("1'200 CHF", 1200.0, "CHF", 0),
        ("8.410 €", 8410.0, "€", 0),
        ("120億円", 120.0, "億円", 8),
    ],
)
def test_a_figure_has_a_value_a_unit_and_a_scale(figure: str, value: float, unit: str, power: int) -> None:
    """By where its separators stand, and whether it is money."""
    amount = amount_of(figure)

    assert amount is not None
    assert (amount.value, amount.unit, amount.power) == (value, unit, power)


@pytest.mark.parametrize("unit", ["1", "1,", "1-", "€", "ca. ", "12 345 ", "1 Mio. € ", "to 1 to "])
def test_long_rows_of_figures_are_read_in_linear_time(unit: str) -> None:
    """Twice as much takes about twice as long: no pattern goes back over what it has read."""
    taken = []
    for length in (20_000, 80_000):
        begun = time.process_time()
        figures_in((unit * length)[:length])
        taken.append(time.process_time() - begun)

    assert taken[1] < 8 * taken[0] + 0.1
