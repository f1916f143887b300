"""The options of the commands that use an archive, each with its help."""

from __future__ import annotations

from pathlib import Path

from rashomon.cli.options import number, option, repeated, switch, text

ARCHIVE = option(
    "--archive",
    metavar="FILE|postgresql://...",
    help="Where the archive lies. Without it, where RASHOMON_ARCHIVE says, else in your data folder.",
)
ADDED = option(
    "inputs",
    nargs="*",
    metavar="[PATH|URL...]",
    help="Files, folders, JSON lines, WARC files, addresses. Without one, what was left undone is done.",
)
AGAIN = switch("--again", help="Read sources again that were read and have not changed.")
WITHOUT_STATEMENTS = switch(
    "--without-statements", help="Store the articles alone; a later call looks for statements."
)
INTO_STORY = option(
    "--story",
    metavar="ID|TITLE",
    help="Put what is given into this story, as your decision; one with that title begins.",
)
OF_STORY = text("--story", metavar="ID", help="The story that is meant.")
STORY_ID = option("key", metavar="ID", help="The story's id, or how it begins.")
CHANGES = switch("--changes", help="Instead of the dossier: what became of the story and of its articles.")
CLAIMS = repeated(
    "--claim",
    dest="claims",
    metavar="SENTENCE",
    help="A claim to look for positions on. Repeatable.",
)
LISTED_AS = option("--format", "-f", choices=("terminal", "json"), default="terminal", help="What to write.")
MOST = number("--most", least=1, default=50, help="How many to list.")
FEWEST = number("--fewest", least=1, default=1, help="Only stories of so many articles or more.")
WORDS = option(
    "words",
    nargs="*",
    metavar="[WORDS...]",
    help='What to search for: every word has to stand there; "in quotes" a phrase, word* a beginning.',
)
WITHIN = option(
    "--in", dest="within", choices=("statements", "articles"), help="What to search. Without it, both."
)
SPEAKER = text("--speaker", metavar="NAME", help="Words of the speaker's name.")
OUTLET = text("--outlet", metavar="NAME", help="Words of the outlet's name.")
SINCE = text("--since", metavar="TIME", help="Said, else published, then or later.")
UNTIL = text("--until", metavar="TIME", help="Then or earlier; that day counts.")
FOLDER = option("folder", type=Path, metavar="DIR", help="The folder to write the tables into.")
EXPORTED_AS = repeated(
    "--format", "-f", dest="formats", choices=("jsonl", "parquet"), help="Repeatable. Without it, both."
)
CAPTURES = switch("--captures", help="Write the captured bytes too, a file each, named by SHA-256.")
REVIEW_FILE = option(
    "file", nargs="?", type=Path, metavar="[FILE]", help="Judgements to record, in TOML or JSON."
)
REVIEW_OUTPUT = option(
    "--output", "-o", type=Path, metavar="FILE", help="Write every judgement as JSON; - prints it."
)
BY = text("--by", metavar="NAME", help="Who decides.")
REASON = text("--reason", metavar="WORDS", help="Why.")
FORGOTTEN = option("address", nargs="?", metavar="[URL|KEY]", help="The article to remove.")
LIST_MARKS = switch("--list", dest="listed", help="List what was removed, when, by whom and why.")
WITHOUT_REPRINTS = switch("--without-reprints", help="Do not look for reprints, which takes longest.")
