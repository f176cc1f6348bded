"""Types of slides that show figures, and what they look for in a template."""

from renderer.deck.slides.figures import (
    ChartSlide,
    ComparisonTableSlide,
    KpiGridSlide,
    MarketMapSlide,
    OrgChartSlide,
    SmallMultiplesSlide,
    TimelineSlide,
    TombstoneGridSlide,
    WaterfallSlide,
)
from renderer.layout.figures.evidence import has_evidence
from renderer.layout.slides import (
    chart,
    comparison_table,
    kpi_grid,
    market_map,
    org_chart,
    small_multiples,
    timeline,
    tombstone_grid,
    waterfall,
)
from renderer.layout.slides.slide_type import Paging, SlideType, WantedLayout

_CHARTS_BESIDE, _COLUMNS_BESIDE, _EVENTS_BESIDE = 4, 4, 4
_BOXES_BESIDE, _BARS_BESIDE, _CARDS_BESIDE, _COMPANIES_BESIDE, _JUDGED_BESIDE = 8, 8, 6, 12, 3
"""How many of each have room beside a title, or beside the conclusion."""

_CHART = WantedLayout(
    name="chart",
    words="chart|title and chart|graph|diagramm|graphique|gráfico|grafico|grafiek|グラフ|图表|차트|مخطط|תרשים",
    types={"chart": 0.45, "titleOnly": 0.3, "obj": 0.15},
    arrangement="one chart",
    is_expected=False,
)

FIGURES: tuple[SlideType, ...] = (
    SlideType(
        model=KpiGridSlide,
        lay_out=kpi_grid.lay_out,
        paging=Paging("items"),
        is_wide=lambda slide: len(slide.items) > _JUDGED_BESIDE and any(map(has_evidence, slide.items)),
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
        model=ComparisonTableSlide,
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
        model=MarketMapSlide,
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
        model=TimelineSlide,
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
        model=OrgChartSlide,
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
        model=WaterfallSlide,
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
        model=ChartSlide,
        lay_out=chart.lay_out,
        is_wide=lambda slide: bool(slide.remarks),
        layouts=(_CHART,),
    ),
    SlideType(
        model=SmallMultiplesSlide,
        lay_out=small_multiples.lay_out,
        is_wide=lambda slide: len(slide.charts) > _CHARTS_BESIDE,
    ),
    SlideType(
        model=TombstoneGridSlide,
        lay_out=tombstone_grid.lay_out,
        paging=Paging("items", holed=tombstone_grid.HOLED),
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
)
