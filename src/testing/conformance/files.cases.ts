import type { ConformanceCase } from '../case.ts';
import { python } from '../python.ts';

/** Given files, artifacts, and what else a program sees of files and network. */
export const files: readonly ConformanceCase[] = [
  {
    name: 'given files are read in every way',
    covers: ['files'],
    files: { 'a.csv': 'x,y\n1,2\n', 'deep/er/b.txt': 'é' },
    importPolicy: 'all',
    program: python`
      import csv, io, os, pathlib, glob
      with open("/data/a.csv", newline="") as handle:
          print(list(csv.DictReader(handle)))
      print(pathlib.Path("/data/deep/er/b.txt").read_text(encoding="utf-8"), io.open("/data/a.csv", "rb").read())
      print(sorted(os.listdir("/data")), os.path.getsize("/data/a.csv"), os.path.isdir("/data/deep"))
      print(sorted(glob.glob("/data/**/*.txt", recursive=True)), [n for _, _, n in os.walk("/data")])
      print(os.path.exists("/data/none"), pathlib.Path("/data") / "a.csv", pathlib.Path("/data/a.csv").stat().st_size)
    `,
    expect: {
      stdout:
        "[{'x': '1', 'y': '2'}]\né b'x,y\\n1,2\\n'\n['a.csv', 'deep'] 8 True\n['/data/deep/er/b.txt'] [['a.csv'], [], ['b.txt']]\nFalse /data/a.csv 8\n",
    },
  },
  {
    name: 'given files are read with the default policy',
    covers: ['files'],
    files: { 'a.json': '{"n": 1}' },
    program: 'import json\nprint(json.load(open("/data/a.json")))',
    expect: { stdout: "{'n': 1}\n" },
  },
  {
    name: 'given files cannot be changed, removed or added to',
    covers: ['files'],
    files: { 'a.txt': 'A' },
    importPolicy: 'all',
    program: python`
      import os, pathlib
      for attempt in (
          lambda: open("/data/a.txt", "w"),
          lambda: open("/data/a.txt", "a"),
          lambda: open("/data/a.txt", "r+"),
          lambda: open("/data/new.txt", "w"),
          lambda: os.remove("/data/a.txt"),
          lambda: os.rename("/data/a.txt", "/data/b.txt"),
          lambda: os.mkdir("/data/d"),
          lambda: pathlib.Path("/data/a.txt").write_text("B"),
          lambda: os.truncate("/data/a.txt", 0),
      ):
          try:
              attempt()
              print("changed")
          except OSError:
              pass
      print(open("/data/a.txt").read(), os.listdir("/data"))
    `,
    expect: { stdout: "A ['a.txt']\n" },
  },
  {
    name: 'without given files /data is empty',
    covers: ['files'],
    importPolicy: 'all',
    program: 'import os\nprint(os.listdir("/data"), os.listdir("/out"))',
    expect: { stdout: '[] []\n' },
  },
  {
    name: 'what is left in /out comes back',
    covers: ['files'],
    importPolicy: 'all',
    program: python`
      import os, pathlib, csv
      with open("/out/a.txt", "w", encoding="utf-8") as handle:
          handle.write("é\n")
      os.makedirs("/out/deep/er")
      pathlib.Path("/out/deep/er/b.bin").write_bytes(b"1234")
      with open("/out/c.csv", "w", newline="") as handle:
          csv.writer(handle).writerow([1, 2])
      open("/out/gone.txt", "w").close()
      os.remove("/out/gone.txt")
      os.rename("/out/c.csv", "/out/d.csv")
      print(sorted(os.listdir("/out")), open("/out/a.txt", encoding="utf-8").read())
    `,
    expect: {
      stdout: "['a.txt', 'd.csv', 'deep'] é\n\n",
      artifacts: { 'a.txt': 'é\n', 'deep/er/b.bin': '1234', 'd.csv': '1,2\r\n' },
    },
  },
  {
    name: 'files of a program that failed come back',
    covers: ['files', 'outcome'],
    program: 'open("/out/a.txt", "w").write("half")\nraise ValueError("x")',
    expect: { status: 'failed', error: { type: 'ValueError', message: 'x' }, artifacts: { 'a.txt': 'half' } },
  },
  {
    name: 'a file name of any characters comes back as it is',
    covers: ['files'],
    program: 'open("/out/é 😀 (1).txt", "w").write("x")',
    expect: { value: 1, artifacts: { 'é 😀 (1).txt': 'x' } },
  },
  {
    name: 'artifacts beyond their limit do not come back unnoticed',
    covers: ['limit-files'],
    limits: { artifactBytes: 10_000 },
    importPolicy: 'all',
    program: python`
      import os
      open("/out/small.txt", "w").write("x")
      try:
          with open("/out/large.txt", "w") as handle:
              handle.write("y" * 50_000)
          print("written")
      except OSError:
          print("refused")
          os.remove("/out/large.txt")
    `,
    expect: { stdout: /^(written|refused)\n$/, stderr: /^/, artifacts: { 'small.txt': 'x' } },
  },
  {
    name: 'there is a private /tmp',
    covers: ['private'],
    importPolicy: 'all',
    program: python`
      import tempfile, os
      with tempfile.TemporaryDirectory() as folder:
          path = os.path.join(folder, "a")
          open(path, "w").write("x")
          print(open(path).read())
      with tempfile.NamedTemporaryFile("w+") as handle:
          handle.write("y"); handle.seek(0)
          print(handle.read())
    `,
    expect: { stdout: 'x\ny\n' },
  },
  {
    name: 'a file without a folder in its name is written to a private one',
    covers: ['private', 'files'],
    importPolicy: 'all',
    program: python`
      import os, pathlib
      open("notes.txt", "w").write("x")
      pathlib.Path("deep").mkdir()
      pathlib.Path("deep/more.txt").write_text("y")
      print(open(os.path.abspath("notes.txt")).read(), os.listdir("deep"), os.listdir("/data"), os.listdir("/out"))
    `,
    expect: { stdout: "x ['more.txt'] [] []\n", artifacts: {} },
  },
  {
    name: 'files of the host are not there',
    covers: ['private'],
    needs: 'closedFiles',
    instead: { stdout: /^read \/etc\/passwd\n/ },
    importPolicy: 'all',
    program: python`
      import os
      for path in ("/etc/passwd", "/etc/hostname", "/root/.bashrc", "/proc/1/environ", "/usr/bin/env"):
          try:
              open(path, "rb").read(1)
              print("read", path)
          except OSError:
              pass
    `,
    expect: { stdout: '' },
  },
  {
    name: 'there is no environment of the host',
    covers: ['private'],
    importPolicy: 'all',
    program: python`
      import os
      print([name for name in os.environ if name in ("USER", "LOGNAME", "SHELL", "NODE_OPTIONS", "npm_config_cache", "SSH_AUTH_SOCK")])
    `,
    expect: { stdout: '[]\n' },
  },
  {
    name: 'asking for the network fails like any other error',
    covers: ['private'],
    importPolicy: 'all',
    program: python`
      import socket
      for attempt in (
          lambda: socket.create_connection(("127.0.0.1", 9), timeout=0.2),
          lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM).connect(("127.0.0.1", 9)),
      ):
          try:
              attempt()
              print("reached")
          except OSError:
              print("refused")
    `,
    expect: { stdout: 'refused\n'.repeat(2) },
  },
];
