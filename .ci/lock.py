"""Print exact versions of everything that ``rashomon`` with every extra needs here, for constraints.txt.

Only what the declared dependencies lead to is printed, so that a tool somebody tried out in the same
environment does not slip in. Names and versions only: no hashes, no addresses.
"""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

EXTRAS = ("dev", "documents", "parquet", "postgresql", "warc")


def installed_versions(package: str, extras: tuple[str, ...]) -> dict[str, str]:
    """Versions by name of what ``package`` with ``extras`` needs, itself left out."""
    versions: dict[str, str] = {}
    waiting = [(package, extras)]
    seen: set[tuple[str, tuple[str, ...]]] = set()
    while waiting:
        name, wanted = waiting.pop()
        if (name, wanted) in seen:
            continue
        seen.add((name, wanted))
        try:
            found = distribution(name)
        except PackageNotFoundError:
            sys.exit(f"{name} is needed and not installed: run make test first")
        versions[canonicalize_name(name)] = found.version
        for line in found.requires or ():
            requirement = Requirement(line)
            marker = requirement.marker
            if marker is None or any(marker.evaluate({"extra": extra}) for extra in (*wanted, "")):
                waiting.append((canonicalize_name(requirement.name), tuple(sorted(requirement.extras))))
    versions.pop(canonicalize_name(package))
    return versions


if __name__ == "__main__":
    sys.stdout.write("# Versions that are tested together. Written by: make lock\n")
    for name, version in sorted(installed_versions("rashomon", EXTRAS).items()):
        sys.stdout.write(f"{name}=={version}\n")
