"""Typed objects of a program where their type is declared."""

import dataclasses
import datetime as dt
import decimal
import enum
import typing
import unittest
import uuid

from pungi_guest.codec import Shape, encode, read_records, read_shape
from tests.caught import caught

UTC = dt.UTC
D = decimal.Decimal


class Level(enum.Enum):
    LOW = 1
    HIGH = 2.0
    DEEP = dt.date(2024, 1, 2)


class Loop(enum.Enum):
    SELF = 1


class Weird(dt.tzinfo):
    """A time zone without offset."""

    def utcoffset(self, _moment: dt.datetime | None) -> None:
        return None

    def dst(self, _moment: dt.datetime | None) -> None:
        return None

    def tzname(self, _moment: dt.datetime | None) -> None:
        return None


class Timestamp(dt.datetime):
    nanosecond = 1


@dataclasses.dataclass
class Base:
    kind: typing.ClassVar[str] = "base"
    at: dt.datetime
    setup: dataclasses.InitVar[int]


@dataclasses.dataclass(slots=True)
class Slotted(Base):
    price: decimal.Decimal | None = None


RECORDS = read_records(
    {
        "order": {
            "fields": [
                {"name": "at", "shape": "datetime", "required": True},
                {"name": "price", "shape": {"union": ["float", "none"]}, "required": False},
                {"name": "parts", "shape": {"list": {"record": "order"}}, "required": False},
            ],
            "rest": None,
        },
    }
)


def shape(of: typing.Any) -> Shape:
    return read_shape(of, RECORDS)


MOMENT = dt.datetime(2024, 1, 31, 9, 30, tzinfo=UTC)
EAST = dt.timezone(dt.timedelta(hours=5, minutes=30))
CONVERTED: list[tuple[object, typing.Any, str]] = [
    (MOMENT, "datetime", '"2024-01-31T09:30:00Z"'),
    (MOMENT.replace(microsecond=120_000), "datetime", '"2024-01-31T09:30:00.120Z"'),
    (MOMENT.replace(microsecond=1), "datetime", '"2024-01-31T09:30:00.000001Z"'),
    (MOMENT.astimezone(EAST), "datetime", '"2024-01-31T09:30:00Z"'),
    (MOMENT.replace(year=7), "datetime", '"0007-01-31T09:30:00Z"'),
    ("2024-01-31", "datetime", '"2024-01-31"'),
    (dt.date(2024, 1, 31), "date", '"2024-01-31"'),
    (dt.time(9, 30), "time", '"09:30:00"'),
    (dt.time(9, 30, 0, 5_000), "time", '"09:30:00.005"'),
    (dt.time(9, 30, tzinfo=UTC), "time", '"09:30:00Z"'),
    (dt.time(9, 30, tzinfo=EAST), "time", '"09:30:00+05:30"'),
    (uuid.UUID("12345678123456781234567812345678"), "uuid", '"12345678-1234-5678-1234-567812345678"'),
    (uuid.UUID(int=0), "str", '"00000000-0000-0000-0000-000000000000"'),
    (D("19.99"), "float", "19.99"),
    (D("-0"), "float", "-0.0"),
    (D("3"), "float", "3.0"),
    (D("NaN"), "float", '"~fNaN"'),
    (D("-Infinity"), "float", '"~f-Infinity"'),
    (D("3.00"), "int", "3"),
    (D("1e20"), "int", '"~i56bc75e2d63100000"'),
    (D("19.990"), "str", '"19.990"'),
    (1, "float", "1.0"),
    (10**20, "float", "1e+20"),
    (True, "float", "true"),
    (1.0, "int", "1.0"),
    (Level.LOW, "int", "1"),
    (Level.LOW, {"literal": [1, 2]}, "1"),
    (Level.HIGH, "float", "2.0"),
    (Level.DEEP, "date", '"2024-01-02"'),
    (Slotted(MOMENT, 1), {"record": "order"}, '{"at":"2024-01-31T09:30:00Z","price":null}'),
    (
        {"a": Slotted(MOMENT, 1, D("1.5"))},
        {"map": {"record": "order"}},
        '{"a":{"at":"2024-01-31T09:30:00Z","price":1.5}}',
    ),
    (
        Slotted(MOMENT, 1),
        {"map": {"union": ["datetime", "none"]}},
        '{"at":"2024-01-31T09:30:00Z","price":null}',
    ),
    (
        {"at": MOMENT, "parts": [{"at": MOMENT}]},
        {"record": "order"},
        '{"at":"2024-01-31T09:30:00Z","parts":[{"at":"2024-01-31T09:30:00Z"}]}',
    ),
    ([MOMENT, MOMENT], {"list": "datetime"}, '["2024-01-31T09:30:00Z","2024-01-31T09:30:00Z"]'),
    (
        (1, MOMENT, 2, 3),
        {"tuple": ["int", "datetime"], "rest": "float"},
        '[1,"2024-01-31T09:30:00Z",2.0,3.0]',
    ),
    ([1, 2], {"tuple": ["float"], "rest": None}, "[1.0,2]"),
]

