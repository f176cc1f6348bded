"""The slide types: a row for each, and its layout in a file of its own."""

from collections.abc import Iterator

from renderer.deck import model
from renderer.deck.model import Slide
from renderer.layout import composition, patterns
from renderer.layout.covers import closing, opening, section
from renderer.layout.slides import (
    agenda,
    before_after,
    chart,
    comparison_table,
    diagrams,
    executive_summary,
    kpi_grid,
    market_map,
    org_chart,
    picture_text,
    quote,
    small_multiples,
    team,
    timeline,
    title_body,
    tombstone_grid,
    waterfall,
)
from renderer.layout.slides.slide_type import Paging, SlideType, WantedLayout

_OPENING = WantedLayout(
    name="opening",
    words=(
        "title slide|cover|opening|titelfolie|deckblatt|titelseite|diapositive de titre|page de garde|diapositiva de "
        "título|portada|diapositiva titolo|copertina|slide de título|capa|titeldia|rubrikbild|タイトル スライド|表紙|"
        "标题幻灯片|封面|제목 슬라이드|표지|شريحة عنوان|غلاف|שקופית כותרת"
    ),
    types={"title": 0.5, "ctrTitle": 0.5},
    arrangement="title and subtitle",
    has_content=False,
    is_expected=False,
)
_STATEMENT = WantedLayout(
    name="statement",
    words=(
        "section header|section|divider|statement|quote|big idea|abschnittsüberschrift|abschnitt|zitat|kernaussage|"
        "titre de section|citation|encabezado de sección|sección|cita|intestazione sezione|seção|セクション見出し|"
        "节标题|구역 머리글|عنوان المقطع"
    ),
    types={"secHead": 0.45, "titleOnly": 0.1},
    words_help=True,
    is_expected=False,
)
_SECTION = WantedLayout(
    name="section",
    words=(
        "section header|section|divider|chapter|abschnittsüberschrift|abschnitt|kapitel|titre de section|chapitre|"
        "encabezado de sección|sección|intestazione sezione|seção|セクション見出し|章|节标题|구역 머리글|عنوان المقطع|"
        "כותרת מקטע"
    ),
    types={"secHead": 0.45, "titleOnly": 0.1},
    words_help=True,
    is_expected=False,
)
_CLOSING = WantedLayout(
    name="closing",
    words=(
        "closing|end slide|next steps|thank you|thanks|contact|abschluss|schlussfolie|nächste schritte|danke|"
        "fin|merci|prochaines étapes|cierre|gracias|chiusura|grazie|encerramento|obrigado|結び|謝辞|结束|致谢|"
        "감사합니다|الختام|شكرا|תודה"
    ),
    types={"titleOnly": 0.3, "obj": 0.15},
    is_expected=False,
)
_QUOTE = WantedLayout(
    name="quote",
    words="quote|quotation|testimonial|zitat|citation|cita|citazione|citação|引用|引文|인용|اقتباس|ציטוט",
    types={"titleOnly": 0.3, "obj": 0.15},
    is_expected=False,
)
_AGENDA = WantedLayout(
    name="agenda",
    words=(
        "agenda|contents|table of contents|inhalt|tagesordnung|sommaire|ordre du jour|índice|sommario|目次|議題|目录|"
        "목차|جدول الأعمال"
    ),
    types={"titleOnly": 0.3, "obj": 0.15},
    is_expected=False,
)
_SUMMARY = WantedLayout(
    name="executive-summary",
    words=(
        "executive summary|key messages|management summary|kernaussagen|zusammenfassung|synthèse|resumen ejecutivo|"
        "要約|摘要|요약"
    ),
    types={"titleOnly": 0.3, "obj": 0.15},
    is_expected=False,
)
_TEAM = WantedLayout(
    name="team",
    words="team|people|our team|das team|équipe|equipo|squadra|equipe|チーム|团队|팀|الفريق|צוות",
    types={"titleOnly": 0.3, "obj": 0.15},
    is_expected=False,
)
_PICTURE_TEXT = WantedLayout(
    name="picture-text",
    words="picture with text|text and picture|bild mit text|text und bild|image et texte|imagen y texto",
    types={"titleOnly": 0.3, "obj": 0.15},
    is_expected=False,
)
_BEFORE_AFTER = WantedLayout(
    name="before-after",
    words="before and after|before after|vorher nachher|avant après|antes y después|prima e dopo|antes e depois",
    types={"titleOnly": 0.3, "obj": 0.15},
    is_expected=False,
)
_FREE = WantedLayout(name="free", is_expected=False)

