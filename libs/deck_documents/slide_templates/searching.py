"""Finding templates by words, also misspelt ones: of what they are called, and of what people want to show."""

import difflib
import re
from collections.abc import Mapping

from deck_documents.slide_templates.shelf import TEMPLATES
from deck_documents.slide_templates.template import SlideTemplate

_MORE: Mapping[str, str] = {
    "kpi_dashboard": "kpis kennzahlen cockpit ergebnisse stand",
    "kpi_grid": "kpis kennzahlen zahlen",
    "swot": "risks stärken schwächen chancen risiken bedrohungen",
    "porter_five_forces": "rivals rivalry wettbewerb wettbewerbskräfte branche",
    "bcg_matrix": "marktanteil marktwachstum portfolio geschäftsfelder",
    "value_chain": "wertschöpfung wertschöpfungskette wertkette",
    "timeline": "events zeitstrahl zeitachse meilensteine termine verlauf geschichte",
    "comparison": "compare offers vs vergleich vergleichen gegenüberstellung angebote varianten optionen kriterien",
    "comparison_table": "compare tabelle vergleich vergleichen",
    "gantt": "tasks deadlines projektplan terminplan zeitplan balkenplan aufgaben vorgänge",
    "waterfall": "costs wasserfall überleitung abweichung kosten kostenaufschlüsselung ergebnisbrücke",
    "icon_grid": "symbole kacheln merkmale leistungen vorteile",
    "architecture_overview": "architektur schichten systemlandschaft",
    "data_platform": "datenplattform datenfluss daten",
    "application_integration": "schnittstellen anwendungen integration",
    "title_body": "points stichpunkte aufzählung punkte liste",
    "section": "headline titelfolie deckblatt trennfolie kapitel kernaussage aussage",
    "agenda": "programme tagesordnung inhalt inhaltsverzeichnis themen",
    "executive_summary": "zusammenfassung fazit überblick kernbotschaften",
    "quote": "said zitat kundenstimme",
    "team": "contacts photos mitarbeiter ansprechpartner personen",
    "picture_text": "bild foto abbildung",
    "before_after": "today tomorrow vorher nachher veränderung verbesserung heute künftig",
    "closing": "nächste schritte abschluss kontakt entscheidung",
    "market_map": "marktübersicht positionierung wettbewerber",
    "org_chart": "reports organigramm hierarchie berichtslinien aufbauorganisation abteilungen",
    "chart": "trend revenue sales diagramm balkendiagramm liniendiagramm kreisdiagramm umsatz absatz anteile",
    "small_multiples": "diagramme regionen",
    "tombstone_grid": "referenzen transaktionen",
    "process": "bottleneck prozess ablauf schritte vorgehen verfahren engpass",
    "cycle": "kreislauf zyklus regelkreis",
    "pyramid": "pyramide ebenen stufen",
    "funnel": "customers lose leads trichter vertriebstrichter konversion kunden verlieren interessenten",
    "roadmap": "fahrplan strategie quartale releases",
    "matrix": "heatmap risks risk heat map risikomatrix risiken risiko priorisierung quadranten aufwand nutzen",
    "pros_cons": "for against vorteile nachteile argumente dafür dagegen",
    "composition": "frei bausteine raster",
}
"""What people also say, by the id of the template."""
_ELSEWHERE: Mapping[str, str] = {
    "kpi_dashboard": "indicateurs indicadores indicatori tableau tablero 指標 ダッシュボード مؤشرات",
    "kpi_grid": "chiffres cifras cifre números indicateurs indicadores 指標 数字 مؤشرات أرقام",
    "swot": "forces faiblesses foda dafo fortalezas debilidades 強み 弱み القوة الضعف",
    "timeline": "frise chronologie cronología cronologia jalons hitos tijdlijn タイムライン 年表 زمني",
    "comparison": "comparaison comparer comparación comparar confronto comparação vergelijking 比較 مقارنة",
    "comparison_table": "tableau tabla tabella tabela comparaison comparación confronto 比較 表 مقارنة جدول",
    "gantt": "planning calendrier cronograma planificación ガントチャート ガント工程表 工程表 غانت",
    "waterfall": "cascade cascada cascata ウォーターフォール 滝グラフ شلالي",
    "agenda": "ordre sommaire orden programma ordem 議題 目次 أعمال",
    "executive_summary": "synthèse résumé resumen sintesi resumo samenvatting 要約 概要 ملخص",
    "quote": "citation cita citazione citação citaat 引用 اقتباس",
    "team": "équipe equipo squadra equipe チーム فريق",
    "before_after": "avant après antes después prima dopo depois 前後 قبل بعد",
    "closing": "prochaines étapes próximos pasos prossimi passi passos 次 الخطوات",
    "org_chart": "organigramme organigrama organograma 組織図 الهيكل",
    "chart": "graphique gráfico grafico grafiek barres barras グラフ 売上 رسم",
    "process": "processus étapes proceso pasos processo passi stappen プロセス 手順 流れ عملية خطوات",
    "cycle": "ciclo サイクル 循環 دورة",
    "pyramid": "pirámide piramide ピラミッド هرم",
    "funnel": "entonnoir embudo imbuto funil ファネル قمع",
    "roadmap": "feuille ruta tabella ロードマップ خريطة",
    "matrix": "matrice matriz マトリックス مصفوفة",
    "pros_cons": "avantages inconvénients ventajas desventajas vantaggi svantaggi vantagens 長所 短所 مزايا عيوب",
}
"""The same in other languages."""
_SAYS_NOTHING = (
    "a an the of to for in on at by with and or our we who whom what where how do does is are two after from "
    "der die das ein eine einer von zu für in im am mit und oder unser unsere wir wer wo was wie ist sind nach"
)
_SILENT = frozenset(_SAYS_NOTHING.split())
_SHORT, _LONG = 4, 5
"""Letters of a word that is no stem, and of one that a German compound may have in it."""
_BRIEF, _HAN = 2, "\u2e80"
"""The same of a word of Japanese, which has no blanks; and where the signs of Asia begin."""
_ALIKE = 0.8
"""How much of a misspelt word is as it should be."""


