"""The call site: the line of the model's own source that something came from, for display only."""

from types import FrameType

from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

# The file name of the program that runs; what an earlier program declared has a number in it.
PROGRAM = "<program>"


def line_of(frame: FrameType | None) -> int | None:
    """The line of the innermost frame of the program, None where none stands on the stack."""
    while frame is not None:
        if frame.f_code.co_filename == PROGRAM:
            return frame.f_lineno
        frame = frame.f_back
    return None


def is_program(file: str) -> bool:
    """Whether a file name is that of this program or an earlier one."""
    return str.startswith(file, "<program")


def earlier_program(step: int) -> str:
    """The file name of what the program of an earlier step declared; steps count from 1."""
    return f"<program {step}>"
