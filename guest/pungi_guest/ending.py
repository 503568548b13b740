"""Ends a program: what it left, and the last frame, after which no line of it runs."""

import sys
from io import TextIOWrapper
from types import ModuleType
from typing import Any, NoReturn

from pungi_guest.failure_report import bare_report, report_failure
from pungi_guest.kept import exit_process
from pungi_guest.leftovers import is_referable
from pungi_guest.parts import Parts
from pungi_guest.preview import preview, type_name
from pungi_guest.pristine import PRISTINE
from pungi_guest.program_end import NOTHING_LEFT, LastValue, Left, end_frame, minimal_end_frame
from pungi_guest.sdk_module import Sdk
from pungi_guest.shown import fit, plain

__builtins__ = PRISTINE

_OVER = "after the end of the program"


class Ending:
    """The ways in which one program ends."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._limits = parts.start["limits"]
        # The `__future__` features of the program, once it is compiled.
        self.flags = 0

    def answered(self) -> NoReturn:
        """End at an accepted `final_answer`."""
        try:
            self._parts.calls.refusal = _OVER
            self._flush()
        finally:
            delivered = self._parts.exchange.last_delivered()
            self._finish(end_frame("answered", delivered, None, None, NOTHING_LEFT))

    def ended(self, error: BaseException | None, value: LastValue | None, sdk: Sdk) -> NoReturn:
        """End after the last line, or at an exception that nothing caught."""
        self._parts.calls.refusal = _OVER
        report, left = None, NOTHING_LEFT
        try:
            report = None if error is None else report_failure(error, self._parts.sources)
            left = self._left(sdk)
            self._flush()
        except BaseException:
            # Only memory can have run out. What the program holds makes room for what must be told.
            self._parts.scope.clear()
            report = None if error is None else report or bare_report(error)
        status = "completed" if report is None else "failed"
        delivered = self._parts.exchange.last_delivered()
        frame = end_frame(status, delivered, report, value, left)
        if len(frame.encode("utf-8")) > self._limits["frameBytes"]:
            frame = minimal_end_frame(status, delivered, report)
        self._finish(frame)

    def value(self, value: Any) -> LastValue | None:
        """Show the value of the last bare expression; None shows nothing. A `__repr__` may run."""
        if value is None:
            return None
        try:
            shown = fit(plain(repr(value)))
        except Exception:
            shown = preview(value)
        try:
            text = self._parts.values.write(value, "any", "value")
        except (TypeError, ValueError):
            text = None
        # Half of the frame is left to what is carried and to the rest.
        if text is not None and len(text) > self._limits["frameBytes"] // 2:
            text = None
        return LastValue(text, shown)

    def _finish(self, frame: str) -> NoReturn:
        try:
            self._parts.transport.finish(self._parts.transport.pack(frame))
        finally:
            exit_process(1)

    def _flush(self) -> None:
        """Send and write what is held back. Nothing of the program runs: the files are Python's own."""
        if type(sys.stdout) is TextIOWrapper:
            sys.stdout.flush()
        self._parts.output.flush()
        self._parts.files.flush()

    def _left(self, sdk: Sdk) -> Left:
        names: dict[str, Any] = {}
        dropped = self._parts.carry.dropped
        why_not = sdk.why_not_carried()
        for name, value in list(self._parts.scope.items()):
            if type(name) is not str or name.startswith("__"):
                continue
            reason = why_not(name, value)
            if reason is None:
                names[name] = value
            elif reason:
                dropped[name] = reason
        if not names:
            return Left(None, dropped, [])
        limit = min(self._limits["carriedBytes"], self._limits["frameBytes"] // 4)
        carried = self._parts.carry.save(names, limit, self.flags)
        variables = [
            _variable(name, value)
            for name, value in names.items()
            if name not in self._parts.carry.declared and _is_variable(name, value)
        ]
        return Left(carried, dropped, variables)


def _is_variable(name: str, value: object) -> bool:
    return not (name.startswith("_") or is_referable(value) or type(value) is ModuleType)


def _variable(name: str, value: object) -> tuple[str, str, str]:
    return name, type_name(value), preview(value)
