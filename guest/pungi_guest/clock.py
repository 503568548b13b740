"""The program's clock: where the host says it stands, and a microsecond more for each look at it so far."""

from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

_NANOSECONDS_PER_MILLISECOND = 1_000_000
_NANOSECONDS_PER_READ = 1_000


class Clock:
    """Virtual time, in nanoseconds. It stands still while the program computes, and never goes back."""

    __slots__ = ("_elapsed", "_read", "_started")

    def __init__(self, started_at: float) -> None:
        self._started = int(started_at * _NANOSECONDS_PER_MILLISECOND)
        self._elapsed = 0
        self._read = 0

    def advance(self, clock_ms: float) -> None:
        """Take the host's word for the time since the start, in milliseconds."""
        self._elapsed = max(self._elapsed, int(clock_ms * _NANOSECONDS_PER_MILLISECOND))

    def elapsed(self) -> int:
        """Nanoseconds since the program began."""
        self._read += _NANOSECONDS_PER_READ
        return self._elapsed + self._read

    def epoch(self) -> int:
        """Nanoseconds since 1970."""
        return self._started + self.elapsed()

    def seconds(self) -> float:
        """Seconds since the program began."""
        return self.elapsed() / 1e9
