"""Makes an account readable: terminal, JSON, JSON lines, CSV and HTML. Each format loads what it needs."""

from rashomon.dossier.rendering import FORMATS, Format, render

__all__ = ["FORMATS", "Format", "render"]
