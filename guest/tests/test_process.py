"""What the watcher tells, and that nothing of a program outlives its host."""

import os
import signal
import sys
import unittest

from tests.launched import Launched, is_gone, until

_WRITE_THEN_RENAME = """
def write(name, text):
    path = os.path.dirname(os.path.abspath(__file__)) + "/../../private/" + name
    with open(path + "~", "w") as file:
        file.write(text)
    os.rename(path + "~", path)
"""

# A daemon: another session, and a parent that ends at once.
_DAEMON = """
ends = os.pipe()
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        write("daemon", str(os.getpid()))
        os.write(ends[1], b"on")
        time.sleep(1000)
    os._exit(0)
os.wait()
os.read(ends[0], 2)
"""


class Launching(unittest.TestCase):
    def launch(self, body: str) -> Launched:
        launched = Launched(_WRITE_THEN_RENAME + body)
        self.addCleanup(launched.close)
        return launched


class ProcessTest(Launching):
    def test_tells_the_pid_and_the_exit_status(self) -> None:
        launched = self.launch("os._exit(3)")
        assert launched.told() == [f"child {launched.child()}", "exit 3"]

    def test_a_guest_that_returns_has_exited_well(self) -> None:
        assert self.launch("pass").told()[1:] == ["exit 0"]

    def test_tells_the_signal_that_ended_it(self) -> None:
        assert self.launch("os.kill(os.getpid(), signal.SIGKILL)").told()[1:] == ["signal 9"]

    def test_holds_no_stream_of_the_program_open(self) -> None:
        launched = self.launch("os.write(1, b'hello')")
        assert launched.printed() == "hello"

    def test_the_group_is_there_when_the_guest_is_told_of(self) -> None:
        for _ in range(5):
            pid = self.launch("time.sleep(1000)").child()
            assert os.getpgid(pid) == pid
            os.killpg(pid, signal.SIGKILL)

    def test_the_guest_leads_a_group_of_its_own(self) -> None:
        launched = self.launch("write('ids', f'{os.getpid()} {os.getpgid(0)}'); time.sleep(1000)")
        pid, group = launched.wait_for("ids").split()
        assert pid == group
        assert int(pid) == launched.child()

    def test_does_not_hold_the_line_to_the_host(self) -> None:
        launched = self.launch("""
try:
    os.fstat(5)
except OSError:
    os._exit(7)
""")
        assert launched.told()[1:] == ["exit 7"]

    def test_leaves_no_core_file(self) -> None:
        launched = self.launch("import resource; os._exit(1 + resource.getrlimit(resource.RLIMIT_CORE)[1])")
        assert launched.told()[1:] == ["exit 1"]


class HostGoneTest(Launching):
    def test_the_guest_ends_and_its_folder_goes_when_the_host_is_gone(self) -> None:
        launched = self.launch("write('ready', ''); time.sleep(1000)")
        launched.wait_for("ready")
        child = launched.child()
        launched.hang_up()
        until(lambda: is_gone(child))
        until(lambda: not launched.folder.exists())

    def test_its_folder_goes_also_where_the_program_made_that_hard(self) -> None:
        launched = self.launch("""
os.chdir(os.path.dirname(os.path.abspath(__file__)) + "/../../private")
for _ in range(1500):
    os.mkdir("d" * 200)
    os.chdir("d" * 200)
    os.close(os.open(b"f\\xff", os.O_CREAT))
os.mkdir("locked", 0)
write('ready', '')
time.sleep(1000)
""")
        launched.wait_for("ready")
        launched.hang_up()
        until(lambda: not launched.folder.exists())

    def test_a_guest_that_ignores_signals_ends_as_well(self) -> None:
        launched = self.launch("""
for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
    signal.signal(number, signal.SIG_IGN)
write('ready', '')
while True: pass
""")
        launched.wait_for("ready")
        child = launched.child()
        launched.hang_up()
        until(lambda: is_gone(child))


@unittest.skipUnless(sys.platform == "linux", "only Linux hands orphans over")
class LinuxTest(Launching):
    def test_a_daemon_ends_with_its_program(self) -> None:
        launched = self.launch(_DAEMON)
        daemon = int(launched.wait_for("daemon"))
        assert launched.told()[1:] == ["exit 0"]
        until(lambda: is_gone(daemon))

    def test_a_daemon_ends_with_the_host_also_one_that_read_nothing(self) -> None:
        launched = self.launch(f"{_DAEMON}\ntime.sleep(1000)")
        daemon = int(launched.wait_for("daemon"))
        launched.hang_up()
        until(lambda: is_gone(daemon))

    def test_the_guest_ends_with_its_watcher(self) -> None:
        launched = self.launch("write('ready', ''); time.sleep(1000)")
        launched.wait_for("ready")
        child = launched.child()
        os.kill(launched.pid, signal.SIGKILL)
        until(lambda: is_gone(child))

    def test_memory_past_the_limit_is_a_memory_error(self) -> None:
        launched = self.launch("""
prepare({"limits": {"memoryBytes": 64 * 2**20}})
bytearray(32 * 2**20)
try:
    bytearray(128 * 2**20)
except MemoryError:
    os._exit(7)
""")
        assert launched.told()[1:] == ["exit 7"]


if __name__ == "__main__":
    unittest.main()
