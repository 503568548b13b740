"""Given files stand under /data, read-only; what is left in /out comes back."""

import tempfile
import unittest
from pathlib import Path
from typing import Any

from tests.harness import Outcome, run


class Files(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.data = Path(folder.name, "given")
        self.out = Path(folder.name, "left")
        self.data.mkdir()
        self.out.mkdir()
        (self.data / "rows.csv").write_text("a,b\n1,2\n")
        (self.data / "sub").mkdir()
        (self.data / "sub" / "deep.txt").write_text("deep")

    def run_mounted(self, source: str, **changes: Any) -> Outcome:
        """Run a program that finds the folders of this test."""
        mounts = {"data": str(self.data), "out": str(self.out)}
        return run(source, mounts=mounts, importPolicy="all", **changes)

    def test_every_way_of_reading_finds_the_given_files(self) -> None:
        outcome = self.run_mounted(
            "import glob, io, os, pathlib, shutil\n"
            "print(open('/data/rows.csv').read())\n"
            "print(io.open(b'/data/rows.csv').readline(), open('/data/../data//rows.csv').name)\n"
            "p = pathlib.Path('/data')\n"
            "print(sorted(str(each) for each in p.iterdir()), (p / 'sub' / 'deep.txt').read_text())\n"
            "print(sorted(str(each) for each in p.rglob('*.txt')), sorted(str(each) for each in "
            "p.glob('*')))\n"
            "print(sorted(os.listdir('/data')), os.path.exists('/data/rows.csv'), "
            "os.path.isdir('/data/sub'))\n"
            "print(os.stat('/data/rows.csv').st_size, os.path.realpath('/data/sub/../rows.csv'))\n"
            "print(sorted(entry.path for entry in os.scandir('/data')), [each[1:] for each in "
            "os.walk('/data/sub')])\n"
            "print(sorted(glob.glob('/data/**/*', recursive=True)))\n"
            "print(os.read(os.open('/data/rows.csv', os.O_RDONLY), 3))\n"
            "os.chdir('/data/sub')\n"
            "print(os.getcwd(), open('deep.txt').read(), pathlib.Path.cwd(), os.path.abspath('deep.txt'))\n"
        )

        assert outcome.end["error"] is None, outcome.end["error"]["traceback"]
        assert outcome.stdout == (
            "a,b\n1,2\n\na,b\n /data/../data//rows.csv\n"
            "['/data/rows.csv', '/data/sub'] deep\n"
            "['/data/sub/deep.txt'] ['/data/rows.csv', '/data/sub']\n"
            "['rows.csv', 'sub'] True True\n8 /data/rows.csv\n"
            "['/data/rows.csv', '/data/sub'] [([], ['deep.txt'])]\n"
            "['/data/rows.csv', '/data/sub', '/data/sub/deep.txt']\nb'a,b'\n"
            "/data/sub deep /data/sub /data/sub/deep.txt\n"
        )

    def test_every_way_of_writing_leaves_files(self) -> None:
        outcome = self.run_mounted(
            "import os, pathlib, shutil, zipfile\n"
            "with open('/out/a.txt', 'w') as file:\n    file.write('a')\n"
            "pathlib.Path('/out/b').mkdir()\n"
            "pathlib.Path('/out/b/b.txt').write_text('b')\n"
            "os.makedirs('/out/c/d')\n"
            "shutil.copy('/data/rows.csv', '/out/c/d/rows.csv')\n"
            "shutil.copy2('/data/rows.csv', '/out/c/same.csv')\n"
            "shutil.copytree('/data/sub', '/out/c/sub')\n"
            "os.rename('/out/a.txt', '/out/c/a.txt')\n"
            "os.replace('/out/c/a.txt', '/out/a2.txt')\n"
            "with zipfile.ZipFile('/out/z.zip', 'w') as archive:\n    archive.writestr('x', 'y')\n"
            "open('/out/gone', 'x').close()\nos.remove('/out/gone')\n"
            "shutil.rmtree('/out/b')\n"
        )

        assert outcome.end["error"] is None, outcome.end["error"]["traceback"]
        left = sorted([str(path.relative_to(self.out)) for path in self.out.rglob("*")])
        assert left == [
            "a2.txt",
            "c",
            "c/d",
            "c/d/rows.csv",
            "c/same.csv",
            "c/sub",
            "c/sub/deep.txt",
            "z.zip",
        ]

    def test_what_was_given_cannot_be_changed(self) -> None:
        forms = (
            "open('/data/new', 'w')",
            "open('/data/rows.csv', 'r+')",
            "open('/data/rows.csv', mode='a')",
            "pathlib.Path('/data/new').write_text('x')",
            "pathlib.Path('/data/new').touch()",
            "pathlib.Path('/data/rows.csv').unlink()",
            "os.remove('/data/rows.csv')",
            "os.rename('/data/rows.csv', '/out/x')",
            "os.rename('/out', '/data/x')",
            "os.mkdir('/data/new')",
            "os.open('/data/new', os.O_WRONLY | os.O_CREAT)",
            "os.truncate('/data/rows.csv', 0)",
            "os.mkfifo('/data/new')",
            "shutil.rmtree('/data/sub')",
        )
        for source in forms:
            with self.subTest(source):
                error = self.run_mounted(f"import os, pathlib, shutil\n{source}").error

                assert error["type"] == "OSError", error
                assert error["message"].startswith("[Errno 30] Read-only file system: '/data/")

    def test_errors_name_the_path_that_the_program_gave(self) -> None:
        forms = ("open('/data/absent')", "os.listdir('/data/absent')", "pathlib.Path('/data/absent').stat()")
        for source in forms:
            with self.subTest(source):
                error = self.run_mounted(f"import os, pathlib\n{source}").error

                assert error["message"] == "[Errno 2] No such file or directory: '/data/absent'"

    def test_errors_of_a_move_name_both_paths_that_the_program_gave(self) -> None:
        error = self.run_mounted("import os\nos.rename('/out/a', '/out/b')").error

        assert error["message"] == "[Errno 2] No such file or directory: '/out/a' -> '/out/b'"

    def test_a_file_left_open_is_written_at_an_answer(self) -> None:
        outcome = self.run_mounted(
            "import builtins\nfile = open('/out/a.txt', 'w')\nfile.write('kept')\nfinal_answer('done')\n"
        )

        assert outcome.end["status"] == "answered"
        assert (self.out / "a.txt").read_text() == "kept"

    def test_a_file_left_open_is_written_at_any_end(self) -> None:
        for ending in ("", "1 / 0", "exit()"):
            with self.subTest(ending):
                self.run_mounted(f"file = open('/out/a.txt', 'wb')\nfile.write(b'kept')\n{ending}")

                assert (self.out / "a.txt").read_text() == "kept"

    def test_paths_elsewhere_are_what_they_are(self) -> None:
        outcome = self.run_mounted(
            "import os\n"
            "print(os.path.exists('/database'), os.path.exists('/outside'), "
            "os.path.isdir('/tmp'))\n"
            "open(0).fileno()\nprint(os.stat(1).st_size >= 0)\n"
        )

        assert outcome.stdout == "False False True\nTrue\n"

    def test_open_looks_like_pythons(self) -> None:
        outcome = self.run_mounted(
            "import inspect\nprint(open.__name__, list(inspect.signature(open).parameters)[:2])"
        )

        assert outcome.stdout == "open ['file', 'mode']\n"
