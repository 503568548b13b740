"""How a program's end is described."""

import unittest

from pungi_guest.child import run
from pungi_guest.sdk import Sdk


class Silent:
    """A channel that nothing crosses."""

    def send(self, frame: dict[str, object]) -> None:
        raise AssertionError(frame)

    def receive(self) -> dict[str, object]:
        raise AssertionError


class RunTest(unittest.TestCase):
    def test_an_error_names_the_line_of_the_program(self) -> None:
        error = run("x = 1\n1 / 0\n", Sdk(Silent(), {"functions": []}))
        assert error is not None
        assert (error["type"], error["line"]) == ("ZeroDivisionError", 2)


if __name__ == "__main__":
    unittest.main()
