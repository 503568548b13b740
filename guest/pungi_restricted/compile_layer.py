"""A program of its own, run once inside a sandbox: it compiles the modules of the layer for the Python there.

They stand in /data, in the order in which they are to be loaded; what it prints is handed to each program.
"""

import base64
import importlib.util
import json
import marshal
import zlib
from typing import Any

with open("/data/order.json", encoding="utf-8") as order:
    names = json.load(order)
modules: list[tuple[str, Any]] = []
for name in names:
    with open(f"/data/{name}.py", encoding="utf-8") as file:
        # Without what only readers and debuggers need: it crosses the wall with each program.
        modules.append((name, compile(file.read(), f"<{name}>", "exec", 0, True, 2)))
code = base64.b64encode(zlib.compress(marshal.dumps(modules), 9)).decode()
print(json.dumps({"magic": importlib.util.MAGIC_NUMBER.hex(), "code": code}))
