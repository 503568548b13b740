"""Turns the typed objects of a program into the plain values that their declared type names."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from math import isnan
from typing import Any
from uuid import UUID

from pungi_guest.base import exact_int
from pungi_guest.kind import Kind, bases_of, namespace_of, type_of
from pungi_guest.pristine import PRISTINE
from pungi_guest.refusal import RefusalError
from pungi_guest.refuse import refuse
from pungi_guest.shape import Shape

__builtins__ = PRISTINE

_DATE: tuple[Any, ...] = (date.year, date.month, date.day)
_TIME: tuple[Any, ...] = (time.hour, time.minute, time.second, time.microsecond)
_DATETIME: tuple[Any, ...] = (
    *_DATE,
    datetime.hour,
    datetime.minute,
    datetime.second,
    datetime.microsecond,
)
_time_zone: Any = time.tzinfo
_datetime_zone: Any = datetime.tzinfo
_datetime_fold: Any = datetime.fold
_uuid_int: Any = UUID.int
_LARGEST_EXPONENT = 5000


def convert(value: object, kind: Kind, shape: Shape) -> str | int | float:
    """Convert a typed object where its declared type asks for it, exactly or not at all."""
    conversion = _CONVERSIONS.get((kind, shape)) if type(shape) is str else None
    if conversion is None:
        raise refuse(value, kind, shape)
    return conversion(value)


def float_of_int(value: int) -> float:
    """Convert an int where a float is declared."""
    try:
        converted = float(value)
    except OverflowError:
        converted = float("inf")
    if converted != value:
        raise RefusalError("to be a float, got an int that no float equals", "Use float(...).")
    return converted


def _datetime_text(value: Any) -> str:
    """Write an aware datetime in UTC, `2024-01-31T09:30:00Z`, with what fraction it has."""
    if type(value) is not datetime and _counts_nanoseconds(type_of(value)):
        fix = "Use .to_pydatetime()."
        raise RefusalError("to be a datetime, got one that counts nanoseconds", fix)
    zone, fold = _datetime_zone.__get__(value), _datetime_fold.__get__(value)
    exact = datetime(*_read(_DATETIME, value), tzinfo=zone, fold=fold)
    offset = exact.utcoffset()
    if offset is None:
        fix = "Use .replace(tzinfo=timezone.utc), or .astimezone() if it is local time."
        raise RefusalError("to be an aware datetime, got a naive one", fix)
    try:
        utc = exact.replace(tzinfo=None) - offset
    except OverflowError:
        raise RefusalError("to be a datetime, got one that has no UTC form") from None
    return utc.isoformat(timespec=_precision(utc.microsecond)) + "Z"


def _counts_nanoseconds(cls: type) -> bool:
    """Tell a class like the Timestamp of pandas, whose base part is not all of it."""
    return any("nanosecond" in namespace_of(base) for base in bases_of(cls))


def _date_text(value: Any) -> str:
    return date(*_read(_DATE, value)).isoformat()


def _time_text(value: Any) -> str:
    exact = time(*_read(_TIME, value), tzinfo=_time_zone.__get__(value))
    text = exact.isoformat(timespec=_precision(exact.microsecond))
    return text[:-6] + "Z" if text.endswith("+00:00") else text


def _read(getters: tuple[Any, ...], value: object) -> list[int]:
    return [getter.__get__(value) for getter in getters]


def _precision(microsecond: int) -> str:
    if microsecond == 0:
        return "seconds"
    return "microseconds" if microsecond % 1000 else "milliseconds"


def _uuid_text(value: object) -> str:
    digits = f"{exact_int(_uuid_int.__get__(value)):032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _decimal_float(value: Any) -> float:
    """Take the float whose shortest form is this very number; 0.1 is one, 20 digits are not."""
    if Decimal.is_snan(value):
        raise RefusalError("to be a float, got a signalling NaN")
    converted = Decimal.__float__(value)
    if not isnan(converted) and Decimal(repr(converted)) != Decimal(value):
        raise RefusalError("to be a float, got a Decimal with more digits", "Use float(...).")
    return converted


def _decimal_int(value: Any) -> int:
    # An exponent of a million would take a million digits.
    if Decimal.is_finite(value) and Decimal.adjusted(value) <= _LARGEST_EXPONENT:
        converted = Decimal.__int__(value)
        if Decimal(converted) == Decimal(value):
            return converted
    raise RefusalError("to be an int, got a Decimal that is none", "Use round(...).")


_CONVERSIONS: dict[tuple[Kind, str], Callable[[Any], str | int | float]] = {
    ("datetime", "datetime"): _datetime_text,
    ("date", "date"): _date_text,
    ("time", "time"): _time_text,
    ("uuid", "uuid"): _uuid_text,
    ("uuid", "str"): _uuid_text,
    ("decimal", "float"): _decimal_float,
    ("decimal", "int"): _decimal_int,
    ("decimal", "str"): Decimal.__str__,
}
