"""Where in the program's logic a call stands: the path of its task and its ordinal there."""

from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

# A position is at most so long; a task below a longer path is counted by the main program instead, apart from
# the tasks that it creates itself.
_LONGEST_PATH = 900
_FIRST_DEEP_TASK = 100_000_000


class TaskPath:
    """One task of the program; counts its calls and the tasks that it creates."""

    __slots__ = ("_calls", "_deep", "_path", "_tasks")

    def __init__(self, path: str, deep: list[int] | None = None) -> None:
        self._path = path
        self._calls = 0
        self._tasks = 0
        self._deep = [_FIRST_DEEP_TASK] if deep is None else deep

    def next_call(self) -> str:
        """The position of this task's next call: `0:3`."""
        ordinal = self._calls
        self._calls = ordinal + 1
        return f"{self._path}:{ordinal}"

    def next_task(self) -> "TaskPath":
        """The next task that this one creates: `0.2`."""
        if len(self._path) > _LONGEST_PATH:
            self._deep[0] += 1
            return TaskPath(f"0.{self._deep[0]}", self._deep)
        ordinal = self._tasks
        self._tasks = ordinal + 1
        return TaskPath(f"{self._path}.{ordinal}", self._deep)
