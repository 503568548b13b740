"""Puts the program's clock in the place of the machine's, where the interpreter runs on the machine itself.

`time` and the `now` of `datetime` follow; what C code reads by itself (the times of files, say) does not.
"""

import gc
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from pungi_guest.clock import Clock
from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

_datetime: Any = datetime
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
    module.asctime = _with_local(_real["asctime"], module)
    module.strftime = _with_local(_real["strftime"], module)
    _patch_datetime(clock)


def _with_now(convert: Callable[[float], Any], clock: Clock) -> Callable[..., Any]:
    def converted(seconds: float | None = None) -> Any:
        return convert(clock.epoch() // _NANOSECONDS if seconds is None else seconds)

    return converted


def _with_local(show: Callable[..., str], module: Any) -> Callable[..., str]:
    """A function whose last argument is a time, by default the local one."""
    count = 1 if show is _real["strftime"] else 0

    def shown(*given: Any) -> str:
        return show(*given) if len(given) > count else show(*given, module.localtime())

    return shown


def _patch_datetime(clock: Clock) -> None:
    """Replace `now` and `utcnow` in the type itself: a subclass in its place would not be what C code makes.

    The type takes no assignment, so its dict is reached behind the proxy. `today` asks `time.time` by itself.
    """

    def now(cls: Any, tz: Any = None) -> Any:
        return cls.fromtimestamp(clock.epoch() / _NANOSECONDS, tz)

    def utcnow(cls: Any) -> Any:
        return cls.fromtimestamp(clock.epoch() / _NANOSECONDS, UTC).replace(tzinfo=None)

    namespace = gc.get_referents(_datetime.__dict__)[0]
    namespace["now"] = classmethod(now)
    namespace["utcnow"] = classmethod(utcnow)
