"""Types of slides that tell, and what they look for in a template."""

from renderer.deck.slides.composed import CompositionSlide, PatternSlide
from renderer.deck.slides.stories import (
    AgendaSlide,
    BeforeAfterSlide,
    ClosingSlide,
    ExecutiveSummarySlide,
    OpeningSlide,
    PictureTextSlide,
    QuoteSlide,
    SectionSlide,
    TeamSlide,
    TitleBodySlide,
)
from renderer.layout import composition, patterns
from renderer.layout.covers import closing, opening, section
from renderer.layout.slides import (
    agenda,
    before_after,
    executive_summary,
    picture_text,
    quote,
    team,
    title_body,
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

STORIES: tuple[SlideType, ...] = (
    SlideType(
        model=PatternSlide,
        lay_out=patterns.lay_out,
        paging=Paging("rows", first=("kpis",), last=("prose", "points", "chart")),
        layouts=(_STATEMENT, _FREE),
        layout_for=patterns.layout_for,
        is_wide=patterns.is_wide,
    ),
    SlideType(model=CompositionSlide, lay_out=composition.lay_out, is_wide=lambda _: True),
    SlideType(
        model=OpeningSlide,
        lay_out=opening.lay_out,
        layouts=(_OPENING,),
        role="opening",
    ),
    SlideType(model=SectionSlide, lay_out=section.lay_out, layouts=(_SECTION,), role="section"),
    SlideType(model=AgendaSlide, lay_out=agenda.lay_out, paging=Paging("items"), layouts=(_AGENDA,)),
    SlideType(
        model=ExecutiveSummarySlide,
        lay_out=executive_summary.lay_out,
        paging=Paging("proofs"),
        layouts=(_SUMMARY,),
    ),
    SlideType(model=QuoteSlide, lay_out=quote.lay_out, layouts=(_QUOTE,)),
    SlideType(model=TeamSlide, lay_out=team.lay_out, paging=Paging("members"), layouts=(_TEAM,)),
    SlideType(model=PictureTextSlide, lay_out=picture_text.lay_out, paging=Paging("body"), layouts=(_PICTURE_TEXT,)),
    SlideType(model=BeforeAfterSlide, lay_out=before_after.lay_out, layouts=(_BEFORE_AFTER,)),
    SlideType(
        model=ClosingSlide,
        lay_out=closing.lay_out,
        paging=Paging("steps", last=("decision", "contact")),
        layouts=(_CLOSING,),
        role="closing",
    ),
    SlideType(
        model=TitleBodySlide,
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
)
