"""How a chart is drawn: its values, its legend, its axis, the width of its bars, levels and trends across it."""

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

from renderer.authoring.figure_grammar import SINGLE
from renderer.feedback.draft import CannotDo, Draft, Json
from renderer.feedback.operations.figures import number_in

_ARTICLE = (
    r"(?:(?:the|an?|all|every|some|der|die|das|den|alle|eine?n?|la|les?|un|une|el|l[ao]s|una|il|i|gli|lo|os?|as?|"
    r"uma?|de|"
    r"het|een) |l['\u2019])?"
)
_SHOW = (
    r"(?:show|display|add|turn on|switch on|enable|include|draw|put in|bring back|i want to see|zeige?|zeichne|"
    r"ergänze?|"
    r"füge?|affiche[rz]?|montre[rz]?|ajoute[rz]?|muestra|mostrar|añade|agrega|mostra|aggiungi|mostre|adicione?|toon|"
    r"voeg|with|mit|avec|con|com|met)"
)
_HIDE = (
    r"(?:hide|remove|delete|drop|turn off|switch off|get rid of|take (?:out|away)|no|without|entferne?|lösche?|"
    r"verstecke?|"
    r"blende|kein(?:e|en)?|ohne|masque[rz]?|cache[rz]?|enlève[rz]?|supprime[rz]?|sans|pas de|oculta|quita|elimina|sin|"
    r"nascondi|togli|rimuovi|senza|esconda|retire|sem|verberg|verwijder|zonder|geen)"
)
_AWAY = r"(?: (?:an|ein|aus|hinzu|dar|toe|again|wieder|please))?"
_SHOWN = r"(?: (?:an|ein|wieder ein|sichtbar)?(?:zeigen|blenden|einblenden|anzeigen|einzeichnen|ergänzen|hinzufügen))"
_HIDDEN = r"(?: (?:ausblenden|weg|weglassen|entfernen|löschen))"
_NUMBER = SINGLE


