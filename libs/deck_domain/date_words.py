"""Words that dates are written with, in the languages of our decks: in lower case, without dots, `_` for a space."""

from collections.abc import Iterable, Mapping

_MONTHS = (
    "jan january januar januari janv janvier ene enero gen gennaio janeiro jänner styczeń stycznia كانون_الثاني يناير",
    "feb february februar februari fév févr février febrero febbraio fev fevereiro luty lutego شباط فبراير",
    "mar march märz mrz mär mars marzo março maart mrt marzec آذار مارس",
    "apr april avr avril abr abril aprile kwiecień kwietnia نيسان أبريل ابريل إبريل",
    "may mai mayo mag maggio maio mei maj أيار ايار مايو",
    "jun june juni juin junio giu giugno junho czerwiec czerwca حزيران يونيو",
    "jul july juli juil juillet julio lug luglio julho lipiec lipca تموز يوليو",
    "aug august août ago agosto augustus augusti sierpień sierpnia آب أغسطس اغسطس",
    "sep sept september septembre septiembre set settembre setembro wrzesień września أيلول ايلول سبتمبر",
    "oct okt october oktober octobre octubre ott ottobre out outubro październik października تشرين_الأول أكتوبر "
    "اكتوبر",
    "nov november novembre noviembre novembro listopad listopada تشرين_الثاني نوفمبر",
    "dec dez december dezember déc décembre dic diciembre dicembre dezembro grudzień grudnia كانون_الأول ديسمبر",
)
_ORDINALS = (
    "1 1st i first erstes erster ersten premier primer primero primo primeiro 一 الأول الاول",
    "2 2nd ii second zweites zweiter zweiten deuxième segundo secondo 二 الثاني",
    "3 3rd iii third drittes dritter dritten troisième tercer tercero terzo terceiro 三 الثالث",
    "4 4th iv fourth viertes vierter vierten quatrième cuarto quarto 四 الرابع",
)
_THIRDS = (
    "early beginning start anfang beginn début principios inizio início 初頭 年初 上旬 初 أوائل مطلع بداية",
    "mid middle mitte mi milieu mediados metà meados 半ば 中頃 中旬 منتصف أواسط",
    "late end ende fin finales fine final 年末 下旬 末 أواخر نهاية",
)
_SEASONS = {
    3: "spring frühjahr frühling printemps primavera 春 الربيع ربيع",
    6: "summer sommer été verano estate verão 夏 الصيف صيف",
    9: "autumn fall herbst automne otoño autunno outono 秋 الخريف خريف",
}


def _words(line: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in line.split())


def _numbered(lines: Iterable[str]) -> Mapping[str, int]:
    return {word: number for number, line in enumerate(lines, 1) for word in _words(line)}


MONTHS = _numbered(_MONTHS)
"""Names of months and their short forms, with the number of the month."""
ORDINALS = _numbered(_ORDINALS)
"""What counts quarters and halves."""
THIRDS = _numbered(_THIRDS)
"""What says in which third of a time something is."""
SEASONS = {word: month for month, line in _SEASONS.items() for word in _words(line)}
"""Seasons that lie within one year, with their first month."""
QUARTERS = _words("quarter quartal trimestre trimester kwartaal kvartal 四半期 季度 分期 الربع ربع")
HALVES = _words("half halbjahr hj semestre halfjaar halvår 半期 半年 النصف نصف")
WEEKS = _words("week kw cw wk w woche kalenderwoche semaine sem semana settimana vecka 週 周 الأسبوع أسبوع اسبوع")
FISCAL = _words("fy gj geschäftsjahr fiscal_year financial_year exercice ejercicio السنة_المالية 年度")
"""What stands beside a year of business, which is taken for that of the calendar."""
FILLERS = frozenset(
    _words(
        "of the de del du da di der des im in den year jahr by from since until till ab seit bis ca circa about "
        "approx من في عام سنة العام م"
    )
)
"""What stands beside the parts of a date and changes nothing."""
RANGES = _words("to until till through thru bis à au hasta a al até tot إلى الى حتى から")
"""What stands between the two ends of a range."""
