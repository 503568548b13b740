"""What a program may send without a declared type."""

import collections
import enum
import typing
import unittest

from pungi_guest.codec import ValueLimits, decode, encode

WIDE = ValueLimits(depth=20, bytes=100_000, count=10_000)


class Number(enum.IntEnum):
    ONE = 1


class Word(enum.StrEnum):
    YES = "~yes"


class Point(typing.NamedTuple):
    x: int
    y: int


class Counted(int):
    pass


class Measured(float):
    pass


class Named(str):
    __slots__ = ()


class Plain(unittest.TestCase):
    def test_an_integer_of_the_most_digits_crosses_and_one_of_more_does_not(self) -> None:
        room = ValueLimits(depth=20, bytes=1_000_000, count=10)
        longest = (1 << 524_288) - 1
        text = encode([-longest], limits=room)
        assert decode(text, limits=room) == [-longest]
        with self.assertRaisesRegex(ValueError, r"`value\[0\]` to be an integer of at most 131072 hex"):
            encode([longest + 1], limits=room)
        with self.assertRaisesRegex(ValueError, "a string with an unknown tag"):
            decode(text.replace("f", "ff", 1), limits=room)

    def test_containers_and_subclasses_become_their_base(self) -> None:
        order = collections.OrderedDict([("a", 1), ("b", 2)])
        order.move_to_end("a")
        groups: collections.defaultdict[str, list[int]] = collections.defaultdict(list)
        groups["x"].append(1)
        cases: list[tuple[object, str]] = [
            ((1, (2,)), "[1,[2]]"),
            (Point(1, 2), "[1,2]"),
            (groups, '{"x":[1]}'),
            (collections.Counter("aab"), '{"a":2,"b":1}'),
            (order, '{"b":2,"a":1}'),
            ([Number.ONE, Word.YES], '[1,"~~yes"]'),
            ({Word.YES: 1}, '{"~yes":1}'),
            ([Counted(7), Counted(2**60)], '[7,"~i1000000000000000"]'),
            ([Measured(1), Measured("nan")], '[1.0,"~fNaN"]'),
            ({Named("k"): Named("v")}, '{"k":"v"}'),
            ([[], {}, ()], "[[],{},[]]"),
        ]
        for value, text in cases:
            with self.subTest(text):
                assert encode(value) == text, encode(value)

    def test_a_shared_reference_is_copied(self) -> None:
        shared = [1]
        assert encode([shared, shared, {"a": shared}]) == '[[1],[1],{"a":[1]}]'

    def test_deep_values_cross_up_to_the_limit(self) -> None:
        brackets = "[" * 300 + "]" * 300
        value: list[object] = []
        for _ in range(299):
            value = [value]
        assert encode(value, limits=ValueLimits(300, 1000, 1000)) == brackets


if __name__ == "__main__":
    unittest.main()
