"""The vectors that both languages read: the same values, texts and refusals on both sides."""

import json
import unittest
from pathlib import Path
from typing import Any

from pungi_guest.codec import MalformedValueError, ValueLimits, decode, encode
from tests.description import build, describe

WIDE = ValueLimits(depth=20, bytes=100_000, count=10_000)
VECTORS: dict[str, Any] = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))


class VectorsTest(unittest.TestCase):
    def test_values_are_written_and_read_as_the_vectors_say(self) -> None:
        for vector in VECTORS["values"]:
            with self.subTest(vector["title"]):
                self.assertEqual(encode(build(vector["value"])), vector["text"])
                self.assertEqual(describe(decode(vector["text"])), vector["value"])
                self.assertEqual(describe(decode(vector["text"], limits=WIDE)), vector["value"])

    def test_what_the_host_writes_otherwise_is_read_as_the_same_number(self) -> None:
        for vector in VECTORS["values"]:
            if "hostText" in vector:
                with self.subTest(vector["title"]):
                    self.assertEqual(decode(vector["hostText"]), build(vector["value"]))

    def test_refused_texts_are_refused_with_the_path(self) -> None:
        for vector in VECTORS["refused"]:
            with self.subTest(vector["title"]), self.assertRaises(MalformedValueError) as caught:
                decode(vector["text"], limits=WIDE)
            path, found = vector["path"], vector["found"]
            self.assertEqual(
                str(caught.exception),
                f"Expected `{path}` to be in the wire form of a value, got {found}.",
            )

    def test_texts_beyond_a_limit_are_refused(self) -> None:
        for vector in VECTORS["tooLarge"]:
            with self.subTest(vector["title"]), self.assertRaises(ValueError) as caught:
                decode(vector["text"], limits=ValueLimits(**vector["limits"]))
            self.assertEqual(str(caught.exception), vector["message"])


if __name__ == "__main__":
    unittest.main()
