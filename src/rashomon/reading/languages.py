"""Which language a text is in, told by its commonest small words."""

from __future__ import annotations

import re
from collections import Counter

_SMALL_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in that is was for it with he as his on be by had not are but from they this",
        "de": "der die und das ist nicht mit den von zu sie ein eine dem des auch auf sich hat wird wurde im",
        "fr": "le la les des et est une dans que qui pour pas sur au avec ce il sont plus du été ont par",
        "es": "el los las que de del una por con para es se no su lo como más pero sus fue este ha también y",
        "it": "il di che la non è per una sono con si le gli della del nel anche più dei alla ha questo come",
        "pt": "o os as de que do da em um uma para com não por mais dos das foi ao se na no seu também são",
        "nl": "de het een en van is dat op te niet met zijn voor er aan hij was maar om door ook naar heeft",
        "sv": "och att det som en är av för på med den till inte har de ett om var men från han vid också",
        "da": "og at det som en er af for på med den til ikke har de et om var men fra han ved også blev",
        "no": "og at det som en er av for på med den til ikke har de et om var men fra han ved også ble",
        "pl": "i w na z do nie się że to jest o jak po za od przez był dla są oraz tym ale jego tego",
        "cs": "a v na se že je s z do o to i pro by jako ve jsou po od za byl podle který jeho ale",
        "tr": "ve bir bu da de için ile olarak olan çok daha en gibi ama kadar sonra ne var değil dedi",
        "fi": "ja on ei että se oli hän mutta ovat kun myös joka mukaan sekä olla kuin ollut tai niin",
        "ro": "și de la în a cu pe că din care nu este pentru un o mai au fost sunt sau dar prin după",
        "id": "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga ke karena ada adalah",
        "ru": "и в не на что он с как по это из его но к за от для был так было они все мы при",
        "uk": "і в не на що він з як по це його але до за від для був та які про у й є ми",
    }.items()
}
_LANGUAGES: dict[str, list[str]] = {}
"""The languages of each small word."""
for _language, _words in _SMALL_WORDS.items():
    for _word in _words:
        _LANGUAGES.setdefault(_word, []).append(_language)
_SCRIPTS = (
    ("ar", "\u0600", "\u06ff"),
    ("he", "\u0590", "\u05ff"),
    ("el", "\u0370", "\u03ff"),
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("zh", "\u4e00", "\u9fff"),
    ("th", "\u0e00", "\u0e7f"),
    ("hi", "\u0900", "\u097f"),
)
"""Languages that their script tells, with its first and last character. All lie beyond Latin."""
_LATIN = "\u036f"
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 1_500  # characters; small words are frequent enough for that
_LEAST_SHARE = 0.08  # running text in a listed language holds a fifth to a half of small words


def detect_language(text: str) -> str:
    """The ISO 639-1 code of the language of ``text``, or empty when its words do not tell."""
    sample = text[:_SAMPLE]
    letters = sum(letter.isalpha() for letter in sample)
    if letters == 0:
        return ""
    beyond = [letter for letter in sample if letter > _LATIN]
    for code, first, last in _SCRIPTS if len(beyond) > letters * 0.3 else ():
        if sum(first <= letter <= last for letter in beyond) > letters * 0.3:
            return code
    words = _WORD.findall(sample.lower())
    if len(words) < 5:
        return ""
    counts = Counter(dict.fromkeys(_SMALL_WORDS, 0))
    counts.update(language for word in words for language in _LANGUAGES.get(word, ()))
    (code, best), (_, second) = counts.most_common(2)
    # Two languages that share their small words cannot be told apart by them.
    if best < max(2, _LEAST_SHARE * len(words)) or best == second:
        return ""
    return code
