"""From inputs to an account: reading, statements, linking, a person's judgements, the account."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.account import articles_by, in_order, put_together, statements_by
from rashomon.account.groups import groups_of
from rashomon.account.judgement_files import read_judgements
from rashomon.account.judgements import Judged, judge, unfit
from rashomon.account.primary import primary_text
from rashomon.account.quoted import quoted_spans
from rashomon.account.ratings import with_ratings
from rashomon.errors import InputError, JudgementError, NothingReadError
from rashomon.pipeline.looking import Find, Outcome, finding, models_of
from rashomon.pipeline.options import FINDERS, Finder, Options
from rashomon.records import Account, Article, ArticleStatements, Judgement, PrimaryText, SetAside

if TYPE_CHECKING:
    from rashomon.linking.memo import Memo
    from rashomon.reading import Reading, ReadingOptions

Progress = Callable[[str, int, int], None]
"""Called with the stage (``reading`` or ``statements``), how many articles are done, and of how many."""

NEXT = ("rashomon.linking.ahead", "rashomon.positions")
"""The rooms that a story passes after its statements are found: they load meanwhile."""

__all__ = [
    "ANNOUNCE",
    "FINDERS",
    "Find",
    "Finder",
    "Options",
    "account_of",
    "finding",
    "models_of",
    "read",
    "read_groups",
]

ANNOUNCE = "This input is plainly several stories"


@dataclass(frozen=True, slots=True)
class _Found:
    """What the stages before linking hold: articles in their order, and the statements of each."""

    title: str
    articles: tuple[Article, ...]
    statements: tuple[ArticleStatements, ...]
    set_aside: tuple[SetAside, ...]
    groups: tuple[tuple[str, ...], ...]
    made_by: tuple[str, ...] = ()
    primary: tuple[PrimaryText, ...] = ()
    claims: tuple[str, ...] = ()
    ahead: Memo | None = None
    """What was worked out for the account while statements were looked for; it changes nothing else."""


def read(
    inputs: str | Path | Iterable[str | Path],
    *,
    title: str = "",
    as_of: datetime | None = None,
    judgements: str | Path | Sequence[Judgement] | None = None,
    primary: Sequence[str | Path] = (),
    claims: Sequence[str] = (),
    options: Options | None = None,
    standard_input: Callable[[], bytes] | None = None,
    progress: Progress | None = None,
) -> Account:
    """Read the reports of one story and return the account of it.

    ``inputs`` are files, folders and addresses, ``-`` for the
    bytes that ``standard_input`` returns. ``as_of`` (timezone-aware) leaves
    out what is dated after it. ``judgements`` is a file of a person's corrections (TOML or JSON), or the
    corrections. ``primary`` are files or addresses of full texts (a transcript, letter or statement)
    against which what is quoted is held. ``claims`` are propositions whose positions are wanted beside
    those that the story suggests. What can't be read is listed in ``Account.set_aside``; when the
    input is plainly several stories, ``Account.groups`` lists them.

    Raises ``NothingReadError`` when not one article can be read, ``InputError`` for a value that can't be
    used and for a primary text that can't be read, ``JudgementError`` for a judgement that names nothing in
    the account.
    """
    given = _judgements(judgements)
    options = options or Options()
    record = _read_primary(primary, options)
    found = replace(
        _find(inputs, title, as_of, options, standard_input, progress),
        primary=record,
        claims=_claims(claims),
    )
    account, judged = _account(found, as_of, given, found.groups)
    _require_fit([judged])
    return account


def read_groups(
    inputs: str | Path | Iterable[str | Path],
    *,
    title: str = "",
    as_of: datetime | None = None,
    judgements: str | Path | Sequence[Judgement] | None = None,
    primary: Sequence[str | Path] = (),
    claims: Sequence[str] = (),
    options: Options | None = None,
    standard_input: Callable[[], bytes] | None = None,
    progress: Progress | None = None,
) -> tuple[Account, ...]:
    """Like ``read``, but with one account for each group when the input is plainly several stories.

    The largest group comes first. Each account lists everything that was set aside, and those judgements
    that fit it; ``JudgementError`` when one fits none.
    """
    given = _judgements(judgements)
    options = options or Options()
    record = _read_primary(primary, options)
    found = replace(
        _find(inputs, title, as_of, options, standard_input, progress),
        primary=record,
        claims=_claims(claims),
    )
    if not found.groups:
        account, judged = _account(found, as_of, given, ())
        _require_fit([judged])
        return (account,)
    accounts = []
    outcomes = []
    for number, group in enumerate(found.groups, 1):
        members = set(group)
        pairs = [pair for pair in zip(found.articles, found.statements, strict=True) if pair[0].id in members]
        part = replace(
            found,
            title=f"{found.title} ({number})".strip(),
            articles=tuple(article for article, _ in pairs),
            statements=tuple(statements for _, statements in pairs),
            groups=(),
        )
        account, judged = _account(part, as_of, given, ())
        accounts.append(account)
        outcomes.append(judged)
    _require_fit(outcomes)
    return tuple(accounts)


def account_of(
    articles: Sequence[Article],
    statements: Sequence[ArticleStatements],
    *,
    title: str = "",
    as_of: datetime | None = None,
    judgements: Sequence[Judgement] = (),
    claims: Sequence[str] = (),
    set_aside: Sequence[SetAside] = (),
    made_by: Sequence[str] = (),
    memo: Memo | None = None,
) -> tuple[Account, tuple[tuple[Judgement, JudgementError], ...]]:
    """The account of articles whose statements were found before: what ``read`` makes of the same articles.

    ``statements`` are those of each article, in the same order; the order itself changes nothing. ``made_by``
    names the models that found them. The judgements that fit nothing in the account are returned beside it,
    each with the reason. ``memo`` changes nothing but the time that it takes: hand the same one in for each
    account of one story. Raises ``NothingReadError`` where nothing is left by ``as_of``.
    """
    by_id = {one.id: found for one, found in zip(articles, statements, strict=True)}
    kept, late = articles_by(as_of, in_order(articles))
    story = _by_then(title, kept, [by_id[one.id] for one in kept], as_of, [*set_aside, *late], tuple(made_by))
    story = replace(story, claims=_claims(claims))
    account, judged = _account(story, as_of, tuple(judgements), (), memo)
    if memo is not None:
        memo.turn()
    return account, judged.misfits


def _judgements(given: str | Path | Sequence[Judgement] | None) -> tuple[Judgement, ...]:
    if given is None:
        return ()
    return read_judgements(Path(given)) if isinstance(given, str | Path) else tuple(given)


def _claims(given: Sequence[str]) -> tuple[str, ...]:
    claims = (given,) if isinstance(given, str) else tuple(given)
    if any(not claim.strip() for claim in claims):
        raise InputError("an empty claim", hint="Give a sentence, for example: The letter is authentic.")
    return claims


def _require_fit(outcomes: Sequence[Judged]) -> None:
    """Raise for the first judgement that fitted no account."""
    error = unfit(outcomes)
    if error is not None:
        raise error


def _find(
    inputs: str | Path | Iterable[str | Path],
    title: str,
    as_of: datetime | None,
    options: Options,
    standard_input: Callable[[], bytes] | None,
    progress: Progress | None,
) -> _Found:
    """Everything up to linking."""
    if as_of is not None and as_of.tzinfo is None:
        raise InputError(f"as_of: {as_of} has no time zone", hint="Add one, for example +00:00.")
    with finding(options) as find:  # the model loads while the articles are read

        def begin(article: Article) -> None:
            if articles_by(as_of, (article,))[0]:
                find.begin(article)

        reading = _read_articles(inputs, options, standard_input, progress, begin)
        articles, late = articles_by(as_of, in_order(reading.articles))
        outcomes = find.as_found(articles)
        for room in NEXT:
            import_module(room)
        from rashomon.linking.memo import Memo

        groups = groups_of(articles)
        # Nothing is gained by working ahead where nothing else is done meanwhile: it only has to be kept.
        ahead = Memo() if find.beside else None
        found, failed = _collect(articles, outcomes, progress, ahead)
    set_aside = [*reading.set_aside, *late, *failed]
    made_by = models_of(options.finder)
    story = _by_then(title or reading.title, articles, found, as_of, set_aside, made_by)
    return replace(story, groups=groups_of(story.articles) if failed else groups, ahead=ahead)


def _by_then(
    title: str,
    articles: Sequence[Article],
    found: Sequence[ArticleStatements | None],
    as_of: datetime | None,
    set_aside: Sequence[SetAside],
    made_by: tuple[str, ...],
) -> _Found:
    """The articles that were looked through, with their statements as they were known by ``as_of``."""
    kept = []
    statements = []
    left_out = list(set_aside)
    for article, statements_found in zip(articles, found, strict=True):
        if statements_found is None:
            continue
        by_then, late_posts = statements_by(as_of, article, statements_found)
        kept.append(article)
        statements.append(by_then)
        left_out += late_posts
    if not kept:
        raise NothingReadError(
            "not one article could be read",
            hint="Each reason is listed above; `rashomon read --help` says what can be read.",
            set_aside=tuple((one.path, one.reason, one.hint) for one in left_out),
        )
    return _Found(title or _title_of(kept), tuple(kept), tuple(statements), tuple(left_out), (), made_by)


def _account(
    found: _Found,
    as_of: datetime | None,
    judgements: tuple[Judgement, ...],
    groups: tuple[tuple[str, ...], ...],
    memo: Memo | None = None,
) -> tuple[Account, Judged]:
    """Linking, the person's judgements, and the account."""
    from rashomon import __version__
    from rashomon.linking import link
    from rashomon.linking.memo import Once
    from rashomon.linking.shared_text import find_shared_text
    from rashomon.positions import find_positions

    if memo is None and found.ahead is not None:
        memo = Once(found.ahead)
    shared_text = find_shared_text(found.articles, quoted_spans(found.statements, found.articles), memo)
    judged = judge(
        found.articles,
        found.statements,
        lambda articles, statements: link(articles, statements, shared_text, memo),
        judgements,
        shared_text,
    )
    positions = find_positions(found.articles, judged.linked, found.claims, kept=memo)
    judged = with_ratings(judged, positions.claims, judgements)
    notes = []
    if groups:
        notes.append(f"{ANNOUNCE} ({len(groups)} groups); read them apart with --split.")
    account = put_together(
        found.title,
        found.articles,
        found.set_aside,
        judged.linked,
        as_of=as_of,
        judgements=judged.applied,
        rejected=[*judged.rejected, *(pair for one in found.statements for pair in one.rejected)],
        groups=groups,
        notes=tuple(notes),
        made_by=(f"rashomon {__version__}", *found.made_by),
        shared_text=shared_text,
        primary=found.primary,
        positions=positions,
    )
    noted = {one.article: one.notes for one in found.statements if one.notes}
    if noted:
        account = replace(
            account,
            articles=tuple(
                replace(article, notes=(*article.notes, *noted.get(article.id, ())))
                for article in account.articles
            ),
        )
    return account, judged


