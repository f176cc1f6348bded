"""Words in names of layouts that tell what a layout is for, in the languages of common templates."""

import re
from collections.abc import Mapping

from deck_documents import protocol_v2

SLIDE_TYPES = tuple(name for name in protocol_v2.SLIDE_TYPES if name != "composition")
"""Those that a layout can be meant for."""

_WORDS: Mapping[str, str] = {
    "opening": (
        "title slide|cover|opening|titelfolie|deckblatt|titelseite|diapositive de titre|page de garde|diapositiva de "
        "título|portada|diapositiva titolo|copertina|slide de título|capa|titeldia|rubrikbild|タイトル スライド|表紙|"
        "标题幻灯片|封面|제목 슬라이드|표지|شريحة عنوان|غلاف|שקופית כותרת"
    ),
    "statement": (
        "section header|section|divider|statement|quote|big idea|abschnittsüberschrift|abschnitt|zitat|kernaussage|"
        "titre de section|citation|encabezado de sección|sección|cita|intestazione sezione|seção|セクション見出し|"
        "节标题|구역 머리글|عنوان المقطع"
    ),
    "title-body": (
        "title and content|title and text|title, content|content|text|bullets|agenda|titel und inhalt|inhalt|text und "
        "titel|aufzählung|titre et contenu|contenu|título y objetos|título y contenido|contenido|titolo e contenuto|"
        "contenuto|título e conteúdo|conteúdo|タイトルとコンテンツ|コンテンツ|标题和内容|内容|제목 및 내용|"
        "عنوان ومحتوى|محتوى|כותרת ותוכן"
    ),
    "kpi-grid": (
        "kpi|kpis|key figures|key metrics|metrics|scorecard|dashboard|big numbers|kennzahlen|kennzahl|chiffres clés|"
        "indicateurs|indicadores|cifras clave|métricas|indicatori|kerncijfers|nyckeltal|指標|主要指標|关键指标|"
        "핵심 지표|المؤشرات"
    ),
    "comparison-table": (
        "table|comparison table|benchmark|benchmarking|matrix|tabelle|vergleichstabelle|tableau|tableau comparatif|"
        "tabla|tabla comparativa|tabella|tabela|tabel|比較表|表|对比表|표|جدول|טבלה"
    ),
    "market-map": (
        "market map|market landscape|landscape|competitive landscape|positioning|marktübersicht|wettbewerbsumfeld|"
        "positionierung|paysage concurrentiel|cartographie|mapa de mercado|panorama|mappa del mercato|市場マップ|"
        "ポジショニング|市场格局|시장 지도|خريطة السوق"
    ),
    "timeline": (
        "timeline|roadmap|milestones|schedule|history|zeitplan|zeitstrahl|zeitachse|meilensteine|fahrplan|chronologie|"
        "feuille de route|calendrier|línea de tiempo|cronología|cronograma|hoja de ruta|sequenza temporale|linha do "
        "tempo|tijdlijn|tidslinje|タイムライン|年表|工程表|时间线|时间轴|타임라인|الجدول الزمني|ציר זמן"
    ),
    "org-chart": (
        "org chart|organisation chart|organization chart|organization|organisation|organigram|hierarchy|organigramm|"
        "organigramme|organigrama|organigramma|hierarchie|組織図|组织结构图|조직도|الهيكل التنظيمي|מבנה ארגוני"
    ),
    "waterfall": (
        "waterfall|bridge|chart|title and chart|diagram|graph|wasserfall|brücke|diagramm|überleitung|cascade|graphique|"
        "pont|cascada|gráfico|cascata|grafico|grafiek|ウォーターフォール|グラフ|瀑布图|图表|차트|مخطط"
    ),
    "tombstone-grid": (
        "tombstone|tombstones|transactions|deals|credentials|references|track record|case studies|transaktionen|"
        "referenzen|références|réalisations|transacciones|credenciales|referencias|transazioni|transações|"
        "取引実績|実績|交易案例|거래 실적|الصفقات"
    ),
}


def _pattern(words: str) -> re.Pattern[str]:
    """Whole words where a script parts them; longer names first."""
    parts = sorted((word.strip() for word in words.split("|")), key=len, reverse=True)
    alphabetic = "|".join(re.escape(word) for word in parts if _is_alphabetic(word))
    other = "|".join(re.escape(word) for word in parts if not _is_alphabetic(word))
    whole = rf"(?<![^\W_])(?:{alphabetic})(?![^\W_])"
    return re.compile(f"{whole}|{other}" if other else whole)


def _is_alphabetic(word: str) -> bool:
    return all(ord(char) < 0x0590 for char in word)


_PATTERNS = {slide_type: _pattern(words) for slide_type, words in _WORDS.items()}


def word_for(slide_type: str, layout_name: str) -> str | None:
    """The word of a layout's name that speaks for `slide_type`; None where none does."""
    found = _PATTERNS[slide_type].search(layout_name.casefold().replace("_", " "))
    return found[0] if found else None


def words_known(slide_type: str) -> bool:
    """Whether names of layouts can speak for a type of slide."""
    return slide_type in _PATTERNS
