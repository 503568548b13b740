"""The small parts, by table."""

import unittest

from pungi_guest.clock import Clock
from pungi_guest.nearest import nearest
from pungi_guest.position import TaskPath
from pungi_guest.preview import preview
from pungi_guest.shown import fit


class Parts(unittest.TestCase):
    def test_the_nearest_name(self) -> None:
        names = ["search", "summarise", "get_user", "a", "send"]
        cases = {
            "serch": "search",
            "sarech": "search",
            "searchs": "search",
            "getUser": "get_user",
            "summarize": "summarise",
            "snd": "send",
            "x": "a",
            "delete": None,
            "": None,
        }
        for name, expected in cases.items():
            with self.subTest(name):
                assert nearest(name, names) == expected

    def test_positions_count_calls_and_tasks(self) -> None:
        main = TaskPath("0")
        child = main.next_task()

        assert [main.next_call(), main.next_call(), child.next_call()] == ["0:0", "0:1", "0.0:0"]
        assert [main.next_task().next_call(), child.next_task().next_call()] == ["0.1:0", "0.0.0:0"]

    def test_a_chain_of_tasks_keeps_its_positions_short_and_apart(self) -> None:
        task = TaskPath("0")
        seen: set[str] = set()
        for _ in range(2_000):
            task = task.next_task()
            seen.add(task.next_call())

        assert len(seen) == 2_000
        assert max(len(position) for position in seen) < 1_000

    def test_text_is_cut_to_utf16_units(self) -> None:
        assert fit("abc", 10) == "abc"
        assert fit("x" * 20, 10) == "xx … [cut]"
        assert fit("😀" * 10, 20) == "😀" * 10
        assert fit("😀" * 11, 20) == "😀" * 6 + " … [cut]"
        assert fit("a\ud800", 10) == "a\\ud800"

    def test_previews_are_short(self) -> None:
        cases: list[tuple[object, str]] = [
            (None, "None"),
            (1.5, "1.5"),
            (10**40, "<int of 133 bits>"),
            ((1,), "(1,)"),
            ((), "()"),
            (set[int](), "set()"),
            (frozenset({1}), "frozenset({1})"),
            ({"a": [1, {"b": [2]}]}, "{'a': [1, {'b': […]}]}"),
            (range(3), "range(0, 3)"),
            (b"ab", "b'ab'"),
            (object(), "<object>"),
        ]
        for value, expected in cases:
            with self.subTest(expected):
                assert preview(value) == expected

    def test_the_clock_never_goes_back(self) -> None:
        clock = Clock(1000.5)
        clock.advance(2)
        first = clock.elapsed()
        clock.advance(1)

        assert (first, clock.elapsed(), clock.epoch()) == (2_001_000, 2_002_000, 1_002_503_000)