def _read_articles(
    inputs: str | Path | Iterable[str | Path],
    options: Options,
    standard_input: Callable[[], bytes] | None,
    progress: Progress | None,
    found: Callable[[Article], None],
) -> Reading:
    from rashomon.reading import read_articles

    given = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    told = None if progress is None else partial(progress, "reading")
    return read_articles(given, _settings(options), standard_input=standard_input, progress=told, found=found)


def _settings(options: Options) -> ReadingOptions:
    from rashomon.reading import ReadingOptions

    return ReadingOptions(
        now=options.now,
        ignore_robots=options.ignore_robots,
        allow_local_network=options.allow_local_network,
    )


def _read_primary(paths: Sequence[str | Path], options: Options) -> tuple[PrimaryText, ...]:
    """The texts to hold quotations against; ``InputError`` for one that is not one readable text."""
    from rashomon.reading import read_articles

    texts = []
    for path in [paths] if isinstance(paths, str | Path) else paths:
        reading = read_articles([path], _settings(options))
        if reading.set_aside:
            fault = reading.set_aside[0]
            raise InputError(f"--primary {path}: {fault.reason}", hint=fault.hint)
        if len(reading.articles) != 1:
            raise InputError(
                f"--primary {path}: {len(reading.articles)} texts, and one is expected",
                hint="Give --primary once for each text.",
            )
        texts.append(primary_text(reading.articles[0]))
    return tuple(texts)


