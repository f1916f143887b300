"""PDF and DOCX files, by libraries that come with ``pip install 'rashomon[documents]'``."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from rashomon.errors import UnreadableError
from rashomon.reading.contents import Content
from rashomon.reading.dates import at_moment
from rashomon.reading.pages import Page
from rashomon.records import Capture, Interval

_MISSING_HINT = "Install it with: pip install 'rashomon[documents]'"
_MOST_PAGES = 500


def read_pdf(content: Content, capture: Capture) -> Page:
    """The text of a PDF, page by page. ``UnreadableError``: damaged, encrypted, or pictures only."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise UnreadableError("PDF files need the library pypdf", hint=_MISSING_HINT) from error
    try:
        reader = PdfReader(io.BytesIO(content.raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("the PDF is encrypted", hint="Save a copy without a password.")
        pages = [page.extract_text() for page in reader.pages[:_MOST_PAGES]]
        notes = [f"only the first {_MOST_PAGES} pages were read"] if len(reader.pages) > _MOST_PAGES else []
        facts: Any = reader.metadata
        title, byline = (facts.title or "", facts.author or "") if facts else ("", "")
        created = _interval(facts.creation_date if facts else None)
    # Damaged files also fail inside the library, in ways that it does not turn into its own errors.
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OSError,
    ) as error:
        raise UnreadableError(f"not a readable PDF: {error}", hint="Open it and save it again.") from error
    text = "\n\n".join(page.strip("\n") for page in pages)
    if not text.strip():
        raise UnreadableError("no text in this PDF, only pictures", hint="Run text recognition on it first.")
    return _page(content, capture, text, str(title), str(byline), created, notes)


def read_docx(content: Content, capture: Capture) -> Page:
    """The paragraphs of a DOCX file. ``UnreadableError`` when it is none, or the library is missing."""
    try:
        import docx
        from docx.opc.exceptions import OpcError
    except ImportError as error:
        raise UnreadableError("DOCX files need the library python-docx", hint=_MISSING_HINT) from error
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(content.raw)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > 50 * len(content.raw) + 50_000_000:
                raise UnreadableError(
                    "the DOCX unpacks to far more than its size", hint="Open it and save it again."
                )
        document = docx.Document(io.BytesIO(content.raw))
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        facts = document.core_properties
        title, byline, created = facts.title or "", facts.author or "", _interval(facts.created)
    except (zipfile.BadZipFile, OpcError, ValueError, KeyError, AttributeError, SyntaxError) as error:
        # SyntaxError is what lxml raises for XML that is not well formed.
        raise UnreadableError("not a readable DOCX file", hint="Open it and save it again.") from error
    byline = "" if byline == "python-docx" else byline
    return _page(content, capture, text, title, byline, created, [])


def _page(
    content: Content,
    capture: Capture,
    text: str,
    title: str,
    byline: str,
    created: Interval | None,
    notes: list[str],
) -> Page:
    if created:
        # When the file was made is not when the article was published.
        notes.append(f"the file says it was made on {created.earliest:%Y-%m-%d}")
    return Page(
        path=content.path,
        name=content.name,
        text=text,
        url=content.url,
        title=title,
        byline=byline,
        notes=tuple(notes),
        capture=capture,
    )


def _interval(moment: object) -> Interval | None:
    return at_moment(moment)[0] if isinstance(moment, datetime) else None
