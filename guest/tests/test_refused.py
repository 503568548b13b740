"""What a program may not send, and what it is told."""

import array
import asyncio
import collections
import dataclasses
import datetime as dt
import decimal
import enum
import fractions
import io
import pathlib
import re
import types
import typing
import unittest
import uuid

from pungi_guest.codec import ValueLimits, encode
from tests.caught import caught

WIDE = ValueLimits(depth=20, bytes=100_000, count=10_000)


class Colour(enum.Enum):
    RED = "red"


@dataclasses.dataclass
class Order:
    id: int


class Event:
    pass


def generator() -> typing.Iterator[int]:
    yield 1


async def coroutine() -> int:
    return 1


async def async_generator() -> typing.AsyncIterator[int]:
    yield 1


LIST = "Use list(...)."
BYTES = "Use .decode(), or base64.b64encode(...).decode()."
REFUSED: list[tuple[object, str, str]] = [
    ({1}, "a set", "Use sorted(...) or list(...)."),
    (frozenset({1}), "a frozenset", "Use sorted(...) or list(...)."),
    (b"x", "a bytes", BYTES),
    (bytearray(b"x"), "a bytearray", BYTES),
    (memoryview(b"x"), "a memoryview", "Use .tolist()."),
    (1j, "a complex", "Use [z.real, z.imag]."),
    (range(3), "a range", LIST),
    (generator(), "a generator", LIST),
    (iter([1]), "a list_iterator", LIST),
    (map(str, [1]), "a map", LIST),
    (zip([1], [2], strict=True), "a zip", LIST),
    (filter(None, [1]), "a filter", LIST),
    (enumerate([1]), "an enumerate", LIST),
    (reversed([1]), "a list_reverseiterator", LIST),
    ({}.keys(), "a dict_keys", LIST),
    ({}.values(), "a dict_values", LIST),
    ({}.items(), "a dict_items", LIST),
    (collections.deque([1]), "a deque", LIST),
    (array.array("d"), "an array", LIST),
    (collections.UserDict({}), "a UserDict", "Use dict(...)."),
    (collections.UserList([]), "a UserList", LIST),
    (collections.UserString(""), "a UserString", "Use str(...)."),
    (io.StringIO(), "a StringIO", LIST),
    (generator, "a function", "Send what it returns."),
    (len, "a builtin_function_or_method", "Send what it returns."),
    (Event().__init__, "a method-wrapper", "Use a dict or a list of plain values."),
    (unittest.TestCase().run, "a method", "Send what it returns."),
    (async_generator(), "an async_generator", "Use [item async for item in ...]."),
    (unittest, "a module", "Send a value of it."),
    (Event, "a type", "Send an instance as a dict, or its __name__."),
    (dt.datetime(2024, 1, 2, tzinfo=dt.UTC), "a datetime", "Use .isoformat()."),
    (dt.date(2024, 1, 2), "a date", "Use .isoformat()."),
    (dt.time(1), "a time", "Use .isoformat()."),
    (dt.timedelta(1), "a timedelta", "Use .total_seconds()."),
    (decimal.Decimal(1), "a Decimal", "Use float(...) or str(...)."),
    (fractions.Fraction(1), "a Fraction", "Use float(...) or str(...)."),
    (uuid.UUID(int=1), "a UUID", "Use str(...)."),
    (Colour.RED, "a Colour", "Use .value."),
    (Colour, "an EnumType", "Send an instance as a dict, or its __name__."),
    (pathlib.PurePosixPath("a"), "a PurePosixPath", "Use str(...)."),
    (ValueError("x"), "a ValueError", "Use str(...)."),
    (re.match("a", "a"), "a Match", "Use .group() or .groups()."),
    (types.SimpleNamespace(a=1), "a SimpleNamespace", "Use vars(...)."),
    (Order(1), "an Order", "Use dataclasses.asdict(...)."),
    (Event(), "an Event", "Use a dict or a list of plain values."),
    (object(), "an object", "Use a dict or a list of plain values."),
    (..., "an ellipsis", "Use a dict or a list of plain values."),
    (NotImplemented, "a NotImplementedType", "Use a dict or a list of plain values."),
]


