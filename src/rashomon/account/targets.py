"""What a judgement names: a statement by id or by article and words, a speaker by id or by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import PurePath

from rashomon.errors import JudgementError
from rashomon.records import Article, Judgement, Speaker, Statement, identify

BESIDE = " :: "
"""Between an article and the exact words, in a target that names a statement by them."""


def find_statement(
    articles: Sequence[Article], statements: Sequence[Statement], judgement: Judgement
) -> Statement:
    """The statement that the target names: its id, or ``ARTICLE :: WORDS``.

    ARTICLE is a file name, path, address or id; WORDS stand in the content of exactly one of its statements,
    line ends and runs of blanks being one blank. ``JudgementError`` lists near ones when none or several fit.
    """
    for statement in statements:
        if statement.id == judgement.target:
            return statement
    article, separator, words = judgement.target.partition(BESIDE)
    if not separator:
        near = get_close_matches(judgement.target, [one.id for one in statements], n=3, cutoff=0.7)
        raise _nothing(judgement, f"no statement has the id {judgement.target!r}", near)
    ids = {one.id for one in articles if article in {one.id, one.path, one.url, PurePath(one.path).name}}
    if not ids:
        names = [PurePath(one.path).name or one.url for one in articles]
        near = get_close_matches(article, names, n=3, cutoff=0.4) or names[:3]
        raise _nothing(judgement, f"no article is called {article!r}", near)
    inside = [one for one in statements if one.article in ids]
    wanted = _plain(words)
    fitting = [one for one in inside if _plain(words_of(one)) == wanted]
    fitting = fitting or [one for one in inside if wanted and wanted in _plain(words_of(one))]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise _nothing(
            judgement, f"{len(fitting)} statements hold {words!r}", [_shown(one) for one in fitting[:5]]
        )
    contents = {_plain(words_of(one)): one for one in inside}
    near = get_close_matches(wanted, contents, n=3, cutoff=0.4)
    raise _nothing(
        judgement, f"no statement of {article!r} holds {words!r}", [_shown(contents[one]) for one in near]
    )


def find_speaker(
    speakers: Sequence[Speaker], name: str, judgement: Judgement, *, allow_new: bool = False
) -> Speaker | None:
    """The speaker with this id, or the only one with this name or alias; ``None`` for a wholly new name.

    ``JudgementError`` when several have it, and when none has it and it is near to one or may not be new.
    """
    wanted = _plain(name).casefold()
    by_id = [speaker for speaker in speakers if speaker.id == name]
    by_name = [speaker for speaker in speakers if speaker.name.casefold() == wanted]
    by_alias = [speaker for speaker in speakers if wanted in {alias.casefold() for alias in speaker.aliases}]
    for fitting in (by_id, by_name, by_alias):
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            named = [f"{one.id} ({one.name})" for one in fitting[:5]]
            raise _nothing(judgement, f"{len(fitting)} speakers are called {name!r}", named)
    folded = {one.casefold(): speaker for speaker in speakers for one in (speaker.name, *speaker.aliases)}
    near = get_close_matches(wanted, folded, n=3, cutoff=0.6)
    near_ids = get_close_matches(name, [one.id for one in speakers], n=3, cutoff=0.8)
    if allow_new and wanted and not near_ids and not get_close_matches(wanted, folded, n=1, cutoff=0.8):
        return None
    named = [f"{folded[one].id} ({folded[one].name})" for one in near] or near_ids
    raise _nothing(judgement, f"no speaker is called {name!r}", named)


def new_speaker(judgement: Judgement) -> Speaker:
    """A speaker that only a person's judgement knows."""
    name = _plain(judgement.value)
    return Speaker(
        identify("speaker", "judgement", name),
        name,
        "person",
        reasons=(f"named by a person{f' ({judgement.by})' if judgement.by else ''}",),
    )


def words_of(statement: Statement) -> str:
    """The content's pieces with a blank between them."""
    return " ".join(span.text for span in statement.content)


def _plain(words: str) -> str:
    return " ".join(words.split())


def _shown(statement: Statement) -> str:
    words = _plain(words_of(statement))
    return f"{statement.id} ({words if len(words) <= 50 else words[:49] + '…'})"


def _nothing(judgement: Judgement, what: str, near: Iterable[str]) -> JudgementError:
    listed = "; ".join(near)
    hint = f"Near ones: {listed}." if listed else "`rashomon read … --format json` prints the ids."
    return JudgementError(f"{judgement.kind}: {what}", hint=hint)
