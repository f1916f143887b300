"""The options of the commands that use an archive, each with its help."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class ListFormat(StrEnum):
    """What a list can be written as."""

    terminal = "terminal"
    json = "json"


class TableFormat(StrEnum):
    """What tables can be exported as."""

    jsonl = "jsonl"
    parquet = "parquet"


class SearchedIn(StrEnum):
    """What is searched."""

    statements = "statements"
    articles = "articles"


ArchivePlace = Annotated[
    str | None,
    typer.Option(
        "--archive",
        metavar="FILE|postgresql://...",
        help="Where the archive lies. Without it, where RASHOMON_ARCHIVE says, else in your data folder.",
        show_default=False,
    ),
]
Added = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH|URL...]",
        help="Files, folders, JSON lines, WARC files, addresses. Without one, what was left undone is done.",
        show_default=False,
    ),
]
Again = Annotated[
    bool, typer.Option("--again", help="Read sources again that were read and have not changed.")
]
WithoutStatements = Annotated[
    bool,
    typer.Option("--without-statements", help="Store the articles alone; a later call looks for statements."),
]
IntoStory = Annotated[
    str | None,
    typer.Option(
        "--story",
        metavar="ID|TITLE",
        help="Put what is given into this story, as your decision; one with that title begins.",
        show_default=False,
    ),
]
OfStory = Annotated[
    str | None,
    typer.Option("--story", metavar="ID", help="The story that is meant.", show_default=False),
]
StoryId = Annotated[str, typer.Argument(metavar="ID", help="The story's id, or how it begins.")]
Changes = Annotated[
    bool,
    typer.Option("--changes", help="Instead of the dossier: what became of the story and of its articles."),
]
Claims = Annotated[
    list[str] | None,
    typer.Option("--claim", metavar="SENTENCE", help="A claim to look for positions on. Repeatable."),
]
ListedAs = Annotated[ListFormat, typer.Option("--format", "-f", help="What to write.")]
Most = Annotated[int, typer.Option("--most", min=1, help="How many to list.")]
Fewest = Annotated[int, typer.Option("--fewest", min=1, help="Only stories of so many articles or more.")]
Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WORDS...]",
        help='What to search for: every word has to stand there; "in quotes" a phrase, word* a beginning.',
        show_default=False,
    ),
]
In = Annotated[
    SearchedIn | None,
    typer.Option("--in", help="What to search. Without it, both.", show_default=False),
]
OfSpeaker = Annotated[
    str, typer.Option("--speaker", metavar="NAME", help="Words of the speaker's name.", show_default=False)
]
OfOutlet = Annotated[
    str, typer.Option("--outlet", metavar="NAME", help="Words of the outlet's name.", show_default=False)
]
Since = Annotated[
    str,
    typer.Option("--since", metavar="TIME", help="Said, else published, then or later.", show_default=False),
]
Until = Annotated[
    str,
    typer.Option("--until", metavar="TIME", help="Then or earlier; that day counts.", show_default=False),
]
ExportFolder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write the tables into.")]
ExportedAs = Annotated[
    list[TableFormat] | None,
    typer.Option("--format", "-f", help="Repeatable. Without it, both.", show_default=False),
]
WithCaptures = Annotated[
    bool, typer.Option("--captures", help="Write the captured bytes too, a file each, named by SHA-256.")
]
ReviewFile = Annotated[
    Path | None,
    typer.Argument(metavar="[FILE]", help="Judgements to record, in TOML or JSON.", show_default=False),
]
ReviewOutput = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write every judgement as JSON; - prints it.",
        show_default=False,
    ),
]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides.", show_default=False)]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why.", show_default=False)]
ForgottenAddress = Annotated[
    str | None,
    typer.Argument(metavar="[URL|KEY]", help="The article to remove.", show_default=False),
]
ListMarks = Annotated[bool, typer.Option("--list", help="List what was removed, when, by whom and why.")]
WithoutReprints = Annotated[
    bool, typer.Option("--without-reprints", help="Do not look for reprints, which takes longest.")
]
