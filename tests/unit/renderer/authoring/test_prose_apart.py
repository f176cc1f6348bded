"""Briefs of sentences with colons and commas of their own: minutes, reports, mails. No sentence is torn."""

import pytest

from tests.support.planned import slide_of


@pytest.mark.parametrize(
    ("brief", "title", "body"),
    [
        (
            "Incident report: on 4 March the main database ran out of disk. Checkout was down for 47 minutes and about "
            "1,900 orders were lost. We restored service by adding a volume. Follow-ups: alert at 80 %, test failover.",
            "On 4 March the main database ran out of disk",
            [
                "Checkout was down for 47 minutes and about 1,900 orders were lost",
                "We restored service by adding a volume",
                "Follow-ups: alert at 80 %, test failover",
            ],
        ),
        (
            "Quick look at the ERP project: migration is 80% done, training has started in Linz, Graz follows in "
            "week 50. Two risks: the interface is late, and we still have no test system. Cost so far 410k of 600k.",
            "Quick look at the ERP project",
            [
                "Migration is 80% done",
                "Training has started in Linz",
                "Graz follows in week 50",
                "Two risks: the interface is late, and we still have no test system",
                "Cost so far 410k of 600k",
            ],
        ),
        (
            "We are hiring: Senior nurse for our unit in Graz, 30-38 h per week. You bring: diploma, 3 years of "
            "practice. We offer: no night shifts, 6 weeks of leave. Apply by 31 January.",
            "We are hiring",
            [
                "Senior nurse for our unit in Graz, 30-38 h per week",
                "You bring: diploma, 3 years of practice",
                "We offer: no night shifts, 6 weeks of leave",
                "Apply by 31 January",
            ],
        ),
        (
            "議事録 11月20日 出席\uff1a田中、佐藤、鈴木。決定事項\uff1a新倉庫は来年4月に開設する。"
            "予算は3,200万円。宿題\uff1a佐藤が見積もりを取る、鈴木が配置図を作る。",
            "議事録 11月20日",
            [
                "出席: 田中、佐藤、鈴木",
                "決定事項\uff1a新倉庫は来年4月に開設する",
                "予算は3,200万円",
                "宿題\uff1a佐藤が見積もりを取る、鈴木が配置図を作る",
            ],
        ),
    ],
)
def test_a_report_is_its_sentences(brief: str, title: str, body: list[str]) -> None:
    """Below its name, or its first sentence where the name only says that it is a report."""
    slide = slide_of(brief)

    assert (slide["title"], slide["body"]) == (title, body)


def test_what_a_slide_shall_explain_is_its_title() -> None:
    """A date at the end of a mail is no title, and what asks for the slide is on none."""
    slide = slide_of(
        "fais-moi une slide pour expliquer notre retard : les vannes ont 6 semaines de retard, deux soudeurs sont "
        "malades et le permis n'est arrivé que le 3 novembre. Nous rattrapons 2 semaines. Nouvelle date : 15 mars"
    )

    assert (slide["title"], len(slide["body"])) == ("Notre retard", 3)
    assert "15 mars" in slide["insight"]


def test_a_list_with_sentences_around_it_stays_a_list() -> None:
    """Only where its items are pieces of sentences it is none."""
    slide = slide_of("We asked our guests. They know what they like: rooms 38, food 22, staff 19. We paint the rooms.")

    assert [one["label"] for one in slide["items"]] == ["Rooms", "Food", "Staff"]
