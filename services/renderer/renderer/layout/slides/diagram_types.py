"""Types of slides that are one diagram, and what they look for in a template."""

from renderer.deck.slides.diagrams import (
    CycleSlide,
    FunnelSlide,
    GanttSlide,
    MatrixSlide,
    ProcessSlide,
    ProsConsSlide,
    PyramidSlide,
    RoadmapSlide,
    SwotSlide,
)
from renderer.layout.figures.roadmap import cut_lanes
from renderer.layout.slides import (
    diagrams,
)
from renderer.layout.slides.slide_type import Paging, SlideType, WantedLayout

_STEPS_BESIDE = 3
"""How many steps have room beside a title, or beside the conclusion."""


DIAGRAMS: tuple[SlideType, ...] = (
    SlideType(
        model=ProcessSlide,
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
        model=CycleSlide,
        lay_out=diagrams.cycle,
        layouts=(
            WantedLayout(
                name="cycle",
                words=("cycle|cycle diagram|kreislauf|zyklus|cycle de vie|ciclo|cyclus|サイクル|循環|循环|순환|دورة"),
            ),
        ),
    ),
    SlideType(
        model=PyramidSlide,
        lay_out=diagrams.pyramid,
        layouts=(
            WantedLayout(
                name="pyramid",
                words=("pyramid|pyramide|pirámide|piramide|pirâmide|ピラミッド|金字塔|피라미드|هرم"),
            ),
        ),
    ),
    SlideType(
        model=FunnelSlide,
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
        model=GanttSlide,
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
        model=RoadmapSlide,
        lay_out=diagrams.roadmap,
        is_wide=lambda _: True,
        paging=Paging("lanes", finer=cut_lanes),
        layouts=(
            WantedLayout(
                name="roadmap",
                words=("product roadmap|roadmap lanes|produkt-roadmap|ロードマップ|路线图|로드맵|خارطة الطريق"),
            ),
        ),
    ),
    SlideType(
        model=SwotSlide,
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
        model=MatrixSlide,
        lay_out=diagrams.matrix,
        layouts=(
            WantedLayout(
                name="matrix",
                words=("2x2|2 x 2|two by two|quadrants|quadranten|matrice|matriz|マトリクス|矩阵|매트릭스|مصفوفة"),
            ),
        ),
    ),
    SlideType(
        model=ProsConsSlide,
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
