"""What the guest keeps of the standard library: functions as they were before any program ran.

A program may patch whatever it reaches, by accident too (`json.dumps = None`). The guest does not look up
again what it needs to talk to the host; the builtins stand in `pristine`.
"""

import _thread
import builtins as _builtins
import importlib as _importlib
import io as _io
import json.decoder
import json.encoder
import os as _os
import sys as _sys
import time as _time
from asyncio import _get_running_loop
from collections.abc import Callable
from types import FrameType
from typing import Any

# Reads one JSON value from a text at an index; in C, with the converters of `int` and `float` bound in.
_decoder: Any = json.decoder.JSONDecoder()
scan_json: Callable[[str, int], tuple[Any, int]] = _decoder.scan_once
# Writes a JSON string, quotes included; in C.
quote: Callable[[str], str] = json.encoder.encode_basestring

current_frame: Callable[[int], FrameType] = _sys._getframe
thread_id: Callable[[], int] = _thread.get_ident
new_lock: Callable[[], _thread.LockType] = _thread.allocate_lock
running_loop: Callable[[], Any] = _get_running_loop

read_descriptor = _os.read
write_descriptor = _os.write
exit_process = _os._exit

real_seconds = _time.perf_counter
monotonic = _time.monotonic
real_sleep = _time.sleep

import_name = _builtins.__import__
import_module = _importlib.import_module
open_file = _io.open
change_folder = _os.chdir

# The builtins that programs and the standard library share, and may patch.
shared_builtins = _builtins
