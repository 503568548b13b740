"""What a program receives, by declared type, and what a forged text comes to."""

import random
import typing
import unittest

from pungi_guest.codec import (
    MalformedValueError,
    RefusalError,
    Shape,
    ValueLimits,
    check_text,
    decode,
    encode,
    needs_untag,
    parse,
    read_records,
    read_shape,
    untag,
)
from tests.caught import caught
from tests.description import describe

WIDE = ValueLimits(depth=20, bytes=100_000, count=10_000)
RECORDS = read_records(
    {
        "row": {
            "fields": [
                {"name": "score", "shape": "float", "required": True},
                {"name": "next", "shape": {"union": [{"record": "row"}, "none"]}, "required": False},
            ],
            "rest": "float",
        }
    }
)


def shape(of: typing.Any) -> Shape:
    return read_shape(of, RECORDS)


class Shapes(unittest.TestCase):
    def test_an_int_becomes_a_float_where_one_is_declared(self) -> None:
        cases: list[tuple[str, typing.Any, typing.Any]] = [
            ("1", "float", 1.0),
            ("1", "int", 1),
            ("1", "any", 1),
            ("true", "float", True),
            ("null", "float", None),
            ('"~i20000000000000"', "float", 2.0**53),
            ('"~i20000000000001"', "float", 2**53 + 1),
            ('"~i' + "f" * 300 + '"', "float", int("f" * 300, 16)),
            ("[1,[2]]", {"list": "float"}, [1.0, [2]]),
            ("[1,2]", {"list": "int"}, [1, 2]),
            ("[1,2,3]", {"tuple": ["int", "float"], "rest": "float"}, [1, 2.0, 3.0]),
            ("[1,2]", {"tuple": ["float"], "rest": None}, [1.0, 2]),
            ('{"a":1}', {"map": "float"}, {"a": 1.0}),
            ('{"a":1}', {"map": "int"}, {"a": 1}),
            ('{"score":1,"x":2}', {"record": "row"}, {"score": 1.0, "x": 2.0}),
            (
                '{"score":1,"next":{"score":2,"next":null}}',
                {"record": "row"},
                {"score": 1.0, "next": {"score": 2.0, "next": None}},
            ),
            ("1", {"union": ["none", "float"]}, 1.0),
            ("1", {"union": ["int", "float"]}, 1),
            ("1", {"literal": [1.0]}, 1),
            ("[1]", "float", [1]),
            ("[1]", {"map": "float"}, [1]),
            ('{"a":1}', {"list": "float"}, {"a": 1}),
            ('"2024-01-02T03:04:05Z"', "datetime", "2024-01-02T03:04:05Z"),
        ]
        for text, declared, value in cases:
            with self.subTest(text, declared=declared):
                assert describe(decode(text, shape(declared))) == describe(value)

    def test_declared_records_go_through_the_hook(self) -> None:
        class Row(dict[str, typing.Any]):
            name = ""

        def make(name: str, fields: dict[str, typing.Any]) -> Row:
            row = Row(fields)
            row.name = name
            return row

        text = '[{"score":1,"next":{"score":2}},{"map":{"score":3}}]'
        declared = shape({"tuple": [{"record": "row"}, {"map": "any"}], "rest": None})
        first, second = decode(text, declared, make_record=make)
        assert (type(first), first.name, first["score"]) == (Row, "row", 1.0)
        assert (type(first["next"]), first["next"]["score"]) == (Row, 2.0)
        assert type(second) is type(second["map"]) is dict

    def test_records_are_dicts_without_a_hook(self) -> None:
        assert type(decode('{"score":1}', shape({"record": "row"}))) is dict


class Deep(unittest.TestCase):
    def test_values_at_the_largest_depth_are_read(self) -> None:
        text = '[{"score":' * 150 + '"~~"' + "}]" * 150
        declared = shape({"list": {"record": "row"}})
        for limits in (None, ValueLimits(300, 10_000, 1_000)):
            assert encode(decode(text, declared, limits=limits), limits=ValueLimits(300, 10_000, 999)) == text


class Frames(unittest.TestCase):
    def test_a_part_of_a_frame_becomes_a_value(self) -> None:
        text = '{"note":"~fNaN","input":["~~a","~i20000000000000"]}'
        assert check_text(text, WIDE)
        assert needs_untag(text)
        frame = parse(text)
        assert untag(frame["input"]) == ["~a", 2**53]
        assert frame["note"] == "~fNaN"

    def test_a_frame_without_tags_needs_no_walk(self) -> None:
        assert not check_text('{"a":["x~","\\n",1]}', WIDE)

    def test_steps_raise_a_refusal_that_tells_its_path(self) -> None:
        refusal = caught(RefusalError, untag, {"a": [1, "~"]})
        error = refusal.told("input")
        assert type(error) is MalformedValueError
        assert str(error) == (
            "Expected `input.a[1]` to be in the wire form of a value, got a string with an unknown tag."
        )


class Hostile(unittest.TestCase):
    def test_literals_that_only_python_reads_are_refused(self) -> None:
        for literal in ("NaN", "Infinity", "-Infinity"):
            error = caught(MalformedValueError, decode, f"[{literal}]")
            assert str(error) == (
                f"Expected `value` to be in the wire form of a value, got the literal {literal}."
            )

    def test_a_depth_bomb_is_an_error_even_without_limits(self) -> None:
        error = caught(MalformedValueError, decode, "[" * 1_000_000)
        assert str(error).startswith("Expected `value` to be in the wire form of a value, got text that")

    def test_the_path_of_a_refusal_begins_with_the_given_name(self) -> None:
        error = caught(MalformedValueError, decode, '{"a":[-0]}', limits=WIDE, root="output")
        assert "`output.a[0]`" in str(error)

    def test_any_text_ends_in_a_value_or_in_an_error(self) -> None:
        marks = '[]{}:,"\\~if-019.eE+ \n'
        words = ["null", "true", "NaN", '"a":', '"~i', '"~f', "\\ud800", "\\u007e", "1e999", "\ud800"]
        pieces = [*marks, *words, "9" * 16]
        chance = random.Random(20)
        for _ in range(3_000):
            text = "".join(chance.choices(pieces, k=chance.randrange(12)))
            try:
                value = decode(f"[{text}]", limits=WIDE)
            except ValueError:
                continue
            assert describe(decode(encode(value), limits=WIDE)) == describe(value)


if __name__ == "__main__":
    unittest.main()
