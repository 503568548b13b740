"""Why a value does not cross: raised deep inside, told with its path at the door."""

from pungi_guest.path import Step, path_text
from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE


class MalformedValueError(ValueError):
    """A text is not in the wire form of a value: no encoder wrote it."""


class RefusalError(Exception):
    """A part of a value cannot cross. It gathers its path on the way out, innermost step first.

    `problem` says what was expected and what came, `fix` the usual way out, `error` the class
    that the program gets to see.
    """

    def __init__(
        self,
        problem: str,
        fix: str = "",
        error: type[TypeError | ValueError] = TypeError,
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.fix = fix
        self.error = error
        self.steps: list[Step] = []

    def within(self, step: Step) -> None:
        """Note one more step, from inside out."""
        self.steps.append(step)

    def told(self, root: str) -> TypeError | ValueError:
        """Make the error that the program sees, "Expected `value.a` to be …, got …. Use …."."""
        path = path_text(root, self.steps[::-1])
        return self.error(f"Expected `{path}` {self.problem}. {self.fix}".rstrip())


class CycleError(RefusalError):
    """A list or dict contains itself; `level` says how far from the root it opened."""

    def __init__(self, level: int) -> None:
        super().__init__("to be a plain value", "Send the data without it.")
        self.level = level

    def told(self, root: str) -> TypeError | ValueError:
        """Name both ends of the cycle."""
        back = path_text(root, self.steps[::-1][: self.level])
        self.problem = f"to be a plain value, got a cycle back to `{back}`"
        return super().told(root)


class SizeError(RefusalError):
    """The whole value is beyond a limit; `is_here` adds the path of what was one too many."""

    def __init__(self, problem: str, is_here: bool = False) -> None:
        super().__init__(problem, "", ValueError)
        self.is_here = is_here

    def told(self, root: str) -> TypeError | ValueError:
        """Speak of the value as a whole."""
        where = f" one more at `{path_text(root, self.steps[::-1])}`" if self.is_here else " more"
        return self.error(f"Expected `{root}` {self.problem}, got{where}.")


def not_plain(found: str, fix: str) -> RefusalError:
    """Refuse something that is no plain value."""
    return RefusalError(f"to be a plain value, got {found}", fix)


def malformed(found: str) -> RefusalError:
    """Refuse a text, or a part of it, that is not in wire form."""
    return RefusalError(f"to be in the wire form of a value, got {found}", "", MalformedValueError)


def too_deep(depth: int) -> RefusalError:
    """Refuse nesting beyond a limit."""
    return SizeError(f"to nest at most {depth} levels", is_here=True)


def too_many(count: int) -> RefusalError:
    """Refuse a number of values beyond a limit."""
    return SizeError(f"to hold at most {count} values")


def too_long(size: int) -> RefusalError:
    """Refuse a text of more bytes than a limit."""
    return SizeError(f"to take at most {size} bytes")


def too_many_digits(digits: int) -> RefusalError:
    """Refuse an integer of more hexadecimal digits than may cross."""
    return RefusalError(f"to be an integer of at most {digits} hexadecimal digits, got more", "", ValueError)
