"""What a statement holds of a claim: by its words, by what turns them, and by what stands before it."""

from __future__ import annotations

import pytest

from rashomon.records import Stance
from tests.positions.cases import CASES
from tests.positions.told import Said, given, positions, story


@pytest.mark.parametrize(("claim", "cue", "stance", "words", "expected"), CASES)
def test_position_of_one_statement(claim: str, cue: str, stance: Stance, words: str, expected: str) -> None:
    told = story([Said("A spokesman", cue, words, stance)], lead=f"There were many reports. {claim}")
    assert positions(told, claim) == ([] if expected == "none" else [expected])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the letter is not a fake", ["affirms"]),  # two that turn each other round
        ("nobody denies that the letter is real", ["affirms"]),
        ("there is no doubt that the letter is real", ["affirms"]),  # looks like a negation
        ("the letter is not only real but signed", ["affirms"]),
        ("it would be wrong to say that the letter is genuine", ["denies"]),
        ("if the letter is real, the mayor must go", []),  # only supposed
        ("the letter is real, that is not true", ["denies"]),  # taken back
        ("reports that the letter is real are false", ["denies"]),
        ("it was clear that the wells are not safe", []),  # of another thing
        ("the letter is real, but only a draft", ["qualifies"]),
        ("no such letter was ever written", ["denies"]),
        ("there is no letter", ["denies"]),
        ("I do not know what that letter is", ["withholds"]),
    ],
)
def test_words_that_turn(words: str, expected: list[str]) -> None:
    told = story([Said("Osric Vane", "said", words)], lead="A letter came to light on Monday.")
    assert positions(told, "The letter is real.") == expected


def test_pronoun_stands_for_what_is_spoken_of() -> None:
    told = story([Said("Osric Vane", "said", "it was a forgery")], lead="A letter came to light on Monday.")
    assert positions(told, "The letter is real.") == ["denies"]


def test_answer_that_is_none_leaves_open_what_was_asked() -> None:
    # The words of the second say nothing; the first tells what is left open.
    told = story(
        [
            Said("Osric Vane", "declined to say", "whether the letter was real", "withholds"),
            Said("Osric Vane", "said", "No, I can't", kind="direct"),
        ]
    )
    assert positions(told, "The letter is real.") == ["withholds", "withholds"]


def test_that_is_wrong_points_at_what_another_said() -> None:
    told = story(
        [Said("Edda Moss", "said", "the letter is real"), Said("Osric Vane", "called", "that simply wrong")]
    )
    assert positions(told, "The letter is real.") == ["affirms", "denies"]


def test_the_allegation_is_the_one_that_stands_beside_it() -> None:
    told = story(
        [
            Said("Edda Moss", "said", "the letter is real"),
            Said("A mechanic", "alleged", "the boots leaked for months"),
            Said("Osric Vane", "denied", "the allegation", "denies"),
        ]
    )
    assert positions(told, "The letter is real.") == ["affirms"]
    assert positions(told, "The boots leaked for months.") == ["affirms", "denies"]


def test_carrier_of_words_takes_no_position() -> None:
    # The paper only passes on what the official said.
    told = story([Said("The Ledger", "reported", "Edda Moss said the letter is real")])
    assert positions(told, "The letter is real.") == []


def test_first_person_speaks_for_the_speaker() -> None:
    told = story([Said("Halden Motors", "said", "we were never told of the defect", kind="direct")])
    assert positions(told, "Halden Motors knew of the defect.") == ["denies"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("no card numbers were taken", []),  # none of a part says nothing of the whole
        ("no records were taken", ["denies"]),
    ],
)
def test_denial_of_a_part(words: str, expected: list[str]) -> None:
    told = story([Said("Osric Vane", "said", words)], lead="Records of customers were said to be stolen.")
    assert positions(told, "Customer records were stolen.") == expected


def test_position_says_why_and_where() -> None:
    told = story([Said("Osric Vane", "denied", "that the letter was real", "denies")])
    (position,) = given(told, "The letter is real.").positions
    article = next(iter(told.articles.values()))
    assert position.speaker in told.speakers
    assert any("real" in reason for reason in position.reasons)
    assert any("denied" in reason for reason in position.reasons)
    assert all(article.text[w.span.start : w.span.end] == w.span.text for w in position.words)
    assert "real" in {word.span.text for word in position.words}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("14 people were hurt", ["qualifies"]),
        ("at least 14 people were hurt", ["qualifies"]),
        ("19 people were hurt", ["affirms"]),
        ("nineteen people were hurt", ["affirms"]),
        ("nobody was hurt", ["denies"]),
        ("the leak was found on 19 May", []),  # a date
    ],
)
def test_counts(words: str, expected: list[str]) -> None:
    told = story([Said("Edda Moss", "said", words)], lead="The leak was on Monday.")
    assert positions(told, "The leak injured 19 people.") == expected


