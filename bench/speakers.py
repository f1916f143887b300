"""Speakers within and across articles on ECB+, and how joining grows with the number of articles."""

from __future__ import annotations

from bench.linking import growth, people
from bench.tasks import Figures


def measure(thorough: bool = True) -> Figures:
    return people.measure() | (growth.measure() if thorough else {})
