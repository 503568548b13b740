"""What is carried from one program of a run to the next."""

import collections
import datetime as dt
import decimal
import math
import typing
import unittest

from pungi_guest.base import set_entry
from pungi_guest.carried import CarriedRecords, decode_carried, encode_carried

LIMIT = 100_000
UTC = dt.UTC
NAMED = dt.timezone(dt.timedelta(hours=-5, seconds=1), "~east")


class Row(dict[str, typing.Any]):
    """A record as a later part of the guest may make it."""

    name = ""

    def __setitem__(self, key: str, value: object) -> None:
        raise AssertionError("a method of the record class ran")


def make_row(name: str) -> Row:
    row = Row()
    row.name = name
    return row


def name_of_row(row: Row) -> str:
    return row.name


ROWS = CarriedRecords(Row, name_of_row, make_row)


def trip(**variables: object) -> dict[str, typing.Any]:
    carried = encode_carried(variables, LIMIT, ROWS)
    assert carried.dropped == {}, carried.dropped
    return decode_carried(carried.text, LIMIT, ROWS)


class Carry(unittest.TestCase):
    def test_values_come_back_exactly(self) -> None:
        values: list[typing.Any] = [
            None,
            True,
            0,
            -(2**70),
            1.0,
            -0.0,
            math.inf,
            "~x",
            "é\U0001f40d",
            "",
            b"",
            b"\x00\xff",
            complex(-0.0, math.inf),
            [],
            {},
            (),
            set(),
            frozenset(),
            (1, ("a", b"b"), frozenset({(1, 2)})),
            {1: "int", 1.5: "float", (1, "a"): "tuple", None: "none", frozenset({1}): "frozenset"},
            {(2, frozenset({3}))},
            dt.date(2024, 1, 31),
            dt.time(23, 59, 59, 999_999),
            dt.time(1, tzinfo=UTC, fold=1),
            dt.datetime.fromisoformat("0001-01-01"),
            dt.datetime(2024, 1, 31, 9, 30, 0, 1, NAMED, fold=1),
            dt.timedelta(-1, 2, 3),
            dt.timedelta.max,
            NAMED,
            decimal.Decimal("1.10"),
            decimal.Decimal("-0E+30"),
            decimal.Decimal("sNaN"),
        ]
        for value in values:
            with self.subTest(value):
                back = trip(x=value)["x"]
                assert (type(back), repr(back)) == (type(value), repr(value)), back

    def test_a_set_keeps_its_members(self) -> None:
        members = {1, "a", (2, frozenset({3}))}  # their order is the interpreter's: repr may differ
        assert trip(x=members)["x"] == members

    def test_utc_is_the_one_utc(self) -> None:
        assert trip(zone=UTC)["zone"] is UTC

    def test_shared_references_are_kept_across_names(self) -> None:
        shared = [1]
        pair = (shared, shared)
        back = trip(a=shared, b={"x": shared, "pair": pair}, pair=pair)
        assert back["b"]["x"] is back["a"]
        assert back["pair"][0] is back["pair"][1] is back["a"]
        assert back["b"]["pair"] is back["pair"]

    def test_cycles_are_kept(self) -> None:
        items: list[object] = []
        through = (items, {"items": items})
        items.append(through)
        back = trip(items=items)["items"]
        assert back[0][0] is back
        assert back[0][1]["items"] is back

    def test_a_long_chain_is_carried(self) -> None:
        chain: list[object] = []
        for _ in range(3_000):
            chain = [chain]
        back = trip(chain=chain)["chain"]
        for _ in range(3_000):
            (back,) = back
        assert back == []

    def test_whatever_fits_is_read_however_many_values_it_is(self) -> None:
        ones = [1] * 2_050_000
        carried = encode_carried({"ones": ones}, 4 * 1024 * 1024)
        assert carried.dropped == {}
        assert decode_carried(carried.text, 4 * 1024 * 1024)["ones"] == ones

    def test_records_come_back_as_records(self) -> None:
        row = make_row("order")
        set_entry(row, "id", 1)
        set_entry(row, "self", row)
        back = trip(rows=[row, {"plain": 1}])["rows"]
        assert (type(back[0]), back[0].name, back[0]["id"]) == (Row, "order", 1)
        assert back[0]["self"] is back[0]
        assert type(back[1]) is dict

    def test_a_name_that_looks_like_nothing_special_stays(self) -> None:
        assert decode_carried(encode_carried({"naïve_": 1}, LIMIT).text, LIMIT) == {"naïve_": 1}


