"""The last frame of a program."""

from typing import NamedTuple

from pungi_guest.failure_report import ProgramError
from pungi_guest.kept import quote
from pungi_guest.pristine import PRISTINE
from pungi_guest.shown import WORD_UNITS, fit

__builtins__ = PRISTINE

_MOST_NAMES = 500
_SHORT = 100


class LastValue(NamedTuple):
    """The last bare expression; `text` is its value as JSON, None where it cannot cross."""

    text: str | None
    shown: str


class Left(NamedTuple):
    """What a program left to the next one, and to be told of."""

    carried: str | None
    dropped: dict[str, str]
    # Name, type and short form.
    variables: list[tuple[str, str, str]]


NOTHING_LEFT = Left(None, {}, [])


def end_frame(
    status: str, delivered: str, error: ProgramError | None, value: LastValue | None, left: Left
) -> str:
    """Write the `end` of a program."""
    return (
        f'{{"kind":"end","status":"{status}","delivered":[{delivered}],"error":{_error(error)},'
        f'"value":{_value(value)},"carried":{_nullable(left.carried)},'
        f'"notCarried":[{_dropped(left.dropped)}],"variables":[{_variables(left.variables)}]}}'
    )


def minimal_end_frame(status: str, delivered: str, error: ProgramError | None) -> str:
    """Write the `end` of a program whose whole end is larger than a frame may be."""
    if error is not None:
        error = {**error, "message": error["message"][:_SHORT], "traceback": error["traceback"][-_SHORT:]}
    return end_frame(status, delivered, error, None, NOTHING_LEFT)


def _error(error: ProgramError | None) -> str:
    if error is None:
        return "null"
    line = "null" if error["line"] is None else error["line"]
    return (
        f'{{"type":{quote(error["type"])},"message":{quote(error["message"])},'
        f'"traceback":{quote(error["traceback"])},"line":{line}}}'
    )


def _value(value: LastValue | None) -> str:
    if value is None:
        return "null"
    plain = "false" if value.text is None else "true"
    return f'{{"value":{value.text or "null"},"plain":{plain},"repr":{quote(value.shown)}}}'


def _nullable(text: str | None) -> str:
    return "null" if text is None else quote(text)


def _dropped(dropped: dict[str, str]) -> str:
    entries = list(dropped.items())[:_MOST_NAMES]
    return ",".join(
        [
            f'{{"name":{quote(fit(name, WORD_UNITS))},"reason":{quote(fit(reason))}}}'
            for name, reason in entries
        ]
    )


def _variables(variables: list[tuple[str, str, str]]) -> str:
    return ",".join(
        [
            f'{{"name":{quote(fit(name, WORD_UNITS))},"type":{quote(fit(kind, WORD_UNITS))},'
            f'"preview":{quote(shown)}}}'
            for name, kind, shown in variables[:_MOST_NAMES]
        ]
    )
