"""Makes an account readable: terminal, JSON, JSON lines, JSON-LD, CSV, HTML. Each loads what it needs."""

from rashomon.dossier.rendering import FORMATS, Format, Part, render

__all__ = ["FORMATS", "Format", "Part", "render"]