class Refused(unittest.TestCase):
    def test_each_refusal_names_path_kind_and_fix(self) -> None:
        for value, kind, fix in REFUSED:
            with self.subTest(kind):
                error = caught(TypeError, encode, {"rows": [1, {"due date": value}]})
                expected = f'Expected `value.rows[1]["due date"]` to be a plain value, got {kind}. {fix}'
                assert str(error) == expected, error

    def test_a_coroutine_is_to_be_awaited(self) -> None:
        forgotten = coroutine()
        error = caught(TypeError, encode, forgotten)
        forgotten.close()
        assert str(error) == "Expected `value` to be a plain value, got a coroutine. Await it first."

    def test_a_future_and_a_task_are_to_be_awaited(self) -> None:
        async def main() -> None:
            task = asyncio.ensure_future(coroutine())
            future: asyncio.Future[int] = asyncio.get_running_loop().create_future()
            for awaitable in (task, future):
                assert str(caught(TypeError, encode, awaitable)).endswith("Await it first.")
            await task

        asyncio.run(main())

    def test_classes_of_numpy_and_pandas_are_known_by_name(self) -> None:
        generic = type("generic", (), {})
        for name, bases, fix in (
            ("ndarray", (), "Use .tolist()."),
            ("int64", (generic,), "Use .item()."),
            ("DataFrame", (), 'Use .to_dict("records").'),
            ("Series", (), "Use .tolist() or .to_dict()."),
        ):
            with self.subTest(name):
                assert str(caught(TypeError, encode, type(name, bases, {})())).endswith(fix)

    def test_keys_that_are_no_str_are_refused(self) -> None:
        for key, name in ((1, "int"), (None, "NoneType"), (True, "bool"), ((1,), "tuple"), (1.5, "float")):
            with self.subTest(name):
                error = caught(TypeError, encode, {"counts": {key: 1}})
                assert str(error) == (
                    f"Expected `value.counts` to have only str keys, got one of type {name}. "
                    "Use {str(key): item for key, item in ...}."
                )

    def test_lone_surrogates_are_refused(self) -> None:
        fix = 'Use text.encode("utf-8", "replace").decode().'
        for value, path in ((["a\ud800"], "value[0]"), ({"\udfff": 1}, 'value["\\udfff"]')):
            error = caught(TypeError, encode, value)
            expected = f"Expected `{path}` to be a plain value, got a str with a lone surrogate. {fix}"
            assert str(error) == expected, error

    def test_cycles_are_refused_with_both_ends(self) -> None:
        inner: dict[str, object] = {}
        around = {"a": inner}
        inner["b"] = around
        outer: list[object] = [*([0] * 9_000), around]
        error = caught(TypeError, encode, outer, limits=WIDE)
        assert str(error) == (
            "Expected `value[9000].a.b` to be a plain value, got a cycle back to `value[9000]`. "
            "Send the data without it."
        )

    def test_limits_hold(self) -> None:
        cases: list[tuple[object, ValueLimits, str]] = [
            ([{"a": []}], ValueLimits(2, 99, 99), "to nest at most 2 levels, got one more at `value[0].a`"),
            ([1, 2, 3], ValueLimits(9, 99, 3), "to hold at most 3 values, got more"),
            ("abcde", ValueLimits(9, 6, 99), "to take at most 6 bytes, got more"),
            ("äö", ValueLimits(9, 5, 99), "to take at most 5 bytes, got more"),
            ([1] * 9, ValueLimits(9, 9, 99), "to take at most 9 bytes, got more"),
            ([2**999], ValueLimits(9, 99, 99), "to take at most 99 bytes, got more"),
        ]
        for value, limits, problem in cases:
            with self.subTest(problem):
                error = caught(ValueError, encode, value, limits=limits)
                assert str(error) == f"Expected `value` {problem}.", error
        assert encode([{"a": "ä"}], limits=ValueLimits(2, 12, 3)) == '[{"a":"ä"}]'

    def test_shared_references_that_multiply_are_stopped(self) -> None:
        doubled: object = "text" * 100
        for _ in range(60):
            doubled = [doubled, doubled]
        caught(ValueError, encode, doubled, limits=ValueLimits(100, 10**9, 1000))
        caught(ValueError, encode, doubled, limits=ValueLimits(100, 1000, 10**9))

    def test_the_path_begins_with_the_name_that_the_caller_gives(self) -> None:
        error = caught(TypeError, encode, [{1}], root="queries")
        assert str(error).startswith("Expected `queries[0]` to be"), error

    def test_long_paths_and_keys_are_cut(self) -> None:
        value: object = {1}
        for _ in range(30):
            value = [value]
        assert f"`value{'[0]' * 8}…{'[0]' * 8}`" in str(caught(TypeError, encode, value))
        assert f'`value["{"k" * 40}…"]`' in str(caught(TypeError, encode, {"k" * 50: {1}}))


if __name__ == "__main__":
    unittest.main()
