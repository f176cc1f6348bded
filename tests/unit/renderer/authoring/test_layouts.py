"""Each layout is reached by a natural brief, in English and in German."""

from typing import Any

import pytest

from deck_documents import parse
from renderer.authoring import plan_of
from renderer.compile import laid_out, source_of
from renderer.deck.slides.stories import OpeningSlide

Json = dict[str, Any]


def _layout(brief: str) -> str:
    """The type of the slide, and the kind of its chart."""
    plan = plan_of(brief)
    parse("protocol_v2", plan.document)
    assert not [warning.message for warning in plan.warnings if warning.code == "not_shown"]
    (slide,) = plan.document["slides"]
    return "/".join(filter(None, (slide["slideType"], slide.get("chart", {}).get("chartType"), slide.get("role"))))


@pytest.mark.parametrize(
    ("layout", "english", "german"),
    [
        (
            "matrix",
            "2x2 matrix of ideas by effort and value: low effort high value: new form; high effort low value: app",
            "Matrix nach Aufwand und Nutzen: wenig Aufwand viel Nutzen: Formular; viel Aufwand wenig Nutzen: App",
        ),
        ("timeline", "Milestones: freeze 5 Oct, beta 2 Nov", "Meilensteine: Stopp 5. Oktober, Start 30. November"),
        ("gantt", "Gantt: Design Jan to Mar 2027, Build Mar to Jul 2027", "Projektplan: Bau Mai bis Juli 2027"),
        ("kpi-grid", "KPIs: revenue $12.4M (+18 %), NPS 62", "Kennzahlen: Umsatz 12 Mio. €, 847 Kunden, Marge 8 %"),
        (
            "comparison-table",
            "Compare direct sales vs brokers: cost 41 € vs 96 €, retention 71 % vs 88 %",
            "Vergleich Pflug und Direktsaat: Diesel 42 l/ha und 18 l/ha, Ertrag 7,8 t und 7,5 t",
        ),
        ("swot", "SWOT: strengths: fleet; weaknesses: debt", "SWOT: Stärken: Flotte; Schwächen: Schulden"),
        ("funnel", "Funnel: 12,000 visits, 210 customers", "Trichter: 12.000 Besuche, 210 Kunden"),
        ("pyramid", "Pyramid: strategy, tactics, tasks", "Pyramide: Strategie, Taktik, Aufgaben"),
        ("process", "Process: intake, check, refund", "Ablauf: Eingang, Prüfung, Erstattung"),
        ("cycle", "Crop rotation cycle: wheat, clover, oats", "Kreislauf: Abfüllung, Handel, Rückgabe"),
        ("org-chart", "Org chart: CEO > CTO, CFO", "Organigramm: Vorstand > Technik, Finanzen"),
        ("waterfall", "Bridge: Budget 10, Price +2, Actual 12", "Wasserfall: Plan 10, Preis +2, Ist 12"),
        ("chart/bar", "Bar chart: North $12M, South $9M", "Balkendiagramm: Nord 12 Mio. €, Süd 9 Mio. €"),
        ("chart/line", "Line chart: Jan 1.2M, Feb 1.3M", "Verlauf: Jan 41 %, Feb 62 %"),
        ("chart/area", "Area chart: Jan 1.2M, Feb 1.3M", "Flächendiagramm: Jan 41 %, Feb 62 %"),
        ("chart/doughnut", "Pie chart: staff 52 %, rent 48 %", "Anteile: Personal 52 %, Miete 48 %"),
        (
            "chart/scatter",
            "Scatter plot of price and litres: Pils 1.20 € 900 hl, Bock 1.90 € 140 hl",
            "Streudiagramm Preis und Absatz: Pils 1,20 € 900 hl, Bock 1,90 € 140 hl",
        ),
        (
            "small-multiples/",
            "Small multiples of visitors: North: Jan 10, Feb 12; South: Jan 8, Feb 9",
            "Kleine Diagramme der Besucher: Nord: Jan 10, Feb 12; Süd: Jan 8, Feb 9",
        ),
        (
            "comparison-table",
            "Table: columns: Plant, Power, Year; rows: North, 120 MW, 2011; South, 85 MW, 2018",
            "Tabelle der Werke: Nord: 120 MW, 2011; Süd: 85 MW, 2018",
        ),
        (
            "comparison-table",
            "Risk heat map: fire: likelihood low, impact high; theft: likelihood high, impact low",
            "Risikomatrix: Brand: Eintritt niedrig, Schaden hoch; Diebstahl: Eintritt hoch, Schaden gering",
        ),
        ("agenda", "Agenda: 09:00 Welcome, 09:15 Results", "Tagesordnung: Begrüßung, Haushalt, Verschiedenes"),
        ("section/opening", "Title slide: Q4 Strategy Review", "Titelfolie: Strategie 2027"),
        ("quote", 'Quote: "Good bread." - A customer', "Zitat: „Gutes Brot.“ - Eine Kundin"),
        ("section/section", "Mission: No child walks for water", "Leitbild: Kein Kind geht für Wasser zu Fuß"),
        (
            "pros-cons",
            "Pros and cons: pros: lighter; cons: dearer",
            "Vor- und Nachteile: Vorteile: Ruhe; Nachteile: Kosten",
        ),
        ("roadmap", "Roadmap: Product: App Q2; Sales: Partners Q3", "Fahrplan: Produkt: App Q2; Vertrieb: Partner Q3"),
        ("before-after", "From 14 booking steps to 5", "Lieferzeit vorher 6 Tage, nachher 2 Tage"),
        (
            "executive-summary",
            "Summary: Revenue grew 12 %. We hired 40 people.",
            "Fazit: Umsatz +12 %. Marge bei 8 %.",
        ),
        ("team", "Team: Chief engineer (pumps), Site manager (Lyon)", "Team: Bauleitung (Lyon), Technik (Pumpen)"),
        ("closing/", "Next steps: sign the lease (COO), hire", "Nächste Schritte: Mietvertrag (Vorstand), Personal"),
        ("title-body/content", "Three levers: return loads, depots, prices", "Drei Hebel: Rückladung, Lager, Preise"),
    ],
)
def test_a_layout_is_reached_in_both_languages(layout: str, english: str, german: str) -> None:
    """Nothing of the brief is missing on its slide."""
    assert [_layout(english), _layout(german)] == [layout.strip("/")] * 2


@pytest.mark.parametrize(
    ("brief", "title", "lines"),
    [
        ("Title slide: Q4 Strategy Review", "Q4 Strategy Review", []),
        ("Titelfolie: Strategie 2027; Aufsichtsrat; 14. Mai 2027", "Strategie 2027", ["Aufsichtsrat", "14. Mai 2027"]),
    ],
)
def test_a_title_slide_is_a_cover(brief: str, title: str, lines: list[str]) -> None:
    """Also one without lines, and nothing of its plan is without effect."""
    source = source_of(parse("protocol_v2", plan_of(brief).document))
    (slide,) = source.content.slides
    _, found, _ = laid_out(source)

    assert isinstance(slide, OpeningSlide)
    assert (slide.title, list(slide.body), found) == (title, lines, ())
