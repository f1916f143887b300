"""Looking for the statements of articles in threads or processes, beside what else is done meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from itertools import count
from queue import PriorityQueue
from typing import TYPE_CHECKING, Protocol

from rashomon.pipeline.options import Finder, Options
from rashomon.records import Article, ArticleStatements

if TYPE_CHECKING:
    from rashomon.inference.attribution import AttributionModel

THREADS = 2
"""How many articles one process shows to the model at once."""

Outcome = ArticleStatements | str
"""What was found in an article, or in words why nothing could be looked for."""


class Find(Protocol):
    """Looks for the statements of articles. An outcome hangs on its article alone, whatever was begun."""

    beside: bool
    """Whether it looks through articles while whoever asked does something else."""

    def begin(self, article: Article) -> None:
        """Begin to look, so that the outcome is there sooner when the article is asked for."""

    def as_found(self, articles: Sequence[Article]) -> Iterator[tuple[int, Outcome]]:
        """The outcome of each of ``articles`` with its number among them, in whatever order they come."""

    def __call__(self, articles: Sequence[Article]) -> list[Outcome]:
        """The outcome of each of ``articles``, in their order."""


@contextmanager
def finding(options: Options) -> Iterator[Find]:
    """A way to look for the statements of articles, in the threads or processes asked for.

    A model begins to load at once, beside what is done before the first article is asked for. At the end
    what was begun and not asked for is given up.
    """
    if options.processes > 1:
        yield from _in_processes(options)
    elif options.finder == "rules":
        yield _AtOnce(_StatementFinder(options.finder, lambda: None))
    else:
        # The model's runtime works outside Python's lock: two threads keep two cores busy.
        with _given_up(ThreadPoolExecutor(THREADS)) as threads:
            loading = threads.submit(_load_model, options.finder)
            yield _Beside(threads, _StatementFinder(options.finder, loading.result))


def models_of(finder: Finder) -> tuple[str, ...]:
    """The models that a finder looks with, named as an account names them."""
    if finder == "rules":
        return ()
    from rashomon.inference import attribution_version

    return (f"attribution model {attribution_version()}",)


class _AtOnce:
    """Looks when it is asked, in the thread that asks: rules hold Python's lock, so none could help them."""

    beside = False

    def __init__(self, find: Callable[[Article], Outcome]) -> None:
        self._find = find

    def begin(self, article: Article) -> None:
        """Nothing."""

    def as_found(self, articles: Sequence[Article]) -> Iterator[tuple[int, Outcome]]:
        return enumerate(map(self._find, articles))

    def __call__(self, articles: Sequence[Article]) -> list[Outcome]:
        return [self._find(article) for article in articles]


class _Beside:
    """Looks in threads; one that comes free takes the longest article that waits.

    A long article that came last would leave the other threads idle.
    """

    beside = True

    def __init__(self, threads: Executor, find: Callable[[Article], Outcome]) -> None:
        self._threads = threads
        self._find = find
        self._waiting: PriorityQueue[tuple[int, int, Article, Future[Outcome]]] = PriorityQueue()
        self._numbers = count()
        self._begun: dict[str, tuple[Article, Future[Outcome]]] = {}

    def begin(self, article: Article) -> None:
        if article.id not in self._begun:
            self._begun[article.id] = (article, self._start(article))

    def as_found(self, articles: Sequence[Article]) -> Iterator[tuple[int, Outcome]]:
        numbers: dict[Future[Outcome], list[int]] = {}
        for number, article in enumerate(articles):
            numbers.setdefault(self._asked(article), []).append(number)
        for article in articles:
            self._begun.pop(article.id, None)
        return ((number, future.result()) for future in as_completed(numbers) for number in numbers[future])

    def __call__(self, articles: Sequence[Article]) -> list[Outcome]:
        found = dict(self.as_found(articles))
        return [found[number] for number in range(len(articles))]

    def _asked(self, article: Article) -> Future[Outcome]:
        """What was begun for the article, if it was this one: what is given twice is put together later."""
        self.begin(article)
        begun, future = self._begun[article.id]
        return future if begun == article else self._start(article)

    def _start(self, article: Article) -> Future[Outcome]:
        future: Future[Outcome] = Future()
        self._waiting.put((-len(article.text), next(self._numbers), article, future))
        self._threads.submit(self._look)
        return future

    def _look(self) -> None:
        _, _, article, future = self._waiting.get()
        try:
            future.set_result(self._find(article))
        except Exception as error:  # noqa: BLE001 - who asks for the outcome is told: no model, say
            future.set_exception(error)


@contextmanager
def _given_up(pool: Executor) -> Iterator[Executor]:
    """The pool; at the end it waits for what is being done, and for nothing that waits."""
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _in_processes(options: Options) -> Iterator[Find]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # A fresh process each: a fork of one that has threads (the model runtime's, say) can stand still for
    # ever.
    processes = ProcessPoolExecutor(
        options.processes,
        mp_context=get_context("spawn"),
        initializer=_start_worker,
        initargs=(options.finder,),
    )
    # A thread for each process hands it articles, and one more has the next ready.
    with _given_up(processes), _given_up(ThreadPoolExecutor(options.processes + 1)) as threads:
        for _ in range(options.processes):
            processes.submit(_start)  # a process starts, and loads its model, while the articles are read
        yield _Beside(threads, lambda article: processes.submit(_work, article).result())


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

    def __call__(self, article: Article) -> Outcome:
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


def _work(article: Article) -> Outcome:
    return _worker[0](article)
