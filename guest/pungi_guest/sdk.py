"""The `sdk` object that a program sees, made from the host's manifest."""

import sys
from collections.abc import Callable
from typing import Any, Protocol


class Channel(Protocol):
    """What carries frames to the host and back."""

    def send(self, frame: dict[str, Any]) -> None: ...
    def receive(self) -> dict[str, Any]: ...


class SdkError(Exception):
    """Every failure of a call."""


class Answered(BaseException):
    """Ends the program at its accepted `final_answer`; no `except Exception` sees it."""


class Sdk:
    """One attribute for each function of the manifest."""

    def __init__(self, channel: Channel, manifest: dict[str, Any]) -> None:
        self._channel = channel
        self._count = 0
        self.functions = {entry["name"]: self._function(entry) for entry in manifest["functions"]}
        self.functions["final_answer"] = self._final_answer

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["functions"][name]
        except KeyError:
            raise AttributeError(f"sdk has no function {name!r}") from None

    def _function(self, entry: dict[str, Any]) -> Callable[..., Any]:
        names = [parameter["name"] for parameter in entry["parameters"]]

        def function(*args: Any, **kwargs: Any) -> Any:
            given = dict(zip(names, args, strict=False)) | kwargs
            return self._call(entry["name"], given)

        function.__name__ = entry["name"]
        function.__doc__ = entry["doc"]
        return function

    def _final_answer(self, answer: Any) -> None:
        self._call("final_answer", {"answer": answer})
        raise Answered

    def _call(self, name: str, given: dict[str, Any]) -> Any:
        seq = self._count
        self._count += 1
        line = sys._getframe(2).f_lineno
        call = {"seq": seq, "name": name, "input": given, "position": f"0:{seq}", "line": line}
        self._channel.send({"kind": "call", "call": call})
        reply = self._channel.receive()["reply"]
        if reply["status"] != "done":
            raise SdkError(reply["error"]["message"])
        return reply["output"]
