"""A PostgreSQL server of the tests' own, in a folder of its own, run by a user that is not root."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

NOT_HERE = "NOT TESTED: no PostgreSQL server on this machine (on Debian: apt-get install postgresql)"
_UNPRIVILEGED = ("postgres", "nobody")


def binaries() -> Path | None:
    """The folder of initdb and postgres, the newest there is, or ``None``."""
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: int(one.parent.name), reverse=True
    )
    on_path = shutil.which("initdb")
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    return next((one for one in folders if (one / "initdb").exists() and (one / "postgres").exists()), None)


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """A server that runs while the context does; the address to which a database's name is added.

    It listens on a socket in its folder alone, so that no port can be taken.
    """
    tools = binaries()
    assert tools is not None
    user = _user()
    # A short path: the name of a socket has to fit into 107 bytes.
    place = Path(mkdtemp(prefix="pg", dir=folder))
    if user is not None:
        shutil.chown(place, user.pw_name)
    cluster = place / "cluster"
    _run(user, tools / "initdb", "-D", cluster, "-U", "desk", "--auth=trust", "--encoding=UTF8", "--no-sync")
    options = f"-c listen_addresses='' -c unix_socket_directories='{place}' -c fsync=off"
    log = place / "log"
    _run(user, tools / "pg_ctl", "-D", cluster, "-l", log, "-o", options, "-w", "start")
    try:
        yield f"postgresql://desk@/{{database}}?host={place}"
    finally:
        _run(user, tools / "pg_ctl", "-D", cluster, "-m", "immediate", "stop")


def _user() -> pwd.struct_passwd | None:
    """Who runs the server: root may not, so that another is looked for; ``None`` for who we are."""
    if os.getuid() != 0:
        return None
    for name in _UNPRIVILEGED:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None


def _run(user: pwd.struct_passwd | None, *command: str | Path) -> None:
    identity = {} if user is None else {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    done = subprocess.run(
        [str(word) for word in command],
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # pg_ctl leaves the server holding it: a pipe would never end
        stderr=subprocess.DEVNULL,
        check=False,
        **identity,
    )
    assert done.returncode == 0, f"{' '.join(map(str, command))} ended with {done.returncode}"
