"""The vectors that both languages read: the same values, texts and refusals on both sides."""

import json
import unittest
from pathlib import Path
from typing import Any

from pungi_guest.codec import MalformedValueError, ValueLimits, decode, encode
from tests.caught import caught
from tests.description import build, describe

WIDE = ValueLimits(depth=20, bytes=100_000, count=10_000)
VECTORS: dict[str, Any] = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))


class VectorsTest(unittest.TestCase):
    def test_values_are_written_and_read_as_the_vectors_say(self) -> None:
        for vector in VECTORS["values"]:
            with self.subTest(vector["title"]):
                value, text = vector["value"], vector["text"]
                assert encode(build(value)) == text, encode(build(value))
                assert describe(decode(text)) == value, describe(decode(text))
                assert describe(decode(text, limits=WIDE)) == value

    def test_what_the_host_writes_otherwise_is_the_same_number(self) -> None:
        for vector in VECTORS["values"]:
            if "hostText" in vector:
                with self.subTest(vector["title"]):
                    assert decode(vector["hostText"]) == build(vector["value"])

    def test_refused_texts_are_refused_with_the_path(self) -> None:
        for vector in VECTORS["refused"]:
            with self.subTest(vector["title"]):
                error = caught(MalformedValueError, decode, vector["text"], limits=WIDE)
                path, found = vector["path"], vector["found"]
                expected = f"Expected `{path}` to be in the wire form of a value, got {found}."
                assert str(error) == expected, error

    def test_texts_beyond_a_limit_are_refused(self) -> None:
        for vector in VECTORS["tooLarge"]:
            with self.subTest(vector["title"]):
                limits = ValueLimits(**vector["limits"])
                error = caught(ValueError, decode, vector["text"], limits=limits)
                assert str(error) == vector["message"], error


if __name__ == "__main__":
    unittest.main()
