"""The values of one program: how its manifest declares them, and how they are written and read."""

from typing import Any

from pungi_guest.conform import Reading, conform
from pungi_guest.encode import encode
from pungi_guest.kept import quote
from pungi_guest.limits import ValueLimits
from pungi_guest.pristine import PRISTINE
from pungi_guest.protocol import GuestLimits, Manifest
from pungi_guest.record import Record, make_record
from pungi_guest.shape import Records, Shape, read_records, read_shape

__builtins__ = PRISTINE

_MOST_VALUES = 2_000_000
_SMALL = 2**53
_SHORT = 1_000
_SCALARS = frozenset({"any", "int", "str"})


class Values:
    """Writes and reads values by the types of one manifest."""

    def __init__(self, manifest: Manifest, limits: GuestLimits) -> None:
        self._declared = manifest["records"]
        self._records: Records | None = None
        self._usual = Reading(self.record)
        self._exact = Reading(self.record, exact=True)
        self._limits = ValueLimits(depth=limits["depth"], bytes=limits["frameBytes"], count=_MOST_VALUES)

    def shape(self, declared: Any) -> Shape:
        """Read a type of the manifest."""
        return declared if type(declared) is str else read_shape(declared, self._read_records())

    def write(self, value: object, shape: Shape, root: str) -> str:
        """Write a value, called `root` in messages. Raises TypeError, or ValueError beyond a limit."""
        # The two most frequent cases, by themselves three times as fast.
        if shape in _SCALARS:
            if type(value) is str and len(value) < _SHORT and value.isascii() and value[:1] != "~":
                return quote(value)
            if type(value) is int and -_SMALL < value < _SMALL:
                return str(value)
        return encode(value, shape, limits=self._limits, root=root)

    def read(self, value: Any, shape: Shape, *, exact: bool = False) -> Any:
        """Give an untagged value the types that are declared for it: floats, records.

        Where it is exact, ints and floats are told apart already.
        """
        return conform(value, shape, self._exact if exact else self._usual)

    def record(self, name: str, entries: dict[str, Any]) -> Record:
        """Make a record of its declared name; an unknown name makes one without declared fields."""
        return make_record(self._read_records().get(name), entries)

    def _read_records(self) -> Records:
        if self._records is None:
            self._records = read_records(self._declared)
        return self._records
