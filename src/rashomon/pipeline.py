"""From inputs to an account: reading, statements, linking, a person's judgements, the account."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rashomon.account import articles_by, in_order, put_together, statements_by
from rashomon.account.groups import groups_of
from rashomon.account.judgement_files import read_judgements
from rashomon.account.judgements import Judged, judge, unfit
from rashomon.account.primary import primary_text
from rashomon.account.quoted import quoted_spans
from rashomon.account.ratings import with_ratings
from rashomon.errors import InputError, JudgementError, NothingReadError
from rashomon.records import Account, Article, ArticleStatements, Judgement, PrimaryText, SetAside

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from rashomon.inference.attribution import AttributionModel
    from rashomon.linking.memo import Memo
    from rashomon.reading import Reading, ReadingOptions

Progress = Callable[[str, int, int], None]
"""Called with the stage (``reading`` or ``statements``), how many articles are done, and of how many."""

Finder = Literal["model", "model-skipping", "rules"]
FINDERS: tuple[Finder, ...] = ("model", "model-skipping", "rules")

THREADS = 2
"""How many articles one process shows to the model at once."""

NEXT = ("rashomon.linking.shared_text", "rashomon.positions")
"""The rooms that a story passes after its statements are found: they load meanwhile."""

ANNOUNCE = "This input is plainly several stories"


@dataclass(frozen=True, slots=True)
class Options:
    """How a story is read.

    ``now`` is the time to record for what is fetched (timezone-aware; none is recorded without it).
    ``processes`` is how many processes look for statements, 1 or more; the account is the same for each
    number. From a script, more than one needs the usual ``if __name__ == "__main__":`` around the call.
    ``finder`` is what looks for statements: ``model`` (rules and the model together), ``model-skipping``
    (paragraphs without a quotation mark or a reporting word are not shown to the model: faster, a little
    less found), or ``rules`` (the exact rules alone).
    """

    ignore_robots: bool = False
    allow_local_network: bool = False
    now: datetime | None = None
    processes: int = 1
    finder: Finder = "model"

    def __post_init__(self) -> None:
        if self.finder not in FINDERS:
            raise InputError(
                f"finder: {self.finder!r} is not known", hint=f"Give one of {', '.join(FINDERS)}."
            )
        if self.processes < 1:
            raise InputError(
                f"processes: {self.processes} is not 1 or more", hint="Give the number of processor cores."
            )


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
        reading = _read_articles(inputs, options, standard_input, progress)
        articles, late = articles_by(as_of, in_order(reading.articles))
        outcomes = find(articles)
        for room in NEXT:
            import_module(room)
        found, failed = _collect(articles, outcomes, progress)
    set_aside = [*reading.set_aside, *late, *failed]
    made_by = models_of(options.finder)
    story = _by_then(title or reading.title, articles, found, as_of, set_aside, made_by)
    return replace(story, groups=groups_of(story.articles))


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
    from rashomon.linking.shared_text import find_shared_text
    from rashomon.positions import find_positions

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
) -> Reading:
    from rashomon.reading import read_articles

    given = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    told = None if progress is None else partial(progress, "reading")
    return read_articles(given, _settings(options), standard_input=standard_input, progress=told)


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
    articles: Sequence[Article], outcomes: Iterable[ArticleStatements | str], progress: Progress | None
) -> tuple[list[ArticleStatements | None], list[SetAside]]:
    """The statements of each article in order; ``None`` for one that is set aside."""
    found: list[ArticleStatements | None] = []
    failed = []
    for article, outcome in zip(articles, outcomes, strict=True):
        if isinstance(outcome, str):
            hint = "This is a fault of Rashomon's; please report it with the article."
            failed.append(SetAside(article.path or article.url, outcome, hint))
            found.append(None)
        else:
            found.append(outcome)
        if progress is not None:
            progress("statements", len(found), len(articles))
    return found, failed


def models_of(finder: Finder) -> tuple[str, ...]:
    """The models that a finder looks with, named as an account names them."""
    if finder == "rules":
        return ()
    from rashomon.inference import attribution_version

    return (f"attribution model {attribution_version()}",)


Find = Callable[[Sequence[Article]], Iterable[ArticleStatements | str]]
"""Gives for each article what was found in it, or in words why nothing could be looked for."""


@contextmanager
def finding(options: Options) -> Iterator[Find]:
    """A way to look for the statements of articles, batch by batch, in the threads or processes asked for.

    A model begins to load at once, beside what is done before the first batch.
    """
    if options.processes > 1:
        yield from _in_processes(options)
    elif options.finder == "rules":
        yield lambda articles: map(_StatementFinder(options.finder, lambda: None), articles)
    else:
        from concurrent.futures import ThreadPoolExecutor

        # The model's runtime works outside Python's lock: two threads keep two cores busy.
        with ThreadPoolExecutor(THREADS) as threads:
            loading = threads.submit(_load_model, options.finder)
            yield lambda articles: _longest_first(
                threads, _StatementFinder(options.finder, loading.result), articles
            )


def _longest_first(
    threads: ThreadPoolExecutor, find: _StatementFinder, articles: Sequence[Article]
) -> Iterator[ArticleStatements | str]:
    """Begin to look, longest article first; what is found comes in the order given.

    A long article that came last would leave the other thread idle.
    """
    order = sorted(range(len(articles)), key=lambda at: -len(articles[at].text))
    found = {at: threads.submit(find, articles[at]) for at in order}
    return (found.pop(at).result() for at in range(len(articles)))


def _in_processes(options: Options) -> Iterator[Find]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # A fresh process each: a fork of one that has threads (the model runtime's, say) can stand still for
    # ever.
    pool = ProcessPoolExecutor(
        options.processes,
        mp_context=get_context("spawn"),
        initializer=_start_worker,
        initargs=(options.finder,),
    )
    with pool:
        for _ in range(options.processes):
            pool.submit(_start)  # a process starts, and loads its model, while the articles are read
        yield lambda articles: pool.map(_work, articles, chunksize=16)


def _load_model(finder: Finder) -> AttributionModel | None:
    if finder == "rules":
        return None
    from rashomon.inference import load_attribution

    # One thread a window: with more the last digits could hang on how they share the work.
    return load_attribution(threads=1)


class _StatementFinder:
    """Looks for the statements of articles, in several threads at once if need be; ``model`` waits for it."""

    def __init__(self, finder: Finder, model: Callable[[], AttributionModel | None]) -> None:
        self._skip = finder == "model-skipping"
        self._model = model

    def __call__(self, article: Article) -> ArticleStatements | str:
        """The article's statements, or why there are none: one bad article never takes the story down."""
        from rashomon.statements import find_statements

        model = self._model()
        try:
            return find_statements(article, model, skip=self._skip)
        except Exception as error:  # noqa: BLE001 - whatever it is, the other articles can be read
            return f"its statements could not be looked for: {type(error).__name__}: {error}"


_worker: list[_StatementFinder] = []
"""The finder of a worker process: made once when the process starts, so that its model loads once."""


def _start() -> None:
    """Nothing: what makes a pool start a process."""


def _start_worker(finder: Finder) -> None:
    model = _load_model(finder)
    _worker.append(_StatementFinder(finder, lambda: model))


def _work(article: Article) -> ArticleStatements | str:
    return _worker[0](article)
