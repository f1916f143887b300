"""Speakers without a name: whom a description takes up, whose somebody is, and who is named later."""

from __future__ import annotations

import pytest

from tests.statements.building import spoken


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "The man" is whoever was told of last, called something else there.
        (
            "A gunman said the road was shut.\n"
            "A member of a village guard gave another account. The man said the road was open.",
            ["A gunman: the road was shut", "A member of a village guard: the road was open"],
        ),
        # No man is a woman.
        (
            "A fisherman left early. A woman from the port disagreed. The man said the road was open.",
            ["A fisherman: the road was open"],
        ),
        # "The insider" is a source; nobody who only passed by is one.
        (
            "A source at the port told another story. “It is open,” the insider said.",
            ["A source at the port: It is open,"],
        ),
        (
            "A source at the port disagreed. A woman walked by. “It is open,” the source said.",
            ["A source at the port: It is open,"],
        ),
        # "The official" is one of two officials.
        (
            "Two officials said the bridge was safe. One of them said the deck was new.\n"
            "“It is safe,” the official said.",
            [
                "Two officials: the bridge was safe",
                "one of two officials: the deck was new",
                "one of two officials: It is safe,",
            ],
        ),
        # A pronoun is the unnamed person that the sentence before opens with.
        (
            "Ada Venn left. A senior adviser to the mayor disputed that. The bridge was shut, he said.",
            ["A senior adviser to the mayor: The bridge was shut"],
        ),
        # A report that opens with what somebody was asked is about whom it names then.
        (
            "A diplomat told another story. “They were stunned,” the diplomat said.\n"
            "Asked about it during a photo call, Orla Lund shook her head.\n“It is safe,” she told them.",
            ["A diplomat: They were stunned,", "Orla Lund: It is safe,"],
        ),
        # Whose answer it is, and whom the writer turned to.
        (
            "I asked Orla Venn. Her answer: “It is still a bridge.”",
            ["Orla Venn: It is still a bridge."],
        ),
        ("I called Orla Venn. “It is safe,” she said.", ["Orla Venn: It is safe,"]),
        # Behind a semicolon somebody else is told of.
        (
            "Ida Roth said the bridge was shut; Odo Lund was less sure. “It is safe,” he said.",
            ["Ida Roth: the bridge was shut; Odo Lund was less sure", "Odo Lund: It is safe,"],
        ),
        # What a role tells of somebody else makes nobody the one.
        (
            "Ida Roth, an aide to the mayor, said the bridge was shut. “It is safe,” the mayor said.",
            ["Ida Roth: the bridge was shut", "the mayor: It is safe,"],
        ),
        # Whom a lead describes, and an article names later.
        (
            "The police chief of this port city conceded that the bridge was shut.\n"
            "Chief Orla Venn said the harbour was open.",
            ["Orla Venn: the bridge was shut", "Orla Venn: the harbour was open"],
        ),
        # An office by its letters.
        (
            "Health Cabinet Secretary Orla Venn said the bridge was shut. The CS said the harbour was open.",
            ["Orla Venn: the bridge was shut", "Orla Venn: the harbour was open"],
        ),
        # Whose calling alone the sentence before is about.
        (
            "Ida Roth told the club. The striker has given no interviews. In a post he wrote: “It is safe.”",
            ["The striker: It is safe."],
        ),
        # Whom a lead calls somebody's agent, and the next paragraph names.
        (
            "The agent for Odo Lund said that the bridge was shut.\n“It is safe,” Ida Roth said.",
            ["Ida Roth: the bridge was shut", "Ida Roth: It is safe,"],
        ),
        # Somebody named without a role just before.
        (
            "Orla Venn said the bridge was shut.\n“It is safe,” the councilwoman said.",
            ["Orla Venn: the bridge was shut", "Orla Venn: It is safe,"],
        ),
        (
            "Odo Lund, a rider whose wife, Ida, died at the port, said the bridge was shut.\n"
            "“It is safe,” said the father of three.",
            ["Odo Lund: the bridge was shut", "Odo Lund: It is safe,"],
        ),
        # A document whose subject ends in a name.
        (
            "A report into last week’s fire on the Norvik Causeway concludes that the bridge was shut.",
            ["A report into last week’s fire on the Norvik Causeway: the bridge was shut"],
        ),
        # Initials are an office's, not those of the body in it; a surname may be that of a land.
        (
            "Federal Trade Commission Chair Ida Venn came. The FTC said the bridge was shut.",
            ["The FTC: the bridge was shut"],
        ),
        (
            "Sen. Kari Lake came. Odo Marr listened. Lake said the bridge was shut.",
            ["Kari Lake: the bridge was shut"],
        ),
        # Whom a place or a blow is to, is no company.
        (
            "In a blow to the airline, Erling Moe quit on Monday. The airline said the bridge was shut.",
            ["The airline: the bridge was shut"],
        ),
        (
            "Detective Ida Venn led the inquiry. The 34-year-old victim said the bridge was shut.",
            ["The 34-year-old victim: the bridge was shut"],
        ),
        # Whom a quoted speaker told of, and whom "my cousin" is to.
        (
            "Odo Lund came. “My cousin was there. She says the bridge was shut,” Odo Lund said.",
            [
                "Odo Lund: My cousin was there. She says the bridge was shut,",
                "Odo Lund's cousin: the bridge was shut",
            ],
        ),
        # Whom a clause counts, and the last of three who told it.
        (
            "The port reported that two health officials had agreed. One of them said the bridge was shut.",
            ["The port: two health officials had agreed", "one of two health officials: the bridge was shut"],
        ),
        (
            "Three port officials differed. A second official said the bridge was shut. "
            "The third said the harbour was open.\n“It is safe,” the official said.",
            [
                "A second official: the bridge was shut",
                "the third of three port officials: the harbour was open",
                "the third of three port officials: It is safe,",
            ],
        ),
        # Who is called so at the head of the paragraph, though another minister is named since.
        (
            "Minister Orla Venn spoke.\nThe Minister said the bridge was shut, as Minister Ida Roth knew. "
            "According to the Minister, the harbour was open.",
            [
                "Orla Venn: the bridge was shut, as Minister Ida Roth knew",
                "Orla Venn: the harbour was open",
            ],
        ),
        # Whose age it is, whom the sentence before names last.
        (
            "It is worse, in the view of Ada Venn. The 34-year-old former analyst said the bridge was shut.",
            ["Ada Venn: It is worse", "Ada Venn: the bridge was shut"],
        ),
        # The governor of a lead, whom the next paragraph names.
        (
            "The governor of Norland’s bank denied that the bridge was shut.\n"
            "Odo Lund, 58, acknowledged that the harbour was open.",
            ["Odo Lund: the bridge was shut", "Odo Lund: the harbour was open"],
        ),
        # A report that tells of whom somebody's story was.
        (
            "A Norvik mother whose story of a voice went round the world says the bridge was shut.",
            ["A Norvik mother: the bridge was shut"],
        ),
        # The body that the sentence before is about.
        (
            "The finance ministry’s account has changed. On Monday it said the bridge was shut.",
            ["The finance ministry: the bridge was shut"],
        ),
        (
            "The ministry has changed its account. On Monday it said the bridge was shut.",
            ["The ministry: the bridge was shut"],
        ),
        # "She" goes on about whom the sentence before is.
        (
            "Kelly Roth, 29, was watching the news when she heard it. She raced up.\n"
            "“It was him,” the nail technician from Norvik said.",
            ["Kelly Roth: It was him,"],
        ),
        # Capitals that only stress, and what somebody is at home.
        (
            "A TERRIFIED mother told of it. Hubby Dean, 31, said the bridge was shut.",
            ["Dean: the bridge was shut"],
        ),
        # Where somebody is from, and what they were doing, are not who speaks.
        (
            "Faisal Lund, 34, of Assab, who was shopping for a pram, said the bridge was shut.",
            ["Faisal Lund: the bridge was shut"],
        ),
        (
            "A captain whose unit reached the base on Monday evening said the bridge was shut.",
            ["A captain: the bridge was shut"],
        ),
        ("The port at first put its losses at eight boats.", ["The port: its losses at eight boats"]),
        # Those who defend a body are not the body.
        (
            "The council said the bridge was shut. The council's defenders said the deck was old.",
            ["The council: the bridge was shut", "The council's defenders: the deck was old"],
        ),
        # "The two" of the sentence before; "they" with what stands behind the noun.
        (
            "Ada Krall runs a lodge with her husband, Joe. "
            "The two were at home when the sky lit up, they said.",
            ["Ada Krall+Joe: The two were at home when the sky lit up"],
        ),
        (
            "The fishermen of Khor saw it. For three days it went up and down, they say, slow as a camel.",
            ["The fishermen of Khor: For three days it went up and down / slow as a camel"],
        ),
        # Whose widow she is, her husband was.
        (
            "Tarn Odo left. Odo's widow, Ida Roth, agreed to speak. Her husband said the bridge was shut.",
            ["Tarn Odo: the bridge was shut"],
        ),
        # Whose husband and whose office, by name.
        (
            "Ada Venn spoke. Her husband said the bridge was shut.",
            ["Ada Venn's husband: the bridge was shut"],
        ),
        (
            "Ada Venn runs a lodge with her husband, Odo. Her husband said the bridge was shut.",
            ["Odo: the bridge was shut"],
        ),
        (
            "Ada Venn waited. Her brother, Odo, was on board. He said the bridge was shut.",
            ["Odo: the bridge was shut"],
        ),
        (
            "Mayor Odo Marr was away. His office said the bridge was shut.",
            ["Odo Marr's office: the bridge was shut"],
        ),
        (
            "The father of rower Ada Venn said the bridge was shut.",
            ["Ada Venn's father: the bridge was shut"],
        ),
        # A rank, an age or children tell of whom the sentence before is about.
        (
            "Colonel General Odo Marr, the army spokesman, left. The general said the bridge was shut.",
            ["Odo Marr: the bridge was shut"],
        ),
        ("Odo Marr drove home. “It is shut,” the father-of-two said.", ["Odo Marr: It is shut,"]),
        (
            "Father Odo Marr and Ada Venn met. “It is shut,” the priest said.",
            ["Odo Marr: It is shut,"],
        ),
        # A nation tells of whom the sentence before is about; of two ministers, who is meant by the country.
        (
            "Odo Marr left the ship two days before. The Pole, 34, said the bridge was shut.",
            ["Odo Marr: the bridge was shut"],
        ),
        (
            "The Foreign Minister of Kenya said the bridge was shut.",
            ["The Foreign Minister of Kenya: the bridge was shut"],
        ),
        # "The Ministry" is the one named in full; a company keeps what it is by law.
        (
            "The Ministry of Bridges opened. The bridge was shut, the Ministry said.",
            ["The Ministry of Bridges: The bridge was shut"],
        ),
        (
            "Thorup Subsea A/S, the Kelm-based owner, said the bridge was shut. The ship was well, the "
            "company said.",
            ["Thorup Subsea A/S: the bridge was shut", "Thorup Subsea A/S: The ship was well"],
        ),
        # A lone name that stands before things and people is a body's, and "it" and "the firm" are it.
        (
            "Two Tarn cameras are old. Tarn said the deck was new. It said that the bridge was shut, and the "
            "firm said that the sea was calm.",
            ["Tarn: the deck was new", "Tarn: the bridge was shut", "Tarn: the sea was calm"],
        ),
        # What an abbreviation in brackets stands for; "we" outside all quotations is the outlet.
        (
            "The Office of Bridges and Roads (OBR) said the bridge was shut.",
            ["Office of Bridges and Roads: the bridge was shut"],
        ),
        # "One" is one of those with whom the sentence before opens.
        (
            "Two NATO officers, who asked for anonymity, disagreed. One said that the bridge was shut.",
            ["one of two NATO officers: the bridge was shut"],
        ),
        # "It" is what somebody published.
        (
            "The Kelm Courier published what it called an army order. “All shall leave,” it says.",
            ["an army order: All shall leave,"],
        ),
        # "Both men" are the two who spoke last, "my son" is the speaker's.
        (
            "Odo Marr said the deck was new. Eik Lund said the deck was old. Both men said the bridge held.",
            [
                "Odo Marr: the deck was new",
                "Eik Lund: the deck was old",
                "Odo Marr+Eik Lund: the bridge held",
            ],
        ),
        (
            "“My son said the bridge was shut,” said Odo Marr.",
            ["Odo Marr: My son said the bridge was shut,", "Odo Marr's son: the bridge was shut"],
        ),
        # "The statement" is theirs who said something in one.
        (
            "Tarn Air said in an emailed statement that the bridge held. “It is old,” the statement said.",
            ["Tarn Air: the bridge held", "Tarn Air: It is old,"],
        ),
        ("One, a former aide, said the bridge was shut.", ["a former aide: the bridge was shut"]),
        ("A copy of the report says that the bridge was shut.", ["the report: the bridge was shut"]),
        # Who a sentence is about says what "he" says in it; "he" in reported speech is who speaks.
        (
            "Eik Lund said the deck was old. The lawmaker Odo Marr, by contrast, thanked us for what "
            "he called “a warning.”",
            ["Eik Lund: the deck was old", "Odo Marr: a warning."],
        ),
        (
            "Odo Marr told Ida Roth that he doubted that the bridge was shut.",
            ["Odo Marr: he doubted that the bridge was shut", "Odo Marr: the bridge was shut"],
        ),
        # A name that only tells whose widow somebody is says nothing itself.
        (
            "Roth’s widow, Ada Venn, spoke only briefly. The bridge was shut, she said.",
            ["Ada Venn: The bridge was shut"],
        ),
        # The airline is no ministry.
        (
            "Tarn Air lost a plane. The Federal Aviation Administration sent a team. The airline said the "
            "bridge was shut.",
            ["Tarn Air: the bridge was shut"],
        ),
        # "It" is the written thing with which the sentence before opens.
        (
            "The complaint has been released. It says that the bridge was shut.",
            ["The complaint: the bridge was shut"],
        ),
        (
            "The email, seen by the Kelm Courier, was sent by an officer. It says that the bridge was shut.",
            ["The email: the bridge was shut"],
        ),
        ("On 10 July Kelm Council said that the bridge was shut.", ["Kelm Council: the bridge was shut"]),
        (
            "Ada Venn took her children to the river. “It was hot,” the care worker said.",
            ["Ada Venn: It was hot,"],
        ),
        # Whom a quoted speaker tells of.
        (
            "Mayor Ida Roth was ill. “I saw the mayor and she told me the bridge was shut,” said Odo Marr.",
            [
                "Odo Marr: I saw the mayor and she told me the bridge was shut,",
                "Ida Roth: the bridge was shut",
            ],
        ),
        (
            "Three officials gave accounts. One of them said the deck was new. "
            "The third said the deck was old.",
            ["one of three officials: the deck was new", "the third of three officials: the deck was old"],
        ),
        # The force is the police, the zoo speaks, and "it" goes on for it.
        (
            "Kelm Police searched the house. The force said the bridge was shut.",
            ["Kelm Police: the bridge was shut"],
        ),
        (
            "Kelm Council came. The zoo said a tree fell, but it insisted that the fence held.",
            ["The zoo: a tree fell", "The zoo: the fence held"],
        ),
        # "They" are those with whom the sentence before opens.
        (
            "Kelm Council met. Three former mechanics disagree. The bridge, they said, was shut.",
            ["Three former mechanics: The bridge / was shut"],
        ),
        # "They" are the two who spoke before, or of whom the sentence before tells.
        (
            "Ada Venn and the mayor said the bridge was shut. “We saw it,” they said.",
            ["Ada Venn+the mayor: the bridge was shut", "Ada Venn+the mayor: We saw it,"],
        ),
        (
            "Mayor Ada Venn and coach Odo Marr wrote a letter. “It is shut,” they write.",
            ["Ada Venn+Odo Marr: It is shut,"],
        ),
    ],
)
def test_whom_a_description_stands_for(text: str, expected: list[str]) -> None:
    assert spoken(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A clause between subject and verb has its own objects.
        (
            "A retired captain who listened to the tape for us said the bridge was shut.",
            ["A retired captain: the bridge was shut"],
        ),
        ("The group that owns the park said the bridge was shut.", ["The group: the bridge was shut"]),
        (
            "A gunman standing in the doorway told the crew: “It is shut.”",
            ["A gunman: It is shut."],
        ),
        (
            "A note sent to staff and seen by the Courier warns that the bridge is shut.",
            ["A note: the bridge is shut"],
        ),
        (
            "A man who lives by the bridge said the bridge was shut.",
            ["A man who lives by the bridge: the bridge was shut"],
        ),
        # A new statement begins before the second verb.
        (
            "A clerk who saw it said the ministry believed that the bridge was shut.",
            [
                "A clerk: the ministry believed that the bridge was shut",
                "the ministry: the bridge was shut",
            ],
        ),
        # What is set between commas ends at the second.
        (
            "The rifle, which police said was stolen in May, was found in a ditch.",
            ["police: was stolen in May"],
        ),
        # Whom "who" takes up is the name, not what tells of it.
        (
            "Ada Venn, an ecologist at the University of Kelm who was quoted by the Courier as saying that "
            "the bridge was shut, left.",
            ["Ada Venn: the bridge was shut"],
        ),
        # A clause with commas of its own.
        (
            "Ada Venn, who was in Tallinn, Estonia, on Wednesday, told reporters that the bridge was shut.",
            ["Ada Venn: the bridge was shut"],
        ),
        # What "of …" behind a name tells is where somebody belongs.
        (
            "Democratic Sen. Odo Marr of Norland said that the bridge was shut.",
            ["Odo Marr: the bridge was shut"],
        ),
        (
            "The Kelm Observatory for Human Rights said that the bridge was shut.",
            ["The Kelm Observatory for Human Rights: the bridge was shut"],
        ),
        (
            "In a letter, Marr and two other Norland senators wrote that the bridge was shut.",
            ["Marr+two other Norland senators: the bridge was shut"],
        ),
        (
            "Ada Venn declined to say whether the notes of the call exist, adding that the bridge was shut.",
            ["Ada Venn: whether the notes of the call exist", "Ada Venn: the bridge was shut"],
        ),
        # What stands in brackets is no part of a name; a calling for a surname is.
        ("Ada Venn (Kelm University) said the bridge was shut.", ["Ada Venn: the bridge was shut"]),
        ("Rep. Odo Hunter (R-Kelm.) said the bridge was shut.", ["Odo Hunter: the bridge was shut"]),
    ],
)
def test_who_is_the_subject(text: str, expected: list[str]) -> None:
    assert spoken(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The road was shut.\nA farmer who left the valley said he heard two shots.\n"
            "“They came twice,” said Odo Marr, 51, who reached Kelm on Monday.",
            ["Odo Marr: he heard two shots", "Odo Marr: They came twice,"],
        ),
        # In the lead with a calling of its own …
        (
            "A woman from Kelm says the bridge was shut.\nAda Venn, a dental nurse, said she had seen it.",
            ["Ada Venn: the bridge was shut", "Ada Venn: she had seen it"],
        ),
        (
            "The last words have been told by a fisherman who said that he heard them.\n"
            "Odo Marr, 52, was at the wheel. The sea was calm, he said.",
            ["Odo Marr: he heard them", "Odo Marr: The sea was calm"],
        ),
        # … not where the callings differ, nor when somebody asked not to be named.
        (
            "A masked man said the bridge was shut.\nThe army spokesman, Odo Marr, said the bridge was open.",
            ["A masked man: the bridge was shut", "Odo Marr: the bridge was open"],
        ),
        (
            "A farmer, who asked not to be named, said the bridge was shut.\n"
            "“It is open,” said Odo Marr, 51.",
            ["A farmer: the bridge was shut", "Odo Marr: It is open,"],
        ),
        (
            "An official said the bridge was shut.\n“It is open,” said Odo Marr, 51.",
            ["An official: the bridge was shut", "Odo Marr: It is open,"],
        ),
    ],
)
def test_who_is_named_in_the_next_paragraph(text: str, expected: list[str]) -> None:
    assert spoken(text) == expected