NAIVE = (
    "to be an aware datetime, got a naive one. "
    "Use .replace(tzinfo=timezone.utc), or .astimezone() if it is local time."
)
PLAIN = "to be a plain value, got"
REFUSED: list[tuple[object, typing.Any, str]] = [
    (
        dt.datetime.fromisoformat("2024-01-02"),
        "datetime",
        NAIVE,
    ),
    (
        dt.datetime(2024, 1, 2, tzinfo=Weird()),
        "datetime",
        NAIVE,
    ),
    (
        dt.datetime.min.replace(tzinfo=EAST),
        "datetime",
        "to be a datetime, got one that has no UTC form.",
    ),
    (
        Timestamp(2024, 1, 2, tzinfo=UTC),
        "datetime",
        "to be a datetime, got one that counts nanoseconds. Use .to_pydatetime().",
    ),
    (MOMENT, "date", f"{PLAIN} a datetime. Use .date()."),
    (MOMENT, "time", f"{PLAIN} a datetime. Use .time()."),
    (MOMENT, "str", f"{PLAIN} a datetime. Use .isoformat()."),
    (
        dt.date(2024, 1, 2),
        "datetime",
        f"{PLAIN} a date. Use datetime.combine(day, time(), timezone.utc).",
    ),
    (dt.time(1), "str", f"{PLAIN} a time. Use .isoformat()."),
    (uuid.UUID(int=0), "any", f"{PLAIN} a UUID. Use str(...)."),
    (D("0.10000000000000000555"), "float", "to be a float, got a Decimal with more digits. Use float(...)."),
    (D("1e999"), "float", "to be a float, got a Decimal with more digits. Use float(...)."),
    (D("sNaN"), "float", "to be a float, got a signalling NaN."),
    (D("1.5"), "int", "to be an int, got a Decimal that is none. Use round(...)."),
    (D("NaN"), "int", "to be an int, got a Decimal that is none. Use round(...)."),
    (D("1e999999"), "int", "to be an int, got a Decimal that is none. Use round(...)."),
    (D("1"), "bool", f"{PLAIN} a Decimal. Use float(...) or str(...)."),
    (2**53 + 1, "float", "to be a float, got an int that no float equals. Use float(...)."),
    (10**400, "float", "to be a float, got an int that no float equals. Use float(...)."),
    (Level.LOW, "any", f"{PLAIN} a Level. Use .value."),
    (Level.DEEP, "int", f"{PLAIN} a date. Use .isoformat()."),
    (Slotted(MOMENT, 1), "str", f"{PLAIN} a Slotted. Use dataclasses.asdict(...)."),
    ({1}, {"list": "int"}, f"{PLAIN} a set. Use sorted(...) or list(...)."),
]


class Convert(unittest.TestCase):
    def test_declared_types_convert(self) -> None:
        for value, declared, text in CONVERTED:
            with self.subTest(value=value, declared=declared):
                assert encode(value, shape(declared)) == text, encode(value, shape(declared))

    def test_what_does_not_fit_is_refused_with_the_fix(self) -> None:
        for value, declared, problem in REFUSED:
            with self.subTest(value=value, declared=declared):
                error = caught(TypeError, encode, [value], shape({"list": declared}))
                assert str(error) == f"Expected `value[0]` {problem}", error

    def test_a_dataclass_without_one_of_its_fields_is_refused(self) -> None:
        plain, slotted = Slotted(MOMENT, 1), Slotted(MOMENT, 1)
        del plain.at
        del slotted.price
        for value, name in ((plain, "at"), (slotted, "price")):
            with self.subTest(name):
                error = caught(TypeError, encode, [value], shape({"list": {"record": "order"}}))
                assert str(error) == (
                    f"Expected `value[0]` to have the fields of its class, got a Slotted without `{name}`. "
                    "Set it first."
                ), error

    def test_an_enum_member_that_is_its_own_value_is_refused(self) -> None:
        Loop.SELF._value_ = Loop.SELF
        caught(TypeError, encode, Loop.SELF, "int")


if __name__ == "__main__":
    unittest.main()
