"""Records to and from plain objects (what JSON can hold), driven by their fields and type hints.

A record becomes an object with its fields in order, a tuple an array, a tuple of (text, number) pairs an
object, a time ISO 8601 text with its zone. So a record that is added later needs no code here.
"""

from __future__ import annotations

import math
import re
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from rashomon.errors import DossierError, SpanError

Record = TypeVar("Record")
Encoder = Callable[[Any], Any]
Decoder = Callable[[Any, str], Any]

DIGITS = 4
"""How many digits a score keeps: more would be noise that differs between machines."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def to_plain(record: Any) -> Any:
    """The record as objects, arrays, texts, numbers, booleans and ``None``."""
    kind: Any = type(record)
    return _encoder(kind)(record)


def from_plain(kind: type[Record], value: Any, where: str = "") -> Record:
    """The record of this kind that the value holds; ``DossierError`` names the field that does not fit.

    Unknown keys are passed over, since later versions may add them; a missing field takes its default.
    """
    hint: Any = kind
    record: Record = _decoder(hint)(value, where)
    return record


def printable(text: str) -> str:
    """The text with each lone surrogate replaced by U+FFFD, one for one, so that offsets stay true."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def moment_to_plain(moment: datetime) -> str:
    """ISO 8601 with its zone; ``Z`` for UTC."""
    return re.sub(r"\+00:00$", "Z", moment.isoformat())


def moment_from_plain(value: Any, where: str) -> datetime:
    """The aware time that ISO 8601 text gives; ``DossierError`` for anything else."""
    try:
        moment = datetime.fromisoformat(_text(value, where))
    except ValueError:
        raise DossierError(f"{where}: no ISO 8601 time: {value!r}") from None
    if moment.tzinfo is None:
        raise DossierError(f"{where}: a time without a time zone: {value!r}")
    return moment


@cache
def hints_of(kind: Any) -> dict[str, Any]:
    """The type of each field of a record class, in field order."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


@cache
def _encoder(hint: Any) -> Encoder:
    origin, arguments = get_origin(hint), get_args(hint)
    if is_dataclass(hint):
        return _record_encoder(hint)
    if origin in (Union, types.UnionType):
        return _choice_encoder([argument for argument in arguments if argument is not type(None)])
    if origin is tuple:
        if _is_counts(arguments):
            return lambda value: {printable(key): number for key, number in value}
        encode_each = _encoder(arguments[0])
        return lambda value: [encode_each(item) for item in value]
    if hint is float:
        return _rounded
    if hint is str or origin is Literal:
        return printable
    if hint is datetime:
        return moment_to_plain
    if hint in (int, bool):
        return lambda value: value
    raise TypeError(f"no way to write a {hint}")


def _choice_encoder(hints: list[Any]) -> Encoder:
    """For a value of one of several types that JSON tells apart (text, array, object …), or ``None``."""
    encoders = {_shape_of(hint): _encoder(hint) for hint in hints}

    def encode(value: Any) -> Any:
        if value is None:
            return None
        shape = list if isinstance(value, tuple) else dict if is_dataclass(value) else type(value)
        return encoders[shape](value) if shape in encoders else next(iter(encoders.values()))(value)

    return encode


def _choice_decoder(hints: tuple[Any, ...]) -> Decoder:
    decoders = {_shape_of(hint): _decoder(hint) for hint in hints if hint is not type(None)}
    may_be_none = type(None) in hints

    def decode(value: Any, where: str) -> Any:
        if value is None and may_be_none:
            return None
        return decoders.get(type(value), next(iter(decoders.values())))(value, where)

    return decode


def _shape_of(hint: Any) -> type[Any]:
    """The type of the plain object that a value of this type becomes."""
    if is_dataclass(hint):
        return dict
    if get_origin(hint) is tuple:
        return dict if _is_counts(get_args(hint)) else list
    if get_origin(hint) is Literal or hint is datetime:
        return str
    return hint if isinstance(hint, type) else object


def _record_encoder(kind: Any) -> Encoder:
    encoders = [(name, _encoder(hint)) for name, hint in hints_of(kind).items()]
    return lambda record: {name: encode(getattr(record, name)) for name, encode in encoders}


@cache
def _decoder(hint: Any) -> Decoder:
    origin, arguments = get_origin(hint), get_args(hint)
    if is_dataclass(hint):
        return _record_decoder(hint)
    if origin in (Union, types.UnionType):
        return _choice_decoder(arguments)
    if origin is tuple:
        return _counts if _is_counts(arguments) else _array_decoder(_decoder(arguments[0]))
    if origin is Literal:
        return lambda value, where: _one_of(value, arguments, where)
    simple: dict[Any, Decoder] = {
        str: _text,
        int: _whole_number,
        float: _number,
        bool: _boolean,
        datetime: moment_from_plain,
    }
    if hint in simple:
        return simple[hint]
    raise TypeError(f"no way to read a {hint}")


def _record_decoder(kind: Any) -> Decoder:
    decoders = [(name, _decoder(hint)) for name, hint in hints_of(kind).items()]
    needed = {
        field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING
    }

    def decode(value: Any, where: str) -> Any:
        if not isinstance(value, dict):
            raise DossierError(f"{where}: an object is expected, not {_name_of(value)}")
        values = {}
        for name, decode_field in decoders:
            if name in value:
                values[name] = decode_field(value[name], f"{where}.{name}" if where else name)
            elif name in needed:
                raise DossierError(f"{where}: the field {name!r} is missing")
        try:
            return kind(**values)
        except (ValueError, SpanError) as error:
            raise DossierError(f"{where}: {error}") from error

    return decode


def _array_decoder(decode: Decoder) -> Decoder:
    def decode_each(value: Any, where: str) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise DossierError(f"{where}: an array is expected, not {_name_of(value)}")
        return tuple(decode(item, f"{where}[{place}]") for place, item in enumerate(value))

    return decode_each


def _is_counts(arguments: tuple[Any, ...]) -> bool:
    """Whether a tuple's items are (text, whole number) pairs: counts by name, an object in JSON."""
    return get_args(arguments[0]) == (str, int)


def _counts(value: Any, where: str) -> tuple[tuple[str, int], ...]:
    if not isinstance(value, dict):
        raise DossierError(f"{where}: an object is expected, not {_name_of(value)}")
    return tuple((_text(key, where), _whole_number(value[key], f"{where}.{key}")) for key in value)


def _one_of(value: Any, allowed: tuple[Any, ...], where: str) -> Any:
    if value not in allowed:
        raise DossierError(f"{where}: {value!r} is none of {', '.join(allowed)}")
    return value


def _rounded(value: float) -> float:
    if not math.isfinite(value):
        raise DossierError(f"a score has to be a finite number, not {value}")
    return round(float(value), DIGITS) + 0.0  # the sum turns -0.0 into 0.0


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise DossierError(f"{where}: text is expected, not {_name_of(value)}")
    return value


def _whole_number(value: Any, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise DossierError(f"{where}: a whole number is expected, not {_name_of(value)}")
    return value


def _number(value: Any, where: str) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value):
        raise DossierError(f"{where}: a number is expected, not {_name_of(value)}")
    return float(value)


def _boolean(value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        raise DossierError(f"{where}: true or false is expected, not {_name_of(value)}")
    return value


def _name_of(value: Any) -> str:
    names = {dict: "an object", list: "an array", str: "text", bool: "a boolean", type(None): "null"}
    return names.get(type(value), "a number")