_CHART = WantedLayout(
    name="chart",
    words="chart|title and chart|graph|diagramm|graphique|gráfico|grafico|grafiek|グラフ|图表|차트|مخطط|תרשים",
    types={"chart": 0.45, "titleOnly": 0.3, "obj": 0.15},
    arrangement="one chart",
    is_expected=False,
)

_CHARTS_BESIDE, _STEPS_BESIDE = 4, 3
"""How many charts and steps have room beside a title, or beside the conclusion."""
_COLUMNS_BESIDE, _EVENTS_BESIDE, _BOXES_BESIDE, _BARS_BESIDE, _CARDS_BESIDE, _COMPANIES_BESIDE = 4, 4, 8, 8, 6, 12
"""How many columns, events, boxes, bars, cards and companies have room beside a title, or beside the conclusion."""

TABLE: tuple[SlideType, ...] = (
    SlideType(
        model=model.PatternSlide,
        lay_out=patterns.lay_out,
        paging=Paging("rows", first=("kpis",), last=("prose", "points", "chart")),
        layouts=(_STATEMENT, _FREE),
        layout_for=patterns.layout_for,
        is_wide=patterns.is_wide,
    ),
    SlideType(model=model.CompositionSlide, lay_out=composition.lay_out, is_wide=lambda _: True),
    SlideType(
        model=model.OpeningSlide,
        lay_out=opening.lay_out,
        layouts=(_OPENING,),
        role="opening",
    ),
    SlideType(model=model.SectionSlide, lay_out=section.lay_out, layouts=(_SECTION,), role="section"),
    SlideType(model=model.AgendaSlide, lay_out=agenda.lay_out, paging=Paging("items"), layouts=(_AGENDA,)),
    SlideType(
        model=model.ExecutiveSummarySlide,
        lay_out=executive_summary.lay_out,
        paging=Paging("proofs"),
        layouts=(_SUMMARY,),
    ),
    SlideType(model=model.QuoteSlide, lay_out=quote.lay_out, layouts=(_QUOTE,)),
    SlideType(model=model.TeamSlide, lay_out=team.lay_out, paging=Paging("members"), layouts=(_TEAM,)),
    SlideType(
        model=model.PictureTextSlide, lay_out=picture_text.lay_out, paging=Paging("body"), layouts=(_PICTURE_TEXT,)
    ),
    SlideType(model=model.BeforeAfterSlide, lay_out=before_after.lay_out, layouts=(_BEFORE_AFTER,)),
    SlideType(
        model=model.ClosingSlide,
        lay_out=closing.lay_out,
        paging=Paging("steps", last=("decision", "contact")),
        layouts=(_CLOSING,),
        role="closing",
    ),
    SlideType(
        model=model.TitleBodySlide,
        lay_out=title_body.lay_out,
        paging=Paging("body", first=("lead",)),
        layouts=(
            WantedLayout(
                name="title-body",
                words=(
                    "title and content|title and text|title, content|content|text|bullets|agenda|titel und inhalt|"
                    "inhalt|text und titel|aufzählung|titre et contenu|contenu|título y objetos|título y contenido|"
                    "contenido|titolo e contenuto|contenuto|título e conteúdo|conteúdo|タイトルとコンテンツ|"
                    "コンテンツ|标题和内容|内容|제목 및 내용|عنوان ومحتوى|محتوى|כותרת ותוכן"
                ),
                types={"obj": 0.45, "tx": 0.45, "objOnly": 0.1, "vertTx": -0.3, "vertTitleAndTx": -0.4},
                arrangement="one body",
                shows_body=True,
            ),
        ),
    ),
    SlideType(
        model=model.KpiGridSlide,
        lay_out=kpi_grid.lay_out,
        paging=Paging("items"),
        layouts=(
            WantedLayout(
                name="kpi-grid",
                words=(
                    "kpi|kpis|key figures|key metrics|metrics|scorecard|dashboard|big numbers|kennzahlen|kennzahl|"
                    "chiffres clés|indicateurs|indicadores|cifras clave|métricas|indicatori|kerncijfers|nyckeltal|"
                    "指標|主要指標|关键指标|핵심 지표|المؤشرات"
                ),
                arrangement="bodies two by two",
            ),
        ),
    ),
    SlideType(
        model=model.ComparisonTableSlide,
        lay_out=comparison_table.lay_out,
        paging=Paging("rows"),
        is_wide=lambda slide: len(slide.columns) > _COLUMNS_BESIDE,
        layouts=(
            WantedLayout(
                name="comparison-table",
                words=(
                    "table|comparison table|benchmark|benchmarking|matrix|tabelle|vergleichstabelle|tableau|"
                    "tableau comparatif|tabla|tabla comparativa|tabella|tabela|tabel|比較表|表|对比表|표|جدول|טבלה"
                ),
                types={"tbl": 0.45, "titleOnly": 0.3, "obj": 0.15},
                arrangement="one table",
            ),
        ),
    ),
    SlideType(
        model=model.MarketMapSlide,
        lay_out=market_map.lay_out,
        is_wide=lambda slide: len(slide.companies) > _COMPANIES_BESIDE,
        layouts=(
            WantedLayout(
                name="market-map",
                words=(
                    "market map|market landscape|landscape|competitive landscape|positioning|marktübersicht|"
                    "wettbewerbsumfeld|positionierung|paysage concurrentiel|cartographie|mapa de mercado|panorama|"
                    "mappa del mercato|市場マップ|ポジショニング|市场格局|시장 지도|خريطة السوق"
                ),
                named="one object",
            ),
        ),
    ),
    SlideType(
        model=model.TimelineSlide,
        lay_out=timeline.lay_out,
        paging=Paging("events"),
        is_wide=lambda slide: len(slide.events) > _EVENTS_BESIDE,
        layouts=(
            WantedLayout(
                name="timeline",
                words=(
                    "timeline|roadmap|milestones|schedule|history|zeitplan|zeitstrahl|zeitachse|meilensteine|fahrplan|"
                    "chronologie|feuille de route|calendrier|línea de tiempo|cronología|cronograma|hoja de ruta|"
                    "sequenza temporale|linha do tempo|tijdlijn|tidslinje|タイムライン|年表|工程表|时间线|时间轴|"
                    "타임라인|الجدول الزمني|ציר זמן"
                ),
                arrangement="bodies in a row",
            ),
        ),
    ),
    SlideType(
        model=model.OrgChartSlide,
        lay_out=org_chart.lay_out,
        is_wide=lambda slide: len(slide.nodes) > _BOXES_BESIDE,
        layouts=(
            WantedLayout(
                name="org-chart",
                words=(
                    "org chart|organisation chart|organization chart|organization|organisation|organigram|hierarchy|"
                    "organigramm|organigramme|organigrama|organigramma|hierarchie|組織図|组织结构图|조직도|"
                    "الهيكل التنظيمي|מבנה ארגוני"
                ),
                types={"dgm": 0.45, "titleOnly": 0.35, "obj": 0.1},
                arrangement="one diagram",
            ),
        ),
    ),
    SlideType(
        model=model.WaterfallSlide,
        lay_out=waterfall.lay_out,
        is_wide=lambda slide: len(slide.entries) > _BARS_BESIDE,
        layouts=(
            WantedLayout(
                name="waterfall",
                words=(
                    "waterfall|bridge|chart|title and chart|diagram|graph|wasserfall|brücke|diagramm|überleitung|"
                    "cascade|graphique|pont|cascada|gráfico|cascata|grafico|grafiek|ウォーターフォール|グラフ|"
                    "瀑布图|图表|차트|مخطط"
                ),
                types={"chart": 0.45, "titleOnly": 0.3, "obj": 0.15},
                arrangement="one chart",
            ),
        ),
    ),
    SlideType(
        model=model.ChartSlide,
        lay_out=chart.lay_out,
        is_wide=lambda slide: bool(slide.remarks),
        layouts=(_CHART,),
    ),
    SlideType(
        model=model.SmallMultiplesSlide,
        lay_out=small_multiples.lay_out,
        is_wide=lambda slide: len(slide.charts) > _CHARTS_BESIDE,
    ),
    SlideType(
        model=model.TombstoneGridSlide,
        lay_out=tombstone_grid.lay_out,
        paging=Paging("items"),
        is_wide=lambda slide: len(slide.items) > _CARDS_BESIDE,
        layouts=(
            WantedLayout(
                name="tombstone-grid",
                words=(
                    "tombstone|tombstones|transactions|deals|credentials|references|track record|case studies|"
                    "transaktionen|referenzen|références|réalisations|transacciones|credenciales|referencias|"
                    "transazioni|transações|取引実績|実績|交易案例|거래 실적|الصفقات"
                ),
                arrangement="some pictures",
                named="a picture",
            ),
        ),
    ),
    SlideType(
        model=model.ProcessSlide,
        lay_out=diagrams.process,
        is_wide=lambda slide: len(slide.steps) > _STEPS_BESIDE,
        paging=Paging("steps"),
        layouts=(
            WantedLayout(
                name="process",
                words=(
                    "process|process flow|steps|workflow|prozess|ablauf|schritte|processus|étapes|proceso|"
                    "pasos|processo|proces|プロセス|手順|流程|프로세스|عملية"
                ),
            ),
        ),
    ),
    SlideType(
        model=model.CycleSlide,
        lay_out=diagrams.cycle,
        layouts=(
            WantedLayout(
                name="cycle",
                words=("cycle|cycle diagram|kreislauf|zyklus|cycle de vie|ciclo|cyclus|サイクル|循環|循环|순환|دورة"),
            ),
        ),
    ),
    SlideType(
        model=model.PyramidSlide,
        lay_out=diagrams.pyramid,
        layouts=(
            WantedLayout(
                name="pyramid",
                words=("pyramid|pyramide|pirámide|piramide|pirâmide|ピラミッド|金字塔|피라미드|هرم"),
            ),
        ),
    ),
    SlideType(
        model=model.FunnelSlide,
        lay_out=diagrams.funnel,
        layouts=(
            WantedLayout(
                name="funnel",
                words=(
                    "funnel|sales funnel|pipeline|trichter|entonnoir|embudo|imbuto|funil|trechter|"
                    "ファネル|漏斗|깔때기|قمع"
                ),
            ),
        ),
    ),
    SlideType(
        model=model.GanttSlide,
        lay_out=diagrams.gantt,
        is_wide=lambda _: True,
        paging=Paging("tasks"),
        layouts=(
            WantedLayout(
                name="gantt",
                words=(
                    "gantt|gantt chart|project plan|work plan|projektplan|arbeitsplan|diagramme de gantt|"
                    "plan de projet|plan de proyecto|piano di progetto|ガントチャート|工程|甘特图|간트|مخطط غانت"
                ),
            ),
        ),
    ),
    SlideType(
        model=model.RoadmapSlide,
        lay_out=diagrams.roadmap,
        is_wide=lambda _: True,
        paging=Paging("lanes"),
        layouts=(
            WantedLayout(
                name="roadmap",
                words=("product roadmap|roadmap lanes|produkt-roadmap|ロードマップ|路线图|로드맵|خارطة الطريق"),
            ),
        ),
    ),
    SlideType(
        model=model.SwotSlide,
        lay_out=diagrams.swot,
        layouts=(
            WantedLayout(
                name="swot",
                words=(
                    "swot|swot analysis|swot-analyse|analyse swot|análisis dafo|dafo|analisi swot|análise swot|SWOT分析"
                ),
            ),
        ),
    ),
    SlideType(
        model=model.MatrixSlide,
        lay_out=diagrams.matrix,
        layouts=(
            WantedLayout(
                name="matrix",
                words=("2x2|2 x 2|two by two|quadrants|quadranten|matrice|matriz|マトリクス|矩阵|매트릭스|مصفوفة"),
            ),
        ),
    ),
    SlideType(
        model=model.ProsConsSlide,
        lay_out=diagrams.pros_cons,
        layouts=(
            WantedLayout(
                name="pros-cons",
                words=(
                    "pros and cons|advantages|vor- und nachteile|pro und contra|"
                    "avantages et inconvénients|ventajas y desventajas|pro e contro|prós e contras|長所と短所|"
                    "优缺点|장단점|المزايا والعيوب"
                ),
            ),
        ),
    ),
)
"""Every type of slide. Templates list their layouts in this order."""


def type_of(slide: Slide) -> SlideType:
    """The row of `slide`. Raises TypeError for a slide that the table does not know: it would be an empty page."""
    found = next((row for row in TABLE if type(slide) is row.model), None)
    if found is None:
        raise TypeError(f"there is no row for a {type(slide).__name__} in the table of slide types")
    return found


def wanted_layouts() -> Iterator[WantedLayout]:
    """What slides look for in a template, over all types; each once, though several types may look for it."""
    yield from {wanted.name: wanted for row in TABLE for wanted in row.layouts}.values()


__all__ = ["TABLE", "Paging", "SlideType", "WantedLayout", "type_of", "wanted_layouts"]