def _wish(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


def _thing(names: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What shows a part of a chart, and what hides it, by the names of the part."""
    where = (
        r"(?: (?:on|at|above|over|in|inside|to|of|beside|auf|an|über|bei|sur|en|su|op) (?:(?:the|each|all|every|den|"
        r"die|der|"
        r"jede[nmr]?|les|las|los|le) )?(?:bars?|lines?|columns?|chart|graph|slices?|points?|balken|säulen|linien?|"
        r"diagramm|"
        r"barres|barras|barre))?"
    )
    shown = _wish(rf"{_SHOW} {_ARTICLE}(?:{names}){where}{_AWAY}|{_ARTICLE}(?:{names}){where}{_SHOWN}")
    return shown, _wish(rf"{_HIDE} {_ARTICLE}(?:{names}){where}{_AWAY}|{_ARTICLE}(?:{names}){where}{_HIDDEN}")


_VALUES = _thing(
    r"values|data ?labels|value labels|numbers|figures|werte|zahlen|datenbeschriftung(?:en)?|valeurs|étiquettes|"
    r"chiffres|"
    r"valores|etiquetas|cifras|valori|etichette|waarden|getallen"
)
_LABEL_BARS = _wish(
    r"(?:label|beschrifte) (?:the |die )?(?:bars|lines|columns|slices|values|balken|säulen|linien|werte)"
)
_LEGEND = _thing(r"legend|key|legende|légende|leyenda|legenda")
_LEGEND_AT = _wish(
    r"(?:(?:put|move|place|show|set|setze?|verschiebe?|zeige?) )?(?:the |die )?legende? "
    r"(?:(?:at|on|to|in|below|above|an|nach|auf) )?(?:the )?"
    r"(?P<at>bottom|top|left|right|below|above|unten|oben|links|rechts|top right)(?: (?:of|side|hand side).*)?"
)
_SIDES = {"below": "bottom", "unten": "bottom", "above": "top", "oben": "top", "links": "left", "rechts": "right"}
_AXIS_NAMES = (
    r"(?:(?:y|value|vertical|scale|wert|größen|vertikale)[ -]?)?(?:axis|scale|achse|werteachse|y-achse|"
    r"axe(?: des? valeurs)?|"
    r"eje(?: de valores)?|asse|eixo|as)"
)
_AXIS = _thing(_AXIS_NAMES)
_GRID = _thing(
    r"grid ?lines?|grid|gitternetz(?:linien)?|gitterlinien|hilfslinien|grille|quadrillage|cuadrícula|griglia|raster"
)
_FROM = _wish(
    rf"(?:(?:start|begin|let|make|set|have|lasse?|beginne?|starte?) )?{_ARTICLE}(?:{_AXIS_NAMES}) "
    r"(?:(?:should|must|soll(?:te)?|to|has to|doit|debe) )?(?:(?:start|begin|starts|begins|starting|beginnt|beginnen|"
    r"startet|"
    r"starten|commence|commencer|démarre|empieza|empezar|comienza|inizia|começa|begint) )?"
    r"(?:at|from|with|bei|mit|ab|von|à|en|desde|da|em|op|bij) "
    rf"(?P<low>{_NUMBER}|zero|null|zéro|cero|nul)(?: (?:to|until|bis|à|hasta|a) (?P<high>{_NUMBER}))?"
    r"(?: (?:beginnen|starten|anfangen|lassen|beginnen lassen|start|begin))?|"
    r"(?:start|begin|beginne?) (?:at|from|with|bei|mit) (?P<bare>0|zero|null)|zero[- ]based axis"
)
_WIDTH = _wish(
    r"(?:(?:make|mach|draw|rends|haz|i want|use) )?(?:the |die |les |las |le )?"
    r"(?:(?P<less>narrower|thinner|slimmer|schmalere?|dünnere?)|(?P<more>wider|thicker|fatter|broader|breitere?|"
    r"dickere?)) "
    r"(?:bars|columns|balken|säulen)|"
    r"(?:(?:make|mach|rends|haz) )?(?:the |die |les |las |le |de )?(?:bars|columns|balken|säulen|barres|barras|barre) "
    r"(?:(?:should be|sollen|plus|más|più) )?(?:(?P<thin>narrower|thinner|slimmer|schmaler|dünner|étroites|fines|"
    r"estrechas|"
    r"finas|strette)|(?P<thick>wider|thicker|fatter|broader|breiter|dicker|larges|épaisses|anchas|gruesas|"
    r"larghe))(?: sein)?|"
    r"(?P<smal>smallere balken)|(?P<breed>bredere balken)|"
    r"(?P<apart>(?:more|bigger|larger|mehr) (?:space|gap|room|abstand|platz) between (?:the )?(?:bars|columns)|"
    r"mehr (?:abstand|platz) zwischen den (?:balken|säulen))|"
    r"(?P<close>(?:less|smaller|weniger) (?:space|gap|room|abstand) (?:between|zwischen) (?:the |den )?(?:bars|"
    r"columns|balken|"
    r"säulen))"
)
_LINES = _wish(
    r"(?:make |mach )?(?:the |die )?(?:(?:thicker|thinner|bolder|dashed|dotted|smooth(?:er)?|dickere?|dünnere?|"
    r"gestrichelte|"
    r"gepunktete) (?:lines?|linien?|borders?|outlines?)|"
    r"(?:lines?|linien?|borders?|outlines?) (?:should be |sollen )?(?:thicker|thinner|bolder|dashed|dotted|"
    r"smooth(?:er)?|dicker|"
    r"dünner|gestrichelt|gepunktet)(?: sein)?)|"
    r"(?:des )?lignes plus (?:épaisses|fines)|líneas más (?:gruesas|finas)|linee più (?:spesse|sottili)"
)
_LEVEL = (
    r"(?:target|goal|benchmark|threshold|objective|reference|limit|ziel(?:wert|linie|marke)?|soll(?:wert)?|grenzwert|"
    r"objectif|cible|seuil|objetivo|meta|obiettivo|soglia|doel)"
)
_TARGET = _wish(
    rf"{_SHOW} {_ARTICLE}(?P<name>{_LEVEL})(?:[ -]?(?:line|value|linie))? ?(?:(?:of|at|:|=|von|bei|de|di|à|en|a|van|"
    rf"op) )?"
    rf"(?P<level>{_NUMBER})(?: (?:as (?:a )?target|to (?:the|all) (?:chart|bars)|hinzu|ein))?"
    r"(?:,? (?:called|named|labell?ed|namens|genannt) "
    r"[\"'\u201c\u201e]?(?P<label>[^\"'\u201c\u201d]{1,40})[\"'\u201c\u201d]?)?|"
    rf"{_ARTICLE}(?P<named>{_LEVEL})(?: (?:is|of|at|von|bei|ist|:))? (?P<said>{_NUMBER})(?:{_SHOWN})?|"
    rf"(?:change|set|move|ändere?|setze?) {_ARTICLE}(?P<moved>{_LEVEL})(?:[ -]?line)? (?:to|at|auf|"
    rf"bei) (?P<new>{_NUMBER})"
)
_NO_TARGET = _wish(rf"{_HIDE} {_ARTICLE}{_LEVEL}(?:[ -]?(?:line|value))?{_AWAY}|{_ARTICLE}{_LEVEL}{_HIDDEN}")
_AVERAGE = _thing(
    r"(?:average|mean|durchschnitt(?:s?linie)?|mittelwert|moyenne|media|promedio|média|gemiddelde)(?:[ -]?(?:line|"
    r"value))?|"
    r"ligne de moyenne|línea de promedio"
)
_TREND = _thing(r"trend ?lines?|trendlinien?|ligne de tendance|línea de tendencia|linea di tendenza|trendlijn")
_STACKED = _wish(
    r"(?:stack|staple) (?:the |die )?(?:bars|columns|series|balken|säulen)|"
    r"(?P<not>unstack (?:the )?(?:bars|columns)|(?:put |place )?(?:the )?(?:bars|columns|series) side by side|"
    r"(?:balken|säulen) nebeneinander)"
)
_FLIPPED = _wish(
    r"(?:flip|swap|switch|transpose|rotate|turn) (?:the )?(?:axes|axis|chart|bars)|(?:die )?achsen (?:tauschen|drehen)|"
    r"tausche? die achsen"
)
_PERCENT = _thing(r"percent(?:ages?)?|per ?cents?|prozent(?:e|werte|zahlen)?|pourcentages?|porcentajes?|percentuali")
_LOG = _wish(
    r"(?:use (?:a )?|make (?:it )?|switch to (?:a )?)?log(?:arithmic|arithmische)?[ -]?(?:scale|axis|achse|skala)"
)
_USUAL_GAP, _WIDEST_GAP, _NARROWEST_GAP, _STEP = 60.0, 300.0, 15.0, 2.0
_WITH_AXES = frozenset({"bar", "line", "area", "scatter", "bubble"})


def drawn(wish: str, draft: Draft) -> Draft | None:
    """As "show values", "hide the legend", "start the axis at 0", "narrower bars", "add a target of 15"."""
    if draft.kind != "chart":
        return None
    said = _said(wish)
    return said[0](said[1], said[2], draft) if said else None


def not_drawn(wish: str, draft: Draft) -> Draft | None:
    """Raise CannotDo for the same wishes on a slide without a chart, where nothing else is meant by them."""
    if draft.kind != "chart" and _said(wish):
        raise CannotDo("the slide has no chart that could be drawn so.")
    return None


def _said(wish: str) -> "tuple[_Does, re.Match[str], bool] | None":
    """What does a wish, how it was said, and whether it shows something; None for other wishes."""
    for does, patterns in _OPERATIONS:
        for number, pattern in enumerate(patterns):
            if said := pattern.fullmatch(wish):
                return does, said, number == 0
    return None


def _chart(draft: Draft) -> Json:
    chart: Json = draft.slide["chart"]
    return chart


def _with(draft: Draft, **fields: Any) -> Draft:
    """The draft with other fields of its chart; one that is None is taken away."""
    chart = {**_chart(draft), **fields}
    return draft.changing(chart={name: value for name, value in chart.items() if value is not None})


def _values(_: re.Match[str], shown: bool, draft: Draft) -> Draft:
    """Values beside their marks, or an axis to read them from: a chart without both tells no figure."""
    labels = _chart(draft).get("dataLabels")
    draft = _with(draft, dataLabels={**(labels if isinstance(labels, dict) else {}), "showValue": shown})
    axis = _chart(draft).get("valueAxis") or {}
    is_read = not shown and _chart(draft)["chartType"] in _WITH_AXES and axis.get("visible") is False
    return _with(draft, valueAxis={**axis, "visible": True}) if is_read else draft


def _legend(_: re.Match[str], shown: bool, draft: Draft) -> Draft:
    if not shown and _chart(draft)["chartType"] in {"pie", "doughnut"}:
        labels = _chart(draft).get("dataLabels")
        draft = _with(
            draft, dataLabels={**(labels if isinstance(labels, dict) else {"showValue": True}), "showCategory": True}
        )
    if not shown:
        return _with(draft, legend={**(_chart(draft).get("legend") or {}), "position": "none"})
    is_single = len(_chart(draft).get("series", ())) == 1 and _chart(draft)["chartType"] not in {"pie", "doughnut"}
    if is_single:
        raise CannotDo("there is one series, which the title and the unit name already.")
    return _with(draft, legend={"position": "bottom"})


def _legend_at(said: re.Match[str], _: bool, draft: Draft) -> Draft:
    side = said["at"].casefold()
    return _with(
        _legend(said, True, draft), legend={"position": "topRight" if side == "top right" else _SIDES.get(side, side)}
    )


def _axis(draft: Draft) -> Json:
    """What the chart says of its value axis. Raises CannotDo for one that has none."""
    if _chart(draft)["chartType"] not in _WITH_AXES:
        raise CannotDo("this chart has no axis.")
    return dict(_chart(draft).get("valueAxis") or {})


def _with_axis(draft: Draft, **fields: Any) -> Draft:
    """The draft with other options of its value axis; the values that bars have without any stay beside them."""
    axis, chart = _axis(draft), _chart(draft)
    if chart["chartType"] == "bar" and not axis and "dataLabels" not in chart and len(_numbers(draft)) <= _FEW:
        draft = _with(draft, dataLabels={"showValue": True})
        fields = {"visible": False, **fields}
    return _with(draft, valueAxis={**axis, **fields})


def _axis_seen(_: re.Match[str], shown: bool, draft: Draft) -> Draft:
    return _with_axis(draft, visible=shown)


def _gridlines(_: re.Match[str], shown: bool, draft: Draft) -> Draft:
    return _with_axis(draft, gridlines=shown, **({"visible": True} if shown else {}))


def _axis_from(said: re.Match[str], _: bool, draft: Draft) -> Draft:
    """The axis between two values, none of which cuts off what the chart shows."""
    _axis(draft)
    low = _level(said["low"] or "0", draft) if (said["low"] or "")[:1].isdigit() else 0.0
    high = _level(said["high"], draft) if said["high"] else None
    values = _numbers(draft)
    if low and _chart(draft)["chartType"] != "line":
        raise CannotDo("bars and areas are as long as their values only from 0 on: as a line chart it can be done.")
    if values and (low > min(values) or (high is not None and high < max(values))):
        raise CannotDo(f"values from {min(values):g} to {max(values):g} would be cut off.")
    return _with_axis(draft, min=low, **({"max": high} if high is not None else {}))


def _width(said: re.Match[str], _: bool, draft: Draft) -> Draft:
    if _chart(draft)["chartType"] != "bar":
        raise CannotDo("the slide has no bars.")
    is_narrower = any(map(said.group, ("less", "thin", "smal", "apart")))
    gap = float(_chart(draft).get("gapWidth", _USUAL_GAP))
    gap = min(gap * _STEP, _WIDEST_GAP) if is_narrower else max(gap / _STEP, _NARROWEST_GAP)
    return _with(draft, gapWidth=gap)


def _lines(_: re.Match[str], __: bool, ___: Draft) -> Draft:
    raise CannotDo("how thick lines are, and how they are dashed, is up to the theme: do it in PowerPoint.")


def _target(said: re.Match[str], _: bool, draft: Draft) -> Draft:
    value = _level(said["level"] or said["said"] or said["new"], draft)
    evidence = dict(_chart(draft).get("evidence") or {})
    if said["moved"] and "target" not in evidence:
        raise CannotDo('the chart has no target yet: "add a target of 15".')
    label = {"label": said["label"].strip()} if said["label"] else {}
    return _with(draft, evidence={**evidence, "target": {**evidence.get("target", {}), "value": value, **label}})


def _no_target(_: re.Match[str], __: bool, draft: Draft) -> Draft:
    return _without_evidence("target", draft)


def _average(_: re.Match[str], shown: bool, draft: Draft) -> Draft:
    if not shown:
        return _without_evidence("average", draft)
    return _with(draft, evidence={**(_chart(draft).get("evidence") or {}), "average": True})


def _without_evidence(name: str, draft: Draft) -> Draft:
    evidence = dict(_chart(draft).get("evidence") or {})
    if name not in evidence:
        raise CannotDo(f"the chart has no {name}.")
    del evidence[name]
    return _with(draft, evidence=evidence or None)


def _trend(_: re.Match[str], shown: bool, __: Draft) -> Draft:
    is_there = "none is on the slide" if not shown else "a slide is written as code, which has no trend lines"
    raise CannotDo(f"{is_there}: do it in PowerPoint, or send the figures of the trend as a series of its own.")


def _stacked(said: re.Match[str], _: bool, draft: Draft) -> Draft:
    chart = _chart(draft)
    if chart["chartType"] != "bar" or len(chart.get("series", ())) < _TWO:
        raise CannotDo("bars are stacked where there are several series of them.")
    return _with(draft, barGrouping=None if said["not"] else "stacked")


def _flipped(_: re.Match[str], __: bool, draft: Draft) -> Draft:
    chart = _chart(draft)
    if chart["chartType"] != "bar":
        raise CannotDo("axes are turned where there are bars.")
    return _with(draft, barDirection="col" if chart.get("barDirection") == "bar" else "bar")


def _percent(_: re.Match[str], shown: bool, draft: Draft) -> Draft:
    chart = _chart(draft)
    if chart["chartType"] not in {"pie", "doughnut"}:
        raise CannotDo("shares of the whole are told at slices: as a pie chart it can be done.")
    labels = chart.get("dataLabels")
    if "%" in json.dumps(labels or ""):
        return draft  # its values are shares already
    kept = {name: one for name, one in (labels if isinstance(labels, dict) else {}).items() if name != "numberFormat"}
    return _with(draft, dataLabels={**kept, "showPercent": shown, "showValue": not shown, "showCategory": True})


def _log(_: re.Match[str], __: bool, ___: Draft) -> Draft:
    raise CannotDo("a slide is written as code, which has no logarithmic axis: do it in PowerPoint.")


def _level(said: str, draft: Draft) -> float:
    """A level on the axis, in the unit of the chart. Raises CannotDo for what is none."""
    value = number_in(said.strip(), draft)
    if value is None:
        raise CannotDo(f'"{said.strip()}" is no single figure.')
    return value


def _numbers(draft: Draft) -> list[float]:
    chart = _chart(draft)
    series = [
        *(one["values"] for one in chart.get("series", ())),
        *(one["yValues"] for one in chart.get("xySeries", ())),
    ]
    return [value for values in series for value in values if value is not None]


_TWO, _FEW = 2, 12
_Does = Callable[[re.Match[str], bool, Draft], Draft]
_OPERATIONS: Sequence[tuple[_Does, tuple[re.Pattern[str], ...]]] = (
    (_values, (*_VALUES,)),
    (_values, (_LABEL_BARS,)),
    (_legend, (*_LEGEND,)),
    (_legend_at, (_LEGEND_AT,)),
    (_axis_from, (_FROM,)),
    (_axis_seen, (*_AXIS,)),
    (_gridlines, (*_GRID,)),
    (_width, (_WIDTH,)),
    (_lines, (_LINES,)),
    (_target, (_TARGET,)),
    (_no_target, (_NO_TARGET,)),
    (_average, (*_AVERAGE,)),
    (_trend, (*_TREND,)),
    (_stacked, (_STACKED,)),
    (_flipped, (_FLIPPED,)),
    (_percent, (*_PERCENT,)),
    (_log, (_LOG,)),
)
"""What does a wish, and how it is said; of two patterns the first shows a thing and the second hides it."""
