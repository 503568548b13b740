"""What a program can override or patch, and that it changes nothing of what crosses."""

import collections
import datetime as dt
import decimal
import subprocess
import sys
import typing
import unittest
import uuid
from pathlib import Path

from pungi_guest.base import set_entry
from pungi_guest.codec import encode, read_records, read_shape
from tests.caught import caught


def lie(*_: object, **__: object) -> typing.Any:
    """Stand in for any method; running it is the failure."""
    raise AssertionError("a method of the program ran")


METHODS = (
    *("__iter__", "__len__", "__getitem__", "__contains__", "__str__", "__repr__", "__int__", "__index__"),
    *("__float__", "__bool__", "__format__", "__eq__", "__getattribute__", "__getattr__", "__reduce__"),
    *("items", "keys", "values", "get", "encode", "isascii", "startswith", "isoformat", "utcoffset"),
)


def one(*_: object) -> int:
    return 1


LIES: dict[str, typing.Any] = {**dict.fromkeys(METHODS, lie), "__class__": property(lie), "__hash__": one}


def liar(base: typing.Any, *parts: object) -> typing.Any:
    """Make an instance of a subclass of `base` that overrides whatever reading could call."""
    return base.__new__(type("Liar", (base,), LIES), *parts)


LIST: typing.Any = list
ORDERED: typing.Any = collections.OrderedDict


class Subclasses(unittest.TestCase):
    def test_a_scalar_does_not_say_which_record_it_marks(self) -> None:
        field = {"name": "kind", "shape": {"literal": [1, 0.5]}, "required": True}
        dated = {"name": "at", "shape": "date", "required": False}
        records = read_records({"marked": {"fields": [field, dated], "rest": None}})
        marked = read_shape({"union": [{"record": "marked"}, "none"]}, records)
        for kind, text in ((liar(int, 1), "1"), (liar(float, 0.5), "0.5")):
            value = {"kind": kind, "at": dt.date(2024, 1, 2)}
            assert encode(value, marked) == f'{{"kind":{text},"at":"2024-01-02"}}'

    def test_overridden_methods_change_nothing(self) -> None:
        items = liar(list)
        for item in (1, 2):
            LIST.append(items, item)
        entries = liar(dict)
        set_entry(entries, "a", items)
        ordered = liar(collections.OrderedDict)
        ORDERED.__setitem__(ordered, "b", 1)
        cases: list[tuple[typing.Any, str]] = [
            (liar(int, 5), "5"),
            (liar(float, 1.5), "1.5"),
            (liar(str, "~x"), '"~~x"'),
            (liar(tuple, (1, 2)), "[1,2]"),
            (items, "[1,2]"),
            (entries, '{"a":[1,2]}'),
            (ordered, '{"b":1}'),
        ]
        for value, text in cases:
            with self.subTest(text):
                assert encode(value) == text

    def test_an_ordered_dict_that_was_changed_behind_its_order_crosses_whole(self) -> None:
        grown, shrunk = (collections.OrderedDict([("b", 1), ("a", 2)]) for _ in range(2))
        plain: typing.Any = dict
        plain.__setitem__(grown, "z", 3)
        plain.__delitem__(shrunk, "b")
        assert encode(grown) == '{"b":1,"a":2,"z":3}'
        assert encode(shrunk) == '{"a":2}'

    def test_overridden_methods_of_dates_change_nothing(self) -> None:
        zone = dt.timezone(dt.timedelta(hours=2))
        cases: list[tuple[typing.Any, str, str]] = [
            (liar(dt.datetime, 2024, 1, 2, 3, 4, 5, 0, zone), "datetime", '"2024-01-02T01:04:05Z"'),
            (liar(dt.date, 2024, 1, 2), "date", '"2024-01-02"'),
            (liar(dt.time, 3, 4, 5), "time", '"03:04:05"'),
            (liar(decimal.Decimal, "1.5"), "float", "1.5"),
        ]
        for value, shape, text in cases:
            with self.subTest(shape):
                assert encode(value, shape) == text

    def test_an_object_that_claims_another_class_is_refused(self) -> None:
        claim = type("Claim", (), {"__class__": dict})()
        error = caught(TypeError, encode, claim)
        assert str(error) == (
            "Expected `value` to be a plain value, got a Claim. Use a dict or a list of plain values."
        )

    def test_a_metaclass_that_poses_as_a_plain_type_is_refused(self) -> None:
        class Pose(type):
            def __eq__(cls, other: object) -> bool:
                return True

            def __hash__(cls) -> int:
                return hash(int)

            def __getattribute__(cls, name: str) -> typing.Any:
                return lie()

        error = caught(TypeError, encode, Pose("Posed", (), {})())
        assert "got a Posed." in str(error)

    def test_a_uuid_is_read_by_its_slot(self) -> None:
        value = uuid.UUID(int=7)
        kept = uuid.UUID.__str__
        uuid.UUID.__str__ = lie
        try:
            assert encode(value, "uuid") == '"00000000-0000-0000-0000-000000000007"'
        finally:
            uuid.UUID.__str__ = kept


class Patched(unittest.TestCase):
    def test_patched_builtins_and_modules_change_nothing(self) -> None:
        done = subprocess.run(
            [sys.executable, "-B", "-X", "utf8", "-m", "tests.patched"],
            cwd=Path(__file__).parent.parent,
            capture_output=True,
            text=True,
            check=False,
            encoding="utf-8",
        )
        assert done.stdout.splitlines() == [
            '[1,1.5,-0.0,"~i400000000000000000","~~x","é",{"a":[null,true]},{"a":1}]',
            '["2024-01-02T00:00:00Z"]',
            "[1, 1.5, -0.0, 1180591620717411303424, '~x']",
            "{'a': [1]}",
            "{'x': {1, 2}, 'y': datetime.datetime(2024, 1, 2, 0, 0, tzinfo=datetime.timezone.utc)}",
            "Expected `value.a` to be a plain value, got a set. Use sorted(...) or list(...).",
        ], done


if __name__ == "__main__":
    unittest.main()
