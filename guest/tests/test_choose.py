"""Which member of a union a value is converted by."""

import dataclasses
import datetime as dt
import decimal
import enum
import typing
import unittest

from pungi_guest.codec import encode, read_records, read_shape

D = decimal.Decimal
MOMENT = dt.datetime(2024, 1, 31, 9, 30, tzinfo=dt.UTC)


class Level(enum.Enum):
    LOW = 1


@dataclasses.dataclass
class Shape:
    kind: str
    r: object


RECORDS = read_records(
    {
        "circle": {
            "fields": [
                {"name": "kind", "shape": {"literal": ["circle", 1]}, "required": True},
                {"name": "r", "shape": "float", "required": True},
            ],
            "rest": None,
        },
        "dated": {
            "fields": [
                {"name": "kind", "shape": {"literal": ["dated"]}, "required": True},
                {"name": "r", "shape": "date", "required": True},
            ],
            "rest": "date",
        },
    }
)
UNIONS: list[tuple[object, list[typing.Any], str]] = [
    (3, ["float", "int"], "3"),
    (3, ["float", "str"], "3.0"),
    (3, ["str", "any"], "3"),
    (MOMENT, ["str", {"union": ["none", "datetime"]}], '"2024-01-31T09:30:00Z"'),
    (None, ["datetime", "none"], "null"),
    (D("2.5"), ["int", "float"], "2.5"),
    (Level.LOW, ["str", "int"], "1"),
    ([1], [{"list": "str"}, {"list": "float"}], "[1.0]"),
    ([], [{"list": "str"}, {"list": "float"}], "[]"),
    ([[1]], [{"list": "str"}, {"list": {"list": "float"}}], "[[1.0]]"),
    ([1, 2], [{"tuple": ["float"], "rest": None}, {"tuple": ["int", "float"], "rest": None}], "[1,2.0]"),
    (
        [1, 2],
        [{"tuple": ["int", "int", "int"], "rest": None}, {"tuple": ["int"], "rest": "float"}],
        "[1,2.0]",
    ),
    ([1], [{"list": {"literal": ["a"]}}, {"list": "float"}], "[1]"),
    ([1], [{"list": {"union": ["str", "float"]}}, {"list": "any"}], "[1.0]"),
    ({"kind": "circle", "r": 1}, [{"record": "dated"}, {"record": "circle"}], '{"kind":"circle","r":1.0}'),
    ({"kind": 1, "r": 1}, [{"record": "dated"}, {"record": "circle"}], '{"kind":1,"r":1.0}'),
    (
        {"kind": "dated", "r": dt.date(2024, 1, 2), "x": dt.date(2024, 1, 3)},
        [{"record": "circle"}, {"record": "dated"}],
        '{"kind":"dated","r":"2024-01-02","x":"2024-01-03"}',
    ),
    (
        {"kind": "circle", "r": 1, "x": 1},
        [{"record": "circle"}, {"map": "any"}],
        '{"kind":"circle","r":1,"x":1}',
    ),
    ({"r": 1}, [{"record": "circle"}, {"map": "float"}], '{"r":1.0}'),
    ({"r": 1}, ["str", {"list": "float"}], '{"r":1}'),
    (
        Shape("dated", dt.date(2024, 1, 2)),
        ["none", {"record": "circle"}, {"record": "dated"}],
        '{"kind":"dated","r":"2024-01-02"}',
    ),
    (Shape("circle", 1), [{"record": "dated"}, {"record": "circle"}], '{"kind":"circle","r":1.0}'),
    (Shape("square", 1), ["none", {"record": "circle"}], '{"kind":"square","r":1.0}'),
    (Shape("square", 1), [{"record": "circle"}, {"map": "float"}], '{"kind":"square","r":1.0}'),
]


class Choose(unittest.TestCase):
    def test_unions_convert_by_what_the_value_is(self) -> None:
        for value, members, text in UNIONS:
            with self.subTest(value=value, members=members):
                assert encode(value, read_shape({"union": members}, RECORDS)) == text


if __name__ == "__main__":
    unittest.main()
