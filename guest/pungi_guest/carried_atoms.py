"""The carried values that contain no others and have no JSON form: dates, bytes, Decimal, …"""

import binascii
from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

from pungi_guest.kind import type_of
from pungi_guest.pristine import PRISTINE
from pungi_guest.refusal import RefusalError, malformed

__builtins__ = PRISTINE

Atom = list[Any]
"""`[kind, part, …]`: the parts are scalars or, for a time zone, another atom or None."""


def write_atom(value: Any) -> Atom | None:
    """Take an atom apart; None where the value is none. Subclasses are none: they may hold more."""
    cls = type_of(value)
    for kind, (base, write, _) in _ATOMS.items():
        if cls is base:
            return [kind, *write(value)]
    return None


def read_atom(atom: Atom) -> Any:
    """Make an atom from its parts, which may be anything. Raises RefusalError."""
    kind, *parts = atom
    known = _ATOMS.get(kind) if type(kind) is str else None
    if known is None:
        raise malformed("an atom of unknown kind")
    try:
        return known[2](*parts)
    except (TypeError, ValueError, ArithmeticError):
        raise malformed(f"a {kind} with wrong parts") from None


def _write_bytes(value: bytes) -> Atom:
    return [binascii.b2a_base64(value, newline=False).decode()]


def _read_bytes(text: str) -> bytes:
    return binascii.a2b_base64(str.encode(text), strict_mode=True)


def _write_complex(value: complex) -> Atom:
    return [value.real, value.imag]


def _write_date(value: date) -> Atom:
    return [value.year, value.month, value.day]


def _write_datetime(value: datetime) -> Atom:
    return [*_write_date(value), *_write_clock(value)]


def _write_clock(value: datetime | time) -> Atom:
    clock = [value.hour, value.minute, value.second, value.microsecond]
    return [*clock, _write_zone(value.tzinfo), value.fold]


def _write_zone(zone: object) -> Atom | None:
    if zone is None:
        return None
    if type_of(zone) is not timezone:
        fix = "Use .astimezone(timezone.utc)."
        raise RefusalError("to be a value that is carried, got a time of another time zone", fix)
    return ["timezone", *_write_timezone(zone)]


def _read_datetime(*parts: Any) -> datetime:
    *fields, zone, fold = parts
    return datetime(*fields, tzinfo=_read_zone(zone), fold=fold)


def _read_time(*parts: Any) -> time:
    *fields, zone, fold = parts
    return time(*fields, tzinfo=_read_zone(zone), fold=fold)


def _read_zone(zone: Any) -> timezone | None:
    if zone is None:
        return None
    kind, *parts = zone
    if kind != "timezone":
        raise ValueError
    return _read_timezone(*parts)


def _write_timedelta(value: timedelta) -> Atom:
    return [value.days, value.seconds, value.microseconds]


def _write_timezone(value: Any) -> Atom:
    offset, *name = value.__getinitargs__()
    return [*_write_timedelta(offset), *name]


def _read_timezone(*parts: Any) -> timezone:
    offset = timedelta(*parts[:3])
    return timezone(offset, *parts[3:])


_ATOMS: dict[str, tuple[type, Callable[[Any], Atom], Callable[..., Any]]] = {
    "bytes": (bytes, _write_bytes, _read_bytes),
    "complex": (complex, _write_complex, complex),
    "date": (date, _write_date, date),
    "datetime": (datetime, _write_datetime, _read_datetime),
    "time": (time, _write_clock, _read_time),
    "timedelta": (timedelta, _write_timedelta, timedelta),
    "timezone": (timezone, _write_timezone, _read_timezone),
    "decimal": (Decimal, lambda value: [Decimal.__str__(value)], Decimal),
}
