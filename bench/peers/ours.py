"""What Rashomon finds in some articles, in the form that the peers answer: ``python -m bench.peers.ours``.

A process of its own, as each peer is, and through the public ``rashomon.read``. The names are given twice: as
the speaker it settled on, and as the words of the source alone, which is all that a peer has to give.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import rashomon

QUOTED = frozenset({"direct", "mixed"})


def answers(account: rashomon.Account, *, source_words: bool) -> dict[str, dict[str, Any]]:
    """The quoted statements by file name of their article; spans are code points of the file."""
    names = {speaker.id: speaker.name for speaker in account.speakers}
    files = {article.id: article.path.rpartition("/")[2] for article in account.articles}
    found: dict[str, dict[str, Any]] = {name: {"quotations": [], "raised": None} for name in files.values()}
    for statement in account.statements:
        if statement.kind not in QUOTED:
            continue
        if source_words:
            said = [statement.source.text] if statement.source else []
        else:
            said = [names[speaker] for speaker in statement.speakers]
        found[files[statement.article]]["quotations"].append({
            "pieces": [[piece.start, piece.end] for piece in statement.content],
            "names": said,
            "cue": statement.cue.start if statement.cue else None,
        })  # fmt: skip
    return found


def main(repeats: int, paths: list[str]) -> None:
    account = rashomon.read(paths)
    seconds = []
    for _ in range(repeats):
        started = time.perf_counter()
        rashomon.read(paths)
        seconds.append(time.perf_counter() - started)
    for one in account.set_aside:
        print(f"set aside: {one}", file=sys.stderr)
    report = {
        "versions": {"rashomon": rashomon.__version__},
        "seconds": seconds,
        "articles": answers(account, source_words=False),
        "source_words": answers(account, source_words=True),
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
