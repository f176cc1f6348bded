"""What stands beside a number and belongs to it: currencies, scales, units; parts of regular expressions."""

CODES = r"US\$|R\$|[$€£¥₹₺₩]|(?:EUR|USD|GBP|CHF|JPY|SEK|NOK|DKK|PLN)(?![A-Za-z])"
MONEY = (
    rf"(?:{CODES}|(?i:(?:d['\u2019]|d[ei] )?(?:Euros?|dollars?|dólares|pesos)|pounds?|Franken|"
    r"francs|złotych|zł|reais|kronor|TL|lira)\b|円|元|원|ريال|درهم|دولارا?|يورو|جنيها?)"
)
POWERS = {
    r"[kK]|Tsd\.?|(?i:thousand|tausend|mil(?:le)?(?! mil)|mila|duizend|bin(?=\s(?:TL|lira|kişi|adet))|"
    r"tysi(?:ąc|ęcy|ące)|tys\.?(?=\s))|千|ألف|آلاف": 3,
    r"[\u4e07萬만]": 4,
    r"(?i:lakhs?|lacs?)": 5,
    r"Mio\.?|mn|[Mm]|(?i:mln\.?|mill(?:ions?|ionen|ones|ón)|milion(?:[iey]|ów)?|milh(?:ões|ão)|"
    r"miljoen|milyon)|百万|مليون": 6,
    r"(?i:crores?)": 7,
    r"[\u5104亿억]": 8,
    r"Mrd\.?|bn|B|(?i:billion(?!en)|Milliarden?|milliards?|mil millones|mil milhões|mld\.?|miliard(?:[iy]|ów)?|miljard|"
    r"bilh(?:ões|ão)|milyar)|مليار": 9,
    r"tn|T|(?i:trillion|Billionen)|兆|조": 12,
}
SCALE = rf"(?:{'|'.join(POWERS)})(?:(?![^\W\d_]|[²³23](?!\d))|(?={CODES})|(?=[\u5186元人件원명개건]))"
SIGNS = (
    r"[%\uff05]|٪|‰|pp|PP|bps?|[kMGT]?Wh|[kMGT]Wp?|kg|mg|g|kt|Mt|t|km/h|km[²2]|m[²³23]|mm|cm|km|m|ha|hl|cl|dl|ml|l|h|min|ms|s|"
    r"°[CF]?|℃|[kMGT]B|[MG]bit/s|dB|ppm|[kM]?Hz|k?V|x|\u00d7|FTEs?|VZÄ"
)
WORDS = (
    r"(?i:per cent|percent(?:age points)?|cents?|pence|centimes|céntimos|Prozent(?:punkte)?|points?|Punkten?|pts?|"
    r"hours?|Stunden?|minutes?|Minuten?|"
    r"seconds?|Sekunden?|days?|Tage?n?|weeks?|Wochen?|months?|Monate?n?|years?|Jahre?n?|tonnes?|tons?|Tonnen|"
    r"jours?|días?|heures?|horas?|minutos?|semaines?|semanas?|mois|mes(?:es)?|ans?|a[nñ]os?|toneladas|litros?|anni|"
    r"giorn[io]|settiman[ae]|dias?|mês|dagen|weken|maand(?:en)?|jaar|dni|godzin[ay]?|"
    r"tygodni|miesięcy|lat|"
    r"lit(?:re|er)s?|kilomet(?:re|er)s?|hectares?|Hektar|square met(?:re|er)s?|Quadratmeter|degrees|Grad|"
    r"طنا?|كيلومترا?|كم|دقائق|دقيقة|أسابيع|أسبوعا?|"
    r"أشهر|شهرا?|أيام|يوما?|سنوات|سنة|ساعات|ساعة)"
)
_COUNTERS = (
    r"ポイント|パーセント|時間|[\u304bヶケ]月|週間|"
    r"世帯|[か箇]所|[軒戸棟席冊校\u4eba名件社店台本個枚分日倍回点]|명|개월|개|건"
)
_END = r"(?!(?![\u3041-\u9fff])[^\W_])"
"""No letter follows, but one of Japanese, which has no blanks: "3.2%から"."""
UNIT = rf"(?:(?:{SIGNS}|{WORDS}){_END}|{_COUNTERS})"
