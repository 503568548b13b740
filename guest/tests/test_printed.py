"""Text is captured exactly and streamed as it comes, within its limit."""

import unittest

from tests.harness import Outcome, run


def _offsets_follow(outcome: Outcome) -> bool:
    sent = {"stdout": 0, "stderr": 0}
    for frame in outcome.of_kind("text"):
        if frame["offset"] != sent[frame["stream"]] or not frame["text"]:
            return False
        sent[frame["stream"]] += len(frame["text"].encode())
    return True


class Printed(unittest.TestCase):
    def test_each_write_is_sent_at_once_with_its_line(self) -> None:
        outcome = run('import sys\nprint("a", end="")\nsys.stderr.write("b")\n\nprint("é")\n')

        assert outcome.of_kind("text") == [
            {"kind": "text", "stream": "stdout", "offset": 0, "text": "a", "line": 2},
            {"kind": "text", "stream": "stderr", "offset": 0, "text": "b", "line": 3},
            {"kind": "text", "stream": "stdout", "offset": 1, "text": "é", "line": 5},
            {"kind": "text", "stream": "stdout", "offset": 3, "text": "\n", "line": 5},
        ]

    def test_every_way_of_writing_arrives_in_order(self) -> None:
        outcome = run(
            "import sys\n"
            'print("1", "2", sep="-", flush=True)\n'
            'sys.stdout.write("3\\r\\n")\n'
            'sys.stdout.writelines(["4", "5"])\n'
            'sys.stdout.buffer.write("6é".encode()[:2])\n'
            'sys.stdout.buffer.write("6é".encode()[2:] + b"\\xff\\n")\n'
            'sys.__stdout__.write("7")\n'
            "sys.stdout.flush()\n"
            "print(sys.stdout.write('\\n'), sys.stdout.isatty(), sys.stdout.encoding, "
            "sys.stdout.writable())\n"
        )

        assert outcome.stdout == "1-2\n3\r\n456é\\xff\n7\n1 False utf-8 True\n"
        assert _offsets_follow(outcome)

    def test_a_lone_surrogate_shows_as_its_escape(self) -> None:
        outcome = run('print("a\\ud800é😀")')

        assert outcome.stdout == "a\\ud800é😀\n"
        assert _offsets_follow(outcome)

    def test_only_text_may_be_written(self) -> None:
        error = run("import sys\nsys.stdout.write(3)").error

        assert (error["type"], error["message"]) == ("TypeError", "write() argument must be str, not int")

    def test_a_flood_is_gathered_and_nothing_of_it_is_lost(self) -> None:
        outcome = run(
            "import sys\nfor n in range(20_000):\n    print(n, file=[sys.stdout, sys.stderr][n % 1000 == 0])"
        )

        assert outcome.stdout == "".join([f"{n}\n" for n in range(20_000) if n % 1000])
        assert outcome.stderr == "".join([f"{n}\n" for n in range(20_000) if n % 1000 == 0])
        assert len(outcome.of_kind("text")) < 3_000
        assert _offsets_follow(outcome)

    def test_a_flood_holds_back_no_more_than_two_thousand_characters(self) -> None:
        outcome = run("for n in range(3000):\n    print('x' * (n % 50) if n % 100 else 'y' * 5000)")

        gathered = [frame["text"] for frame in outcome.of_kind("text")[250:]]
        lines = ["x" * (n % 50) if n % 100 else "y" * 5000 for n in range(3000)]
        assert outcome.stdout == "".join([f"{line}\n" for line in lines])
        assert max(len(text.replace("y", "")) for text in gathered) < 2_048 + 64 + 50
        assert all(len(text) < 2_048 + 64 + 5_000 for text in gathered)

    def test_what_a_flood_holds_back_is_sent_before_a_call(self) -> None:
        outcome = run("for n in range(1500):\n    print(n)\ndouble(1)\nprint('x')")

        kinds = [frame["kind"] for frame in outcome.frames]
        before = [frame["text"] for frame in outcome.frames[: kinds.index("call")]]
        assert "".join(before) == "".join([f"{n}\n" for n in range(1500)])
        assert [frame["text"] for frame in outcome.of_kind("text")[-2:]] == ["x", "\n"]

    def test_the_limit_cuts_with_a_notice_and_stops_nothing(self) -> None:
        outcome = run(
            "import sys\nfor n in range(1000):\n    print('é' * 10)\nprint('more', file=sys.stderr)\n"
            "print(sys.stdout.write('abc'), file=sys.stderr)\nn",
            limits={"outputBytes": 1000},
        )

        text = "éééééééééé\n" * 47 + "éééééé"
        assert outcome.stdout == text + "\n[Output cut: it passed the limit of 1000 bytes.]\n"
        assert outcome.stderr == ""
        assert outcome.end["value"] == {"value": 999, "plain": True, "repr": "999"}
        assert _offsets_follow(outcome)

    def test_text_of_exactly_the_limit_is_whole(self) -> None:
        outcome = run("print('x' * 999)", limits={"outputBytes": 1000})

        assert outcome.stdout == "x" * 999 + "\n"

    def test_a_large_text_comes_in_pieces_below_the_limit_of_a_frame(self) -> None:
        outcome = run("print('\\x01' * 30_000, end='')", limits={"frameBytes": 20_000})

        assert outcome.stdout == "\x01" * 30_000
        assert len(outcome.of_kind("text")) == 10

    def test_a_destructor_that_prints_while_text_is_sent_disturbs_nothing(self) -> None:
        outcome = run(
            "import gc, sys\n"
            "gc.set_threshold(1)\n"
            "class Loud:\n"
            "    def __init__(self):\n        self.me = self\n"
            "    def __del__(self):\n        print('gone', file=sys.stderr)\n"
            "for n in range(300):\n    Loud()\n    print(n)\n"
            "gc.collect()\n"
        )

        assert outcome.stdout == "".join([f"{n}\n" for n in range(300)])
        assert outcome.stderr == "gone\n" * 300
        assert _offsets_follow(outcome)

    def test_warnings_and_logging_go_to_standard_error(self) -> None:
        outcome = run(
            "import logging, warnings\n"
            "warnings.warn('careful')\n"
            "logging.warning('noted')\n"
            "logging.getLogger('own').error('wrong')\n"
        )

        assert outcome.stdout == ""
        assert outcome.stderr == (
            "<program>:2: UserWarning: careful\n"
            "  warnings.warn('careful')\n"
            "WARNING:root:noted\n"
            "ERROR:own:wrong\n"
        )

    def test_streams_may_be_redirected_and_wrapped(self) -> None:
        outcome = run(
            "import contextlib, io, sys\n"
            "with contextlib.redirect_stdout(io.StringIO()) as kept:\n    print('a')\n"
            "print(repr(kept.getvalue()))\n"
            "sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding='utf-8')\n"
            "print('wrapped')\n"
        )

        assert outcome.stdout == "'a\\n'\nwrapped\n"

    def test_input_says_that_nobody_is_there(self) -> None:
        outcome = run("import sys\nprint(repr(sys.stdin.read()))\ninput('name? ')")

        assert outcome.stdout == "''\n"
        assert outcome.error["type"] == "EOFError"
        assert outcome.error["message"].startswith(
            "input() cannot be answered here: nobody sits at the program."
        )
