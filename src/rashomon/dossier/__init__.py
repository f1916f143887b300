"""Makes an account readable: terminal, JSON, JSON-LD, CSV, HTML, Markdown. Each loads what it needs."""

from rashomon.dossier.rendering import FORMATS, Format, Part, render

__all__ = ["FORMATS", "Format", "Part", "render"]
