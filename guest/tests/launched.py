"""Launches a guest of a few lines, as the host launches the real one, and watches it from outside."""

import contextlib
import fcntl
import os
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent / "pungi_process"
_PATIENCE_SECONDS = 20.0


class Launched:
    """One launcher with its child; `body` is what the guest's `main(prepare)` does."""

    def __init__(self, body: str) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="pungi-test-"))
        self.folder = self.root / "private"
        self.folder.mkdir()
        self._lay(body)
        self._line, theirs = socket.socketpair()
        self._output, printed = socket.socketpair()
        self.pid = self._spawn(theirs, printed)
        theirs.close()
        printed.close()
        self._told = b""

    def _lay(self, body: str) -> None:
        shutil.copytree(_PACKAGE, self.root / "guest" / "pungi_process")
        guest = self.root / "guest" / "pungi_guest"
        guest.mkdir()
        (guest / "__init__.py").write_text("")
        lines = "".join(f"    {line}\n" for line in body.splitlines())
        (guest / "child.py").write_text(f"import os, signal, time\n\ndef main(prepare):\n{lines}")

    def _spawn(self, line: socket.socket, printed: socket.socket) -> int:
        # Sources beyond 100, so that no duplicate lands on one that is still needed.
        high = fcntl.fcntl(line, fcntl.F_DUPFD_CLOEXEC, 100)
        out = fcntl.fcntl(printed, fcntl.F_DUPFD_CLOEXEC, 100)
        actions = [(os.POSIX_SPAWN_DUP2, out, number) for number in range(5)]
        actions.append((os.POSIX_SPAWN_DUP2, high, 5))
        launch = self.root / "guest" / "pungi_process" / "launch.py"
        command = [sys.executable, "-I", "-S", str(launch), str(self.folder)]
        pid = os.posix_spawn(sys.executable, command, {}, file_actions=actions, setpgroup=0)
        os.close(high)
        os.close(out)
        return pid

    def told(self) -> list[str]:
        """All that the watcher told, once it is at its end."""
        while chunk := self._line.recv(4096):
            self._told += chunk
        return self._told.decode().splitlines()

    def child(self) -> int:
        """The pid of the guest."""
        while b"\n" not in self._told:
            self._told += self._line.recv(4096)
        return int(self._told.split()[1])

    def printed(self) -> str:
        """What was written to the streams, which end when nobody holds them any more."""
        text = b""
        while chunk := self._output.recv(4096):
            text += chunk
        return text.decode()

    def wait_for(self, name: str) -> str:
        """The content of a file that the guest writes into its folder."""
        path = self.folder / name
        until(path.exists)
        return path.read_text()

    def hang_up(self) -> None:
        """What the kernel does when the host dies."""
        self._line.close()

    def close(self) -> None:
        self._line.close()
        self._output.close()
        with contextlib.suppress(OSError):
            os.waitpid(self.pid, 0)
        shutil.rmtree(self.root, ignore_errors=True)


def until(happened: Callable[[], bool]) -> None:
    """Waits for something that another process does."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not happened():
        if time.monotonic() > deadline:
            raise TimeoutError(happened)
        time.sleep(0.005)


def is_gone(pid: int) -> bool:
    """Whether no such process runs any more; one that nobody has reaped counts as gone."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True