def search(query: str) -> list[SlideTemplate]:
    """The templates that have words of a query, best first; those of equal worth in the order of the shelf."""
    words = [word for word in re.findall(r"\w+", query.casefold().replace("_", " ")) if word not in _SILENT]
    words = [right for word in words for right in _spelt(word)]
    scored = [(sum(_worth(word, template) for word in words), template) for template in TEMPLATES.values()]
    found = [pair for pair in scored if pair[0]]
    return [template for _, template in sorted(found, key=lambda pair: -pair[0])]


def _called(template: SlideTemplate) -> str:
    """What people call a template besides its name."""
    return f"{template.words} {_MORE.get(template.id, '')} {_ELSEWHERE.get(template.id, '')}"


def _spelt(word: str) -> list[str]:
    """A word that templates know, or the known one that it is most like; itself where none is."""
    if len(word) < _SHORT or any(_worth(word, template) for template in TEMPLATES.values()):
        return [word]
    known = {
        one for template in TEMPLATES.values() for one in f"{template.name} {_called(template)}".casefold().split()
    }
    return difflib.get_close_matches(word, sorted(known), n=1, cutoff=_ALIKE) or [word]


def _worth(word: str, template: SlideTemplate) -> int:
    """How well a word fits: its name before what people also call it, both before its description."""
    called = _called(template)
    places = (f"{template.id.replace('_', ' ')} {template.name}", called, template.description)
    stem = word.rstrip("s") if len(word) > _SHORT else word
    begins = re.compile(rf"\b{re.escape(stem)}")
    if worth := next(
        (worth for worth, text in zip((5, 3, 1), places, strict=True) if begins.search(text.casefold())), 0
    ):
        return worth
    return 2 * any(len(one) >= (_BRIEF if one > _HAN else _LONG) and one in word for one in called.split())
