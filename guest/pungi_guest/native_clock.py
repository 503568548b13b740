"""Puts the program's clock in the place of the machine's, where the interpreter runs on the machine itself.

`time` and the `now` of `datetime` follow; what C code reads by itself (`os.stat` times, the logging of a database)
does not.
"""

import datetime
import gc
import time
from collections.abc import Callable
from typing import Any

from pungi_guest.clock import Clock
from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

_datetime: Any = datetime.datetime
_real: dict[str, Any] = dict(vars(time))
_NANOSECONDS = 1_000_000_000


def install(clock: Clock) -> None:
    """Make the clocks of this interpreter tell the program's time."""
    ticking = {"monotonic", "perf_counter", "process_time", "thread_time"}
    module: Any = time
    module.time = lambda: clock.epoch() / _NANOSECONDS
    module.time_ns = clock.epoch
    for name in ticking:
        setattr(module, name, clock.seconds)
        setattr(module, f"{name}_ns", clock.elapsed)
    for name in ("gmtime", "localtime", "ctime"):
        setattr(module, name, _with_now(_real[name], clock))
    module.asctime = lambda t=None: _real["asctime"](module.localtime() if t is None else t)
    module.strftime = lambda format, t=None: _real["strftime"](format, module.localtime() if t is None else t)
    module.clock_gettime = lambda _clock: clock.epoch() / _NANOSECONDS
    module.clock_gettime_ns = lambda _clock: clock.epoch()
    _patch_datetime(clock)


def _with_now(convert: Callable[[float], Any], clock: Clock) -> Callable[..., Any]:
    def converted(seconds: float | None = None) -> Any:
        return convert(clock.epoch() // _NANOSECONDS if seconds is None else seconds)

    return converted


def _patch_datetime(clock: Clock) -> None:
    """Replace `now` and `utcnow` in the type itself: a subclass in its place would not be what C code makes.

    The type takes no assignment, so its dict is reached behind the proxy. `today` asks `time.time` by itself.
    """

    def now(cls: Any, tz: Any = None) -> Any:
        return cls.fromtimestamp(clock.epoch() / _NANOSECONDS, tz)

    def utcnow(cls: Any) -> Any:
        return cls.fromtimestamp(clock.epoch() / _NANOSECONDS, datetime.timezone.utc).replace(tzinfo=None)

    namespace = gc.get_referents(_datetime.__dict__)[0]
    namespace["now"] = classmethod(now)
    namespace["utcnow"] = classmethod(utcnow)
