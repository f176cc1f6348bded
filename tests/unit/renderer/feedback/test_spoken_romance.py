"""Wishes in French and Spanish: each does what it says, and nothing else."""

from typing import Any

import pytest

from renderer.feedback import revise
from tests.unit.renderer.feedback.plans import Json, changes, planned

POINTS = planned("Trois raisons d'ouvrir à Lyon : loyers 30 % plus bas, deux autoroutes, 400 employés formés")
PUNTOS = planned("Tres motivos para abrir en Valencia: alquiler 35 % más barato, 2.300 clientes, cocinero propio")
CHART = planned("Chiffre d'affaires : Nord 12 M€, Sud 9 M€, Ouest 7 M€")
VENTAS = planned("Ventas: Madrid 4,2 M€, Sevilla 2,1 M€, Bilbao 1,7 M€")
KPIS = planned("Tableau de bord : ventes 12,4 M€ (+18 %), 847 clients, NPS 62, attrition 2,1 %")
TIMES = planned("Calendrier : gel 5 octobre, bêta 2 novembre, lancement 30 novembre")
TABLE = planned("Comparar plan A y plan B: coste: 2 M€ vs 3 M€, plazo: 6 meses vs 3 meses")


@pytest.mark.parametrize(
    ("plan", "wish", "said"),
    [
        (POINTS, "Supprime la deuxième puce", "remove the second bullet"),
        (POINTS, "Ajoute une puce : gare TGV", "add a bullet: gare TGV"),
        (POINTS, "Agrandis le titre, s'il te plaît", "make the title larger"),
        (POINTS, "Le titre devrait être plus petit", "make the title smaller"),
        (POINTS, "Peux-tu mettre le titre en gras ?", "make the title bold"),
        (POINTS, "Mets le titre en rouge", "make the title red"),
        (POINTS, "Change le titre en « Lyon, maintenant »", 'change the title to "Lyon, maintenant"'),
        (POINTS, "Déplace la troisième puce tout en haut", "move the third bullet to the top"),
        (POINTS, "Déplace le titre de 1 cm vers la droite", "move the title 1 cm to the right"),
        (POINTS, "Remplace 400 par 450", "replace 400 with 450"),
        (POINTS, "Plus d'espace", "more whitespace"),
        (POINTS, "Fond sombre", "use the dark theme"),
        (CHART, "Fais-en un camembert", "as a pie chart"),
        (CHART, "Graphique en barres horizontales", "use horizontal bars"),
        (CHART, "Mets Nord en évidence", "highlight Nord"),
        (CHART, "Change Sud à 10 M€", "change Sud to 10 M€"),
        (CHART, "Échange Nord et Sud", "swap Nord and Sud"),
        (CHART, "Change la couleur d'accent en vert", "change the accent color to green"),
        (KPIS, "Mets clients après NPS", "put clients after NPS"),
        (KPIS, "Mets les valeurs en 40 pt", "make the values 40pt"),
        (TIMES, "Déplace le lancement au 7 décembre", "move lancement to 7 décembre"),
        (PUNTOS, "Elimina el segundo punto", "remove the second bullet"),
        (PUNTOS, "Añade un punto: buena estación", "add a bullet: buena estación"),
        (PUNTOS, "Haz el título más grande, por favor", "make the title larger"),
        (PUNTOS, "Pon el título en negrita", "make the title bold"),
        (PUNTOS, 'Cambia el título a "Valencia ya"', 'change the title to "Valencia ya"'),
        (PUNTOS, "Añade una fuente: Informe anual", "add a source: Informe anual"),
        (PUNTOS, "Usa Georgia para el título", "use Georgia for the title"),
        (VENTAS, "Conviértelo en un gráfico circular", "as a pie chart"),
        (VENTAS, "Resalta Madrid", "highlight Madrid"),
        (VENTAS, "Intercambia Madrid y Sevilla", "swap Madrid and Sevilla"),
        (VENTAS, "Fondo oscuro", "use the dark theme"),
        (TABLE, "Elimina la fila plazo", "remove row plazo"),
        (TABLE, "Cambia el coste de plan B a 4 M€", "change the coste of plan B to 4 M€"),
        (TABLE, "Alinea los valores a la derecha", "align the values right"),
    ],
)
def test_a_wish_does_what_it_does_in_english(plan: Json, wish: str, said: str) -> None:
    """And the slide is another one than before, so that both have done something."""
    revision, english = revise(plan, wish), revise(plan, said)

    assert [one.message for one in revision.warnings] == [one.message for one in english.warnings]
    assert revision.plan == english.plan != plan


@pytest.mark.parametrize(
    ("feedback", "changed"),
    [
        (
            "Supprime la deuxième puce. Ajoute une puce : gare TGV, puis mets le titre en rouge et centre le titre.",
            {
                "/slides/0/body/1": "400 employés formés",
                "/slides/0/body/2": "Gare TGV",
            },
        ),
        (
            "Renomme deux autoroutes en trois autoroutes. Ajoute une source : Rapport. Supprime la première puce.",
            {
                "/slides/0/body": ["trois autoroutes", "400 employés formés"],
                "/slides/0/source": "Rapport",
            },
        ),
    ],
)
def test_wishes_in_a_chain_are_told_apart(feedback: str, changed: dict[str, Any]) -> None:
    """At stops, and before the verbs of the language."""
    revision = revise(POINTS, feedback)
    found = changes(POINTS, revision.plan)

    assert {place: found.get(place) for place in changed} == changed


@pytest.mark.parametrize("wish", ["Rends-le plus percutant", "Hazlo más llamativo", "Ajoute une machine : rouge"])
def test_what_is_not_understood_is_quoted(wish: str) -> None:
    """In its own language, and nothing is changed."""
    revision = revise(POINTS, wish)

    assert revision.plan == POINTS
    assert [(one.code, wish in one.message) for one in revision.warnings] == [("not_understood", True)]


@pytest.mark.parametrize(
    ("plan", "wish", "changed"),
    [
        (CHART, "Renomme Ouest en Occident", {"/slides/0/chart/categories/2": "Occident"}),
        (VENTAS, "Renombra Bilbao como País Vasco", {"/slides/0/chart/categories/2": "País Vasco"}),
        (TABLE, "Cambia el nombre de coste a precio", {"/slides/0/rows/0/label": "precio"}),
    ],
)
def test_renaming_changes_exactly_that(plan: Json, wish: str, changed: dict[str, Any]) -> None:
    """No other text, and no figure."""
    revision = revise(plan, wish)

    assert changes(plan, revision.plan) == changed
    assert revision.warnings == ()


def test_a_cell_without_content_is_marked_in_the_language_of_the_slide() -> None:
    """Where the table has few words to tell it by, too."""
    revision = revise(TABLE, "Añade una columna: Plan C")

    assert [row["values"][-1] for row in revision.plan["slides"][0]["rows"]] == ["[por definir]"] * 2
    assert ["[por definir]" in one.message for one in revision.warnings] == [True]