ZONE = "to be a value that is carried, got a time of another time zone. Use .astimezone(timezone.utc)."
SURROGATE = (
    'to be a plain value, got a str with a lone surrogate. Use text.encode("utf-8", "replace").decode().'
)


class Dropped(unittest.TestCase):
    def test_what_is_not_carried_is_named_with_the_reason(self) -> None:
        def deep(levels: int) -> object:
            value: object = ()
            for _ in range(levels):
                value = (value,)
            return value

        cases: list[tuple[object, str]] = [
            ((n for n in [1]), "to be a value that is carried, got a generator. Use list(...)."),
            (collections.Counter("a"), "to be a value that is carried, got a Counter. Use dict(...)."),
            (type("Table", (list,), {})(), "to be a value that is carried, got a Table. Use list(...)."),
            (type("Word", (str,), {})(), "to be a value that is carried, got a Word. Use str(...)."),
            (type("Pair", (tuple,), {})(), "to be a value that is carried, got a Pair. Use tuple(...)."),
            (make_row("x"), "to be a value that is carried, got a Row. Use dict(...)."),
            (object(), "to be a value that is carried, got an object. Use a dict or a list of plain values."),
            (
                dt.datetime(2024, 1, 1, tzinfo=type("Zone", (dt.tzinfo,), {})()),
                ZONE,
            ),
            ("\ud800", SURROGATE),
        ]
        for value, problem in cases:
            with self.subTest(problem):
                carried = encode_carried({"x": value, "y": 1}, LIMIT)
                assert carried.dropped == {"x": f"Expected `x` {problem}"}, carried.dropped
                assert decode_carried(carried.text, LIMIT) == {"y": 1}
        assert encode_carried({"x": deep(99)}, LIMIT).dropped == {}
        assert "nested less than 100 times" in encode_carried({"x": deep(100)}, LIMIT).dropped["x"]

    def test_the_reason_has_the_path(self) -> None:
        value = {"rows": [0, ({3: [{(1, 2): {"a": print}}]},)]}
        reason = encode_carried({"found": value}, LIMIT).dropped["found"]
        assert reason.startswith('Expected `found.rows[1][0][3][0]["<tuple>"].a` to be'), reason

    def test_a_variable_is_left_out_whole_and_the_rest_is_intact(self) -> None:
        shared = [1]
        variables = {
            "a": [shared],
            "bad": [[shared, [2], (3,)], {"x": print}],
            "b": [shared, [2]],
        }
        carried = encode_carried(variables, LIMIT)
        assert list(carried.dropped) == ["bad"]
        back = decode_carried(carried.text, LIMIT)
        assert back == {"a": [[1]], "b": [[1], [2]]}
        assert back["a"][0] is back["b"][0]

    def test_the_byte_limit_leaves_out_what_does_not_fit(self) -> None:
        variables = {"a": "x" * 100, "b": ["ä" * 500], "c": [1, 2, 3]}
        carried = encode_carried(variables, 400)
        assert carried.dropped == {
            "b": "Expected `b` to fit into the 400 bytes of all that is carried, got more."
        }
        assert len(carried.text.encode()) <= 400
        assert decode_carried(carried.text, 400) == {"a": "x" * 100, "c": [1, 2, 3]}

    def test_the_text_never_exceeds_the_limit(self) -> None:
        for limit in range(23, 200):
            carried = encode_carried({"a": [[1], (2,)], "b": {"k": "ä"}, "c": b"x"}, limit)
            assert len(carried.text.encode()) <= limit
            decode_carried(carried.text, limit)


if __name__ == "__main__":
    unittest.main()
