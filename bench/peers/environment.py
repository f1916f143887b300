"""What the peers need, made once and kept in the cache: their environment, a parser, a checkout.

No pretrained parser can be had from a package index, so one is trained on the English Web Treebank where
that lies beside the checkout. A peer that cannot be had is left out, and the table says so.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

from bench.materials import CACHE, data_set, fingerprint

FOLDER = CACHE / "peers"
PACKAGES = ("spacy==3.8.18", "textacy==0.13.0", "pymongo==4.20.0")
"""pymongo only because a module of the Gender Gap Tracker imports it; no database is spoken to."""

TRACKER = "https://github.com/sfu-discourse-lab/GenderGapTracker"
TRACKER_COMMIT = "5501de31e8598e18ace47982220e91961ca5460a"

SCRIPTS = Path(__file__).resolve().parent / "in_their_environment"
TRAINER = SCRIPTS / "train_parser.py"


class PeerError(Exception):
    """A peer cannot be set up; the message says why."""


def python() -> Path:
    """The interpreter of the peers' environment, made when it is absent or its packages have changed."""
    home = FOLDER / "environment"
    program = home / "bin" / "python"
    stamp = home / ".installed"
    wanted = "\n".join(PACKAGES)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return program
    print(f"setting up the peers: {', '.join(PACKAGES)} …", file=sys.stderr, flush=True)
    venv.create(home, with_pip=True, clear=True)
    install = [str(program), "-m", "pip", "--disable-pip-version-check", "--quiet", "install", *PACKAGES]
    done = subprocess.run(install, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PeerError(f"the peers cannot be installed: {done.stderr.strip()[-500:]}")
    stamp.write_text(wanted, encoding="utf-8")
    return program


def parser() -> tuple[Path, dict[str, Any]]:
    """The folder of the parser and its figures; trained when it, its trainer or the treebank is new."""
    treebank = data_set("ud-ewt") / "ud_english_ewt"
    target = FOLDER / "parser"
    stamp = target / "made_of.txt"
    made_of = "\n".join([*PACKAGES, fingerprint(TRAINER), fingerprint(treebank)])
    if not (stamp.is_file() and stamp.read_text(encoding="utf-8") == made_of):
        print("training the peers' parser, once, ten minutes at most …", file=sys.stderr, flush=True)
        shutil.rmtree(target, ignore_errors=True)
        command = [str(python()), str(TRAINER), str(treebank), str(target)]
        if subprocess.run(command, check=False).returncode:
            raise PeerError("the parser could not be trained")
        stamp.write_text(made_of, encoding="utf-8")
    figures: dict[str, Any] = json.loads((target / "figures.json").read_text(encoding="utf-8"))
    return target, figures


def tracker() -> Path:
    """A checkout of the Gender Gap Tracker at the commit named above, fetched when it is absent."""
    checkout = FOLDER / "GenderGapTracker"
    git = ["git", "-C", str(checkout)]
    if not (checkout / "nlp").is_dir():
        checkout.mkdir(parents=True, exist_ok=True)
        environment = os.environ | {"GIT_TERMINAL_PROMPT": "0"}
        for command in (
            ["git", "init", "--quiet", str(checkout)],
            [*git, "fetch", "--quiet", "--depth", "1", TRACKER, TRACKER_COMMIT],
            [*git, "checkout", "--quiet", "FETCH_HEAD"],
        ):
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            if done.returncode:
                raise PeerError(f"no checkout in {checkout}, and it cannot be fetched from {TRACKER}")
    head = subprocess.run([*git, "rev-parse", "HEAD"], capture_output=True, text=True, check=True)
    if head.stdout.strip() != TRACKER_COMMIT:
        raise PeerError(f"{checkout} is not at {TRACKER_COMMIT}")
    return checkout
