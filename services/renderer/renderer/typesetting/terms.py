"""What the renderer says in words of its own, on slides and to people who do not see them, by language."""

import re
from collections.abc import Mapping

from renderer.typesetting.scripts import has_rtl

_ENGLISH = "en"
_SIGNED, _LEFT_TO_RIGHT = re.compile("[-+\u2212]"), "\u200e"
"""A sign would stand behind its figure among words that run from the right, unless a mark of direction is before it."""
_TERMS: Mapping[str, Mapping[str, str]] = {
    "target": {
        "ar": "الهدف", "cs": "Cíl", "da": "Mål", "de": "Ziel", "en": "Target", "es": "Objetivo", "fi": "Tavoite",
        "fr": "Objectif", "he": "יעד", "hi": "लक्ष्य", "it": "Obiettivo", "ja": "目標", "ko": "목표", "nb": "Mål",
        "nl": "Doel", "pl": "Cel", "pt": "Meta", "ru": "Цель", "sv": "Mål", "th": "เป้าหมาย", "tr": "Hedef",
        "zh": "目标",
    },
    "benchmark": {
        "ar": "المرجع", "cs": "Srovnání", "da": "Sammenligning", "de": "Vergleich", "en": "Benchmark",
        "es": "Referencia", "fi": "Vertailu", "fr": "Référence", "he": "השוואה", "it": "Riferimento", "ja": "比較",
        "ko": "비교", "nb": "Sammenligning", "nl": "Benchmark", "pl": "Porównanie", "pt": "Referência",
        "ru": "Сравнение", "sv": "Jämförelse", "tr": "Karş\u0131laşt\u0131rma", "zh": "基准",
    },
    "average": {
        "ar": "المتوسط", "cs": "Průměr", "da": "Gennemsnit", "de": "Durchschnitt", "en": "Average", "es": "Promedio",
        "fi": "Keskiarvo", "fr": "Moyenne", "he": "ממוצע", "hi": "औसत", "it": "Media", "ja": "平均", "ko": "평균",
        "nb": "Gjennomsnitt", "nl": "Gemiddelde", "pl": "Średnia", "pt": "Média", "ru": "Среднее", "sv": "Medelvärde",
        "th": "ค่าเฉลี่ย", "tr": "Ortalama", "zh": "平均",
    },
    "forecast": {
        "ar": "توقعات", "cs": "Prognóza", "da": "Prognose", "de": "Prognose", "en": "Forecast", "es": "Previsión",
        "fi": "Ennuste", "fr": "Prévision", "he": "תחזית", "hi": "पूर्वानुमान", "it": "Previsione", "ja": "予測",
        "ko": "전망", "nb": "Prognose", "nl": "Prognose", "pl": "Prognoza", "pt": "Previsão", "ru": "Прогноз",
        "sv": "Prognos", "th": "คาดการณ์", "tr": "Tahmin", "zh": "预测",
    },
    "growth per year": {
        "ar": "نمو سنوي مركب {rate}", "de": "{rate} p.\u00a0a.", "en": "CAGR {rate}", "es": "TCAC {rate}",
        "fr": "TCAC {rate}", "ja": "年平均成長率 {rate}", "ko": "연평균 {rate}", "nl": "{rate} per jaar",
        "zh": "年复合增长率 {rate}",
    },
    "percentage points": {
        "ar": "{points} نقطة مئوية", "de": "{points} %-Punkte", "en": "{points} pp", "es": "{points} p.\u00a0p.",
        "fr": "{points} pts", "it": "{points} p.p.", "ja": "{points} ポイント", "ko": "{points}%p",
        "nl": "{points} procentpunt", "pt": "{points} p.p.", "zh": "{points} 个百分点",
    },
    "from to": {
        "ar": "من {first} إلى {last}", "de": "Von {first} bis {last}", "en": "From {first} to {last}",
        "es": "De {first} a {last}", "fr": "De {first} à {last}", "it": "Da {first} a {last}",
        "ja": "{first}から{last}まで", "nl": "Van {first} tot {last}", "zh": "从{first}到{last}",
    },
    "first total to last": {
        "ar": "من المجموع الأول إلى الأخير", "de": "Von der ersten Summe zur letzten",
        "en": "From the first total to the last", "es": "Del primer total al último",
        "fr": "Du premier total au dernier", "it": "Dal primo totale all'ultimo", "ja": "最初の合計から最後の合計まで",
        "nl": "Van het eerste totaal tot het laatste", "zh": "从第一个合计到最后一个",
    },
    "in all": {
        "ar": "الإجمالي {change}", "de": "Insgesamt {change}", "en": "In all {change}", "es": "En total {change}",
        "fr": "Au total {change}", "it": "In totale {change}", "ja": "合計 {change}", "nl": "In totaal {change}",
        "zh": "合计 {change}",
    },
    "extremes": {
        "ar": "من {low} إلى {high}", "de": "von {low} bis {high}", "en": "from {low} to {high}",
        "es": "de {low} a {high}", "fr": "de {low} à {high}", "it": "da {low} a {high}", "ja": "{low}\uff5e{high}",
        "nl": "van {low} tot {high}", "zh": "从{low}到{high}",
    },
    "continued": {
        "ar": " (تابع)", "cs": " (pokračování)", "da": " (fortsat)", "de": " (Forts.)", "en": " (cont.)",
        "es": " (cont.)", "fi": " (jatkuu)", "fr": " (suite)", "he": " (המשך)", "hi": " (जारी)", "it": " (segue)",
        "ja": "\uff08続き\uff09", "ko": " (계속)", "nb": " (forts.)", "nl": " (vervolg)", "pl": " (cd.)",
        "pt": " (cont.)", "ru": " (продолжение)", "sv": " (forts.)", "th": " (ต่อ)", "tr": " (devam)",
        "zh": "\uff08续\uff09",
    },
    "volume": {
        "ar": "حجم التداول", "cs": "Objem", "da": "Volumen", "de": "Volumen", "en": "Volume", "es": "Volumen",
        "fi": "Volyymi", "fr": "Volume", "he": "מחזור", "it": "Volume", "ja": "出来高", "ko": "거래량", "nb": "Volum",
        "nl": "Volume", "pl": "Wolumen", "pt": "Volume", "ru": "Объём", "sv": "Volym", "tr": "Hacim", "zh": "成交量",
    },
    "titled": {
        "en": "{kind} of {title}", "ja": "{kind}\uff1a{title}", "zh": "{kind}\uff1a{title}", "": "{kind}: {title}",
    },
    "axis cut": {
        "ar": "المحور لا يبدأ من الصفر", "de": "Die Achse beginnt nicht bei null",
        "en": "The axis does not begin at zero", "es": "El eje no empieza en cero",
        "fr": "L'axe ne commence pas à zéro", "it": "L'asse non parte da zero", "ja": "軸はゼロから始まっていません",
        "nl": "De as begint niet bij nul", "zh": "坐标轴不从零开始",
    },
    "table": {
        "ar": "جدول من {rows} صفوف: {names}", "de": "Tabelle mit {rows} Zeilen: {names}",
        "en": "Table with {rows} rows comparing {names}", "es": "Tabla de {rows} filas: {names}",
        "fr": "Tableau de {rows} lignes : {names}", "it": "Tabella di {rows} righe: {names}",
        "ja": "{rows}行の表\uff1a{names}", "nl": "Tabel met {rows} rijen: {names}", "zh": "{rows}行的表格\uff1a{names}",
    },
    "recommended": {
        "ar": "الموصى به: {name}", "de": "empfohlen: {name}", "en": "recommended: {name}", "es": "recomendado: {name}",
        "fr": "recommandé : {name}", "it": "consigliato: {name}", "ja": "推奨\uff1a{name}", "nl": "aanbevolen: {name}",
        "zh": "推荐\uff1a{name}",
    },
    "quarters filled": {
        "ar": "{filled} من 4 أرباع", "de": "{filled} von 4 Vierteln gefüllt", "en": "{filled} of 4 quarters filled",
        "es": "{filled} de 4 cuartos", "fr": "{filled} quarts sur 4", "it": "{filled} quarti su 4",
        "ja": "4分の{filled}", "nl": "{filled} van 4 kwarten gevuld", "zh": "四分之{filled}",
    },
    "tone good": {
        "ar": "التقييم: جيد", "de": "Wertung: gut", "en": "Tone: good", "es": "Valoración: buena",
        "fr": "Appréciation : bonne", "ja": "評価\uff1a良い",
    },
    "tone bad": {
        "ar": "التقييم: سيئ", "de": "Wertung: schlecht", "en": "Tone: bad", "es": "Valoración: mala",
        "fr": "Appréciation : mauvaise", "ja": "評価\uff1a悪い",
    },
    "tone neutral": {
        "ar": "التقييم: محايد", "de": "Wertung: neutral", "en": "Tone: neutral", "es": "Valoración: neutral",
        "fr": "Appréciation : neutre", "ja": "評価\uff1a中立",
    },
}  # fmt: skip
"""Each term with its form in each language; one under "" is for all that are not named."""
_CHARTS: Mapping[str, Mapping[str, str]] = {
    "Bar chart": {
        "ar": "مخطط أعمدة", "de": "Balkendiagramm", "es": "Gráfico de barras", "fr": "Graphique à barres",
        "ja": "棒グラフ",
    },
    "Line chart": {
        "ar": "مخطط خطي", "de": "Liniendiagramm", "es": "Gráfico de líneas", "fr": "Graphique en courbes",
        "ja": "折れ線グラフ",
    },
    "Area chart": {
        "ar": "مخطط مساحي", "de": "Flächendiagramm", "es": "Gráfico de áreas", "fr": "Graphique en aires",
        "ja": "面グラフ",
    },
    "Radar chart": {
        "ar": "مخطط راداري", "de": "Netzdiagramm", "es": "Gráfico radial", "fr": "Graphique radar",
        "ja": "レーダーチャート",
    },
    "Pie chart": {
        "ar": "مخطط دائري", "de": "Kreisdiagramm", "es": "Gráfico circular", "fr": "Graphique en secteurs",
        "ja": "円グラフ",
    },
    "Doughnut chart": {
        "ar": "مخطط حلقي", "de": "Ringdiagramm", "es": "Gráfico de anillos", "fr": "Graphique en anneau",
        "ja": "ドーナツグラフ",
    },
    "Scatter chart": {
        "ar": "مخطط مبعثر", "de": "Punktdiagramm", "es": "Gráfico de dispersión", "fr": "Nuage de points",
        "ja": "散布図",
    },
    "Bubble chart": {
        "ar": "مخطط فقاعي", "de": "Blasendiagramm", "es": "Gráfico de burbujas", "fr": "Graphique à bulles",
        "ja": "バブルチャート",
    },
    "Stock chart": {
        "ar": "مخطط أسهم", "de": "Kursdiagramm", "es": "Gráfico de cotizaciones", "fr": "Graphique boursier",
        "ja": "株価チャート",
    },
    "Histogram": {
        "ar": "مدرج تكراري", "de": "Histogramm", "es": "Histograma", "fr": "Histogramme", "ja": "ヒストグラム",
    },
    "Box-and-whisker chart": {
        "ar": "مخطط صندوقي", "de": "Kastengrafik", "es": "Diagrama de caja", "fr": "Boîte à moustaches",
        "ja": "箱ひげ図",
    },
    "Funnel": {"ar": "قمع", "de": "Trichter", "es": "Embudo", "fr": "Entonnoir", "ja": "ファネル"},
    "Waterfall chart": {
        "ar": "مخطط شلالي", "de": "Wasserfalldiagramm", "es": "Gráfico de cascada", "fr": "Graphique en cascade",
        "ja": "ウォーターフォール図",
    },
    "Treemap": {
        "ar": "خريطة شجرية", "de": "Kacheldiagramm", "es": "Mapa de árbol", "fr": "Carte proportionnelle",
        "ja": "ツリーマップ",
    },
    "Sunburst": {
        "ar": "مخطط شمسي", "de": "Sonnendiagramm", "es": "Proyección solar", "fr": "Rayons de soleil",
        "ja": "サンバースト図",
    },
}  # fmt: skip
"""Kinds of charts by their English names."""


def term(name: str, language: str, /, **values: object) -> str:
    """What `name` is in a language (BCP 47), with `values` in their places; in English where it is not known."""
    forms = _TERMS[name]
    form = forms.get(language.lower().partition("-")[0]) or forms.get("") or forms[_ENGLISH]
    if values and has_rtl(form):
        values = {
            key: f"{_LEFT_TO_RIGHT}{value}" if _SIGNED.match(str(value)) else value for key, value in values.items()
        }
    return form.format(**values) if values else form


def chart_name(name: str, language: str) -> str:
    """What a kind of chart (`name`, in English) is called in a language (BCP 47); in English where it is not known."""
    return _CHARTS.get(name, {}).get(language.lower().partition("-")[0], name)
