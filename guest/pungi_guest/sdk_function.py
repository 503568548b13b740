"""One function of the SDK: takes Python values in, makes the call, gives Python values back."""

from collections.abc import Callable, Coroutine
from types import FunctionType
from typing import Any, NoReturn

from pungi_guest import kept
from pungi_guest.calls import Calls, Pending
from pungi_guest.failures import failure_of
from pungi_guest.pristine import PRISTINE
from pungi_guest.protocol import ManifestFunction, ManifestParameter, Reply
from pungi_guest.python_function import LEFT_OUT, Face, make_function
from pungi_guest.shape_text import holds_none
from pungi_guest.shown import plain
from pungi_guest.site import line_of
from pungi_guest.untag import untag
from pungi_guest.values import Values

__builtins__ = PRISTINE

_REQUIRED = object()


class Parameter:
    """One parameter as a call needs it; neither `default`, which the host knows, nor `nothing` is sent."""

    __slots__ = ("default", "key", "name", "nothing", "shape")

    def __init__(self, declared: ManifestParameter, values: Values) -> None:
        self.name = declared.get("python", declared["name"])
        self.key = kept.quote(declared["name"]) + ":"
        self.shape = values.shape(declared["shape"])
        self.default: Any = _REQUIRED if declared["required"] else LEFT_OUT
        if "default" in declared:
            self.default = values.read(untag(declared["default"]), self.shape)
        # A program says None where it means to leave a parameter out, unless None is a value of it.
        self.nothing = None if self.default is LEFT_OUT and not holds_none(self.shape) else self.default


class SdkFunction:
    """One function of the manifest, made when a program first asks for it."""

    __slots__ = ("_calls", "_declared", "_extra", "_parameters", "_returns", "_values", "name")

    def __init__(self, declared: ManifestFunction, calls: Calls, values: Values) -> None:
        self.name = declared["name"]
        self._declared = declared
        self._calls = calls
        self._values = values
        self._parameters = [Parameter(parameter, values) for parameter in declared["parameters"]]
        self._extra = None if declared["extra"] is None else values.shape(declared["extra"])
        self._returns = values.shape(declared["returns"])

    def blocking(self) -> FunctionType:
        """`sdk.search`: makes the call and returns its result."""
        return make_function(self._face(), self._call)

    def ending(self, end: Callable[[], NoReturn]) -> FunctionType:
        """`sdk.final_answer`: makes the call and, once it is accepted, returns no more."""

        def answer(given: Any) -> NoReturn:
            self._call(given)
            end()

        return make_function(self._face(), answer)

    def awaitable(self) -> FunctionType:
        """`sdk.aio.search`: returns what can be awaited; a wrong call raises at once."""
        return make_function(self._face(), self._start)

    def writer(self) -> FunctionType:
        """The input that a call would send, as JSON; for calls that are made together."""
        return make_function(self._face(), self._write)

    def begin(self, given: str, line: int | None, settle: Callable[[Reply], None]) -> Pending:
        """Make a call and go on; `settle` gets the reply."""
        return self._calls.begin(self.name, given, line, settle)

    def result(self, reply: Reply) -> Any:
        """What a reply means to the program: returned or raised."""
        if "output" in reply and reply["status"] == "done":
            return self._values.read(reply["output"], self._returns, exact=reply.get("numbers") == "exact")
        if "error" in reply:
            raise failure_of(reply["error"])
        return None

    def _call(self, *given: Any) -> Any:
        line = line_of(kept.current_frame(2))
        return self.result(self._calls.ask(self.name, self._write(*given), line))

    def _start(self, *given: Any) -> Coroutine[Any, Any, Any]:
        self._calls.check(self.name)
        line = line_of(kept.current_frame(2))
        coroutine = self._await(self._write(*given), line)
        # Named in the warning that one was never awaited.
        coroutine.__qualname__ = f"sdk.aio.{self.name}"
        return coroutine

    async def _await(self, given: str, line: int | None) -> Any:
        loop = kept.running_loop()
        if loop is None or getattr(loop, "calls", None) is not self._calls:
            return self.result(self._calls.ask(self.name, given, line))
        answered = loop.create_future()

        def settle(reply: Reply) -> None:
            # A cancelled task may not have come to its `finally` yet.
            if not answered.done():
                answered.set_result(reply)

        pending = self.begin(given, line, settle)
        try:
            return self.result(await answered)
        finally:
            self._calls.cancel(pending)

    def _write(self, *given: Any) -> str:
        write = self._values.write
        written = [
            parameter.key + write(value, parameter.shape, parameter.name)
            for parameter, value in zip(self._parameters, given, strict=False)
            if value is not parameter.default and value is not parameter.nothing
        ]
        if self._extra is not None:
            written += self._write_extra(given[-1], self._extra)
        return f"{{{','.join(written)}}}"

    def _write_extra(self, extra: dict[str, Any], shape: Any) -> list[str]:
        taken = {parameter.key: parameter.name for parameter in self._parameters}
        written: list[str] = []
        for name, value in extra.items():
            key = kept.quote(plain(name)) + ":"
            if key in taken:
                raise TypeError(f"{self.name}() takes {plain(name)!r} as `{taken[key]}`")
            written.append(key + self._values.write(value, shape, plain(name)))
        return written

    def _face(self) -> Face:
        declared = self._declared["parameters"]
        annotations = {
            parameter.name: entry["annotation"]
            for parameter, entry in zip(self._parameters, declared, strict=True)
        }
        annotations["return"] = self._declared["returnAnnotation"]
        return Face(
            name=self.name,
            doc=self._declared["doc"],
            parameters=[parameter.name for parameter in self._parameters],
            defaults=[each.default for each in self._parameters if each.default is not _REQUIRED],
            annotations=annotations,
            has_extra=self._extra is not None,
        )
