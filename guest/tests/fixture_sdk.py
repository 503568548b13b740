"""The SDK of the tests: what its manifest says, and how the scripted host answers."""

from collections.abc import Callable
from typing import Any


class RefusedError(Exception):
    """Makes the scripted host answer with an error."""

    def __init__(self, kind: str, message: str, **more: Any) -> None:
        super().__init__(message)
        self.error = {"type": kind, "message": message, **more}


def parameter(name: str, shape: Any, annotation: str, **more: Any) -> dict[str, Any]:
    """One parameter, required unless it has a default or says otherwise."""
    required = more.pop("required", "default" not in more)
    return {"name": name, "annotation": annotation, "shape": shape, "required": required, **more}


def function(name: str, parameters: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """One function of the manifest."""
    base = {
        "effect": "read",
        "doc": f"Do {name}.",
        "extra": None,
        "returns": "any",
        "returnAnnotation": "Any",
    }
    return {"name": name, "parameters": parameters, **base, **more}


_RESULT = {
    "fields": [
        {"name": "title", "shape": "str", "required": True},
        {"name": "date", "shape": "str", "required": True},
        {"name": "score", "shape": "float", "required": False},
        {"name": "items", "shape": {"list": "int"}, "required": False},
    ],
    "rest": None,
}

MANIFEST: dict[str, Any] = {
    "version": 1,
    "functions": [
        function(
            "search",
            [parameter("query", "str", "str"), parameter("limit", "int", "int", default=10)],
            doc="Search the web.\n\nReturns the newest results first.",
            returns={"list": {"record": "Result"}},
            returnAnnotation="list[Result]",
        ),
        function("summarise", [parameter("items", "any", "list")], returns="str", returnAnnotation="str"),
        function("double", [parameter("n", "int", "int")], returns="int", returnAnnotation="int"),
        function("half", [parameter("n", "float", "float")], returns="float", returnAnnotation="float"),
        function("echo", [parameter("value", "any", "Any")]),
        function(
            "schedule",
            [
                parameter("at", "datetime", "datetime"),
                parameter("note", "str", "str", required=False),
                parameter("to", "str", "str"),
            ],
        ),
        function("fail", [parameter("kind", "str", "str", default="CallFailed")]),
        function(
            "filter_by",
            [
                parameter("from", "str", "str", python="from_"),
                parameter("user-id", "str", "str", python="user_id"),
            ],
            extra="int",
        ),
        function("print", [parameter("text", "str", "str")]),
    ],
    "records": {"Result": _RESULT},
}


def _search(query: str, limit: int = 10) -> Any:
    new = {"title": f"New on {query}", "date": "2024-05-01", "score": 1, "items": [1, 2]}
    return [new, {"title": f"Old on {query}", "date": "2023-05-01"}][:limit]


def _fail(kind: str = "CallFailed") -> Any:
    more = {"retryAfterSeconds": 30} if kind == "RateLimited" else {}
    raise RefusedError(kind, f"refused as {kind}", **more)


def _given(**given: Any) -> Any:
    return given


def _summarise(items: list[Any]) -> str:
    return f"{len(items)} items"


def _double(n: Any) -> Any:
    return n * 2


def _half(n: Any) -> Any:
    return n / 2


def _echo(value: Any) -> Any:
    return value


def _accept(answer: Any) -> None:
    del answer


ANSWERS: dict[str, Callable[..., Any]] = {
    "search": _search,
    "summarise": _summarise,
    "double": _double,
    "half": _half,
    "echo": _echo,
    "schedule": _given,
    "fail": _fail,
    "filter_by": _given,
    "print": _given,
    "final_answer": _accept,
}