@pytest.mark.parametrize(
    ("claim", "words", "expected"),
    [
        # What is done is done to somebody else.
        ("Governor Vosk was killed.", "six farmers were killed in the valley", []),
        ("Governor Vosk was killed.", "the raid killed Emil Tarn, an aide to Governor Vosk", []),
        ("Governor Vosk was killed.", "Vosk's driver had been killed", []),
        ("Governor Vosk was killed.", "the deaths of three guards had been confirmed", []),
        ("Governor Vosk was killed.", "men who were killed on Monday had been named", []),
        ("Governor Vosk was killed.", "Vosk is killing ruthlessly in the valley", []),
        ("Governor Vosk's aide was killed.", "Vosk had been killed", []),
        ("Governor Vosk's aide was killed.", "the aide had been killed", ["affirms"]),
        ("Governor Vosk was killed.", "if the commander was there, he was killed", []),
        ("Governor Vosk was killed.", "the raid had killed Vosk", ["affirms"]),
        ("Governor Vosk was killed.", "he had been killed", ["affirms"]),
        ("Governor Vosk was killed.", "the governor and commander was not killed", ["denies"]),
        ("The boats were seized from the harbour.", "it took the town by surprise in spring", []),
        ("The boats were seized from the harbour.", "prisoners released for the captain were free", []),
        ("Brenn has stopped testing wells.", "the mill would stop milling grain", []),
        ("The council decided to close the school.", "a decision to free the prisoner was wrong", []),
        # Words for what every story is full of, adverbs and verbs that say nothing.
        ("The militia was executing people.", "people were hungry", []),
        ("Vosk had taken over the mill.", "Vosk had taken a break", []),
        ("Palmgate is openly blaming Vosk.", "the museum was open to visitors", []),
        ("The gardens are for animals.", "animals were cold in the winter", []),
        ("Vosk is unwell.", "Vosk was there, as well as the mayor", []),
        ("Vosk is waiting for the right moment.", "the rumours were strong", []),
        ("The company published its last figures.", "the founder had not been seen in public for a year", []),
        ("The group has type 21 and 23 jets.", "three jets had been seen", []),
        # Acronyms that read like light words.
        ("The IS militants are using gas.", "militants were hungry", []),
        ("The IS militants are using gas.", "the IS militants had used gas", ["affirms"]),
        # Numbers of other things.
        ("The sale made 72 million crowns.", "the law dates to 1351", []),
        ("The group has MiG 21 jets.", "three guards had seen the group", []),
        ("Three boats were captured by the Ardent.", "five boats had been seen in the strait", []),
        ("Three boats were captured by the Ardent.", "two boats were captured", ["denies"]),
        # People, and other words that every story is full of, are no answer to who somebody is.
        ("The person killed was a woman from Wexholm.", "the three victims were in hospital", []),
        ("The person killed was a woman from Wexholm.", "the woman lived in Wexholm", ["affirms"]),
        # A word before a noun says something of that noun.
        ("Vosk was denied a handgun permit in March.", "Vosk was hiding a gun", []),
        ("The letter is genuine.", "the old bridge was closed", []),
        ("Twelve farmers were injured.", "18 farmers had been injured and twelve arrested", ["qualifies"]),
        ("Three clerks were burnt to death.", "stones kept the crew from the burning mill", []),
        ("Vosk is well.", "the well known mayor was there", []),
        # A phrase is not in each of its words.
        ("The lift is out of service.", "the service at noon was crowded", []),
        # Who is left dead left nothing; what remains closed stays nowhere.
        ("Vosk remained in the valley.", "the storm left three farmers dead", []),
        ("The residents were evacuated.", "the roads were likely to remain closed", []),
        # What the verb of a cue means is no answer by itself.
        ("The victims were immediately known.", "the victims had been in the mill", []),
        # What looks like a negation.
        ("The clinic was hit.", "the strikes against the rebels had hit the clinic", ["affirms"]),
        ("Vosk may open a mill.", "it would not surprise me if Vosk opened a mill", ["affirms"]),
        ("The wells were tested.", "opposition members had tested the wells", ["affirms"]),
        ("The wells were tested.", "we are not sure the wells were tested", ["withholds"]),
    ],
)
def test_words_of_something_else(claim: str, words: str, expected: list[str]) -> None:
    told = story([Said("Osric Vane", "said", words)], lead=f"There were many reports. {claim}")
    assert positions(told, claim) == expected
