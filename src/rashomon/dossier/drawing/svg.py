"""Elements of SVG as text: attribute values and words are escaped, numbers are short."""

from __future__ import annotations

from markupsafe import Markup, escape


def element(name: str, *inside: str | Markup, **attributes: str | float) -> Markup:
    """An element with what is inside it.

    ``_`` in an attribute's name stands for ``-``, at its end for nothing; an attribute without a value is
    left out.
    """
    shown = Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), number(value))
        for key, value in attributes.items()
        if value != ""
    )
    if not inside:
        return Markup("<{0}{1}/>").format(name, shown)
    within = Markup("").join(escape(part) for part in inside)
    return Markup("<{0}{1}>{2}</{0}>").format(name, shown, within)


def number(value: str | float) -> str:
    """A number without needless digits; a text as it is."""
    return value if isinstance(value, str) else f"{value:g}"


def percent(value: float) -> str:
    """``12.5%``."""
    return f"{round(value, 2):g}%"
