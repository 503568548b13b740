"""The functions of one manifest, each made when a program first asks for it."""

from collections.abc import Callable
from types import FunctionType
from typing import NoReturn

from pungi_guest.calls import Calls
from pungi_guest.pristine import PRISTINE
from pungi_guest.protocol import Manifest, ManifestFunction
from pungi_guest.sdk_function import SdkFunction
from pungi_guest.values import Values

__builtins__ = PRISTINE

_FINAL_ANSWER: ManifestFunction = {
    "name": "final_answer",
    "effect": "write",
    "doc": "Give the answer. The program ends at this line.",
    "parameters": [{"name": "answer", "annotation": "str | dict", "shape": "any", "required": True}],
    "extra": None,
    "returns": "none",
    "returnAnnotation": "NoReturn",
}


class Functions:
    """The functions of a manifest, and which Python function calls which of them."""

    def __init__(self, manifest: Manifest, calls: Calls, values: Values) -> None:
        self._declared = {declared["name"]: declared for declared in manifest["functions"]}
        self._calls = calls
        self._values = values
        self._made: dict[str, SdkFunction] = {}
        # By identity: a program may ask of anything what it is, and what hashes it is the program's.
        self._by_id: dict[int, SdkFunction] = {}
        self._final_answer = self._declared.pop("final_answer", _FINAL_ANSWER)
        self.names = list(self._declared)

    def get(self, name: str) -> SdkFunction | None:
        """The function of that name, None where there is none."""
        function = self._made.get(name)
        if function is None and name in self._declared:
            function = self._made[name] = SdkFunction(self._declared[name], self._calls, self._values)
        return function

    def register(self, python_function: FunctionType, function: SdkFunction) -> None:
        """Remember which function of the SDK a Python function calls. It must live as long as the program."""
        self._by_id[id(python_function)] = function

    def find(self, called: object) -> SdkFunction | None:
        """The function of the SDK that a Python function calls, None where it is another one."""
        return self._by_id.get(id(called))

    def final_answer(self, end: Callable[[], NoReturn]) -> FunctionType:
        """`sdk.final_answer`: calls `end` once the host accepted the answer."""
        return SdkFunction(self._final_answer, self._calls, self._values).ending(end)
