"""Whether the input is plainly several stories: rarely wrong, and never about one."""

from __future__ import annotations

from dataclasses import replace

from rashomon.account.groups import groups_of
from rashomon.records import Article
from rashomon.testing.builders import find_span

FERRY = """The ferry Marta stood still at Tarn harbour on Monday after its brake failed, port engineer Ida
Brandt told the Ledger. Passengers waited on the quay until the evening boat from Oby arrived.
Brandt ordered an inspection of the winch, the cable and the hull, and the shipping line Halvard
promised refunds for every ticket. Freight lorries turned round at the ramp and drove along the
fjord. {}"""
MINE = """Geologists at the copper mine near Velde found water in the lower gallery, surveyor Tomas Rehn wrote
in a memo to the mining inspectorate. Pumps from Koster were lowered through the northern shaft
while forty miners stayed above ground. Rehn blamed last winter's drilling, and the union demanded
wages for the lost shifts. Velde smelts ore in two furnaces that stay cold until the gallery is dry.
{}"""
MORE = (
    "Halvard runs three ferries between Tarn and Oby; the Marta is the oldest, from a yard long closed.",
    "Brandt would not guess when the Marta sails. Tarn harbour has a single ramp, so freight waits at Oby.",
    "Ticket holders queued at the Halvard office in Tarn, where clerks stamped forms under a tin roof.",
)


def articles(*texts: str, language: str = "en") -> list[Article]:
    return [
        Article(f"a{number}", f"{number}.txt", text, language=language) for number, text in enumerate(texts)
    ]


def test_one_story_is_never_split() -> None:
    assert groups_of(articles(*(FERRY.format(more) for more in MORE))) == ()
    assert groups_of(articles(FERRY)) == ()
    assert groups_of([]) == ()


def test_two_stories_are_told_apart_the_larger_first() -> None:
    given = articles(MINE.format(""), *(FERRY.format(more) for more in MORE))
    assert groups_of(given) == (("a1", "a2", "a3"), ("a0",))


def test_an_article_too_short_to_tell_goes_where_it_is_likest() -> None:
    given = articles(MINE.format(""), FERRY.format(""), "The Marta stood still, Brandt said.")
    assert groups_of(given) == (("a1", "a2"), ("a0",))
    assert groups_of(articles("Rain.", "Snow.")) == ()


def test_another_language_is_no_sign_of_another_story() -> None:
    german = """
Die Fähre blieb am Montag im Hafen liegen, nachdem ihre Bremse versagt hatte. Reisende warteten am
Kai, bis abends ein anderes Schiff kam. Das Hafenamt ordnete eine Prüfung an, und die Reederei
versprach, jede Karte zu erstatten, auch jenen, welche schon nach Hause gegangen waren oder mit
einem Wagen weiterfuhren."""
    given = articles(*(FERRY.format(more) for more in MORE))
    assert groups_of([*given, replace(given[0], id="german", text=german, language="de")]) == ()


def test_words_around_the_article_do_not_join_two_stories() -> None:
    around = "\n" + " ".join(MORE) * 3
    one, other = articles(FERRY.format("") + around, MINE.format("") + around)
    furnished = [replace(each, furniture=(find_span(each, around),)) for each in (one, other)]
    assert groups_of([one, other]) == ()
    assert len(groups_of(furnished)) == 2


def test_script_without_blanks_is_compared() -> None:
    ferry = (
        "塔恩港的渡輪星期一停駛因為煞車故障港務局工程師布蘭特下令檢查絞盤"
        "纜繩與船體哈瓦德船公司承諾退還每一張票旅客在碼頭等候"
    )
    given = articles(ferry + "直到傍晚的船抵達", ferry + "天色已經暗了", language="zh")
    assert groups_of(given) == ()
