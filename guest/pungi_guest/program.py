"""One program, from its `start` to its `end`."""

import gc
import sys
import time
from collections.abc import Callable
from types import ModuleType
from typing import Any, NamedTuple, NoReturn
