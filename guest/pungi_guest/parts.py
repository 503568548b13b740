"""The parts of one program, wired together."""

from types import ModuleType

from pungi_guest import kept
from pungi_guest.calls import Calls
from pungi_guest.carry import Carry
from pungi_guest.clock import Clock
from pungi_guest.exchange import Exchange
from pungi_guest.functions import Functions
from pungi_guest.language import language_of
from pungi_guest.open_files import OpenFiles
from pungi_guest.printed import Output
from pungi_guest.pristine import PRISTINE
from pungi_guest.protocol import Start, Transport
from pungi_guest.sources import Sources
from pungi_guest.values import Values

__builtins__ = PRISTINE


class Parts:
    """What one program consists of.

    `is_native`: clock and randomness of the interpreter are the machine's, so the program's take their place.
    """

    def __init__(self, start: Start, transport: Transport, is_native: bool) -> None:
        limits = start["limits"]
        self.start = start
        self.language = language_of(start.get("layer"))
        self.transport = transport
        self.is_native = is_native
        self.clock = Clock(start["startedAt"])
        # Without a real clock a flood of text is told by its writes alone: `float()` stands still at 0.
        now = kept.real_seconds if is_native else float
        self.output = Output(transport, limits["outputBytes"], limits["frameBytes"], now)
        self.exchange = Exchange(transport, self.clock)
        self.calls = Calls(self.exchange, self.output, limits)
        self.values = Values(start["manifest"], limits)
        self.functions = Functions(start["manifest"], self.calls, self.values)
        self.sources = Sources(start["source"])
        self.main = ModuleType("__main__")
        self.scope = self.main.__dict__
        self.carry = Carry(self.scope, self.sources, self.values, self.language)
        self.files = OpenFiles()
