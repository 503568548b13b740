"""The programs of the page run as they stand."""

import re
import unittest
from pathlib import Path

from tests.harness import run

_PAGE = Path(__file__, "../../../docs/guest.md").resolve()


class Page(unittest.TestCase):
    def test_each_program_runs(self) -> None:
        programs: list[str] = re.findall(
            r"^```python check\n(.*?)^```", _PAGE.read_text(), re.DOTALL | re.MULTILINE
        )
        assert len(programs) == 4
        for program in programs:
            with self.subTest(program):
                outcome = run(program)

                assert outcome.end["error"] is None, outcome.end["error"]["traceback"]