def _title_of(articles: Sequence[Article]) -> str:
    """A story without a title is called by the first article that has one."""
    return next((article.title for article in articles if article.title), "A story without a title")


def _collect(
    articles: Sequence[Article],
    outcomes: Iterable[tuple[int, Outcome]],
    progress: Progress | None,
    ahead: Memo | None,
) -> tuple[list[ArticleStatements | None], list[SetAside]]:
    """The statements of each article in order, ``None`` for one that is set aside; the outcomes come in any.

    While others are looked through, ``ahead`` is given what the account will ask of an article alone.
    """
    from rashomon.linking.ahead import prepare as prepare_linking
    from rashomon.positions import prepare as prepare_positions

    found: list[ArticleStatements | None] = [None] * len(articles)
    failed: dict[int, str] = {}
    for done, (number, outcome) in enumerate(outcomes, 1):
        if isinstance(outcome, str):
            failed[number] = outcome
        else:
            found[number] = outcome
            if ahead is not None:
                prepare_linking(articles[number], outcome, ahead)
                prepare_positions(articles[number], outcome.statements, ahead)
        if progress is not None:
            progress("statements", done, len(articles))
    hint = "This is a fault of Rashomon's; please report it with the article."
    set_aside = [
        SetAside(articles[number].path or articles[number].url, reason, hint)
        for number, reason in sorted(failed.items())
    ]
    return found, set_aside
