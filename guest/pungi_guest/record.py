"""Records: what a function returns, as a dict that also reads as attributes."""

from typing import Any, NoReturn

from pungi_guest.nearest import did_you_mean
from pungi_guest.pristine import PRISTINE
from pungi_guest.shape import RecordShape

__builtins__ = PRISTINE

_DICT_NAMES = frozenset(dir(dict))


class Record(dict[str, Any]):
    """A dict whose keys are attributes too: `r["title"]`, `r.title`.

    A key named like a method of dict is an item only: `r["items"]`.
    """

    __slots__ = ("_shape",)
    # Where pickles find it.
    __module__ = "sdk"

    def __getattr__(self, name: str) -> Any:
        if name not in self:
            _refuse(self, name)
        return self[name]

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _DICT_NAMES:
            raise AttributeError(f'.{name} is a part of every dict. Use r["{name}"] = ...')
        self[name] = value

    def __delattr__(self, name: str) -> None:
        if name not in self:
            _refuse(self, name)
        del self[name]

    def __dir__(self) -> list[str]:
        return [*dir(dict), *[key for key in self if key.isidentifier()]]

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        return Record, (), None, None, iter(self.items())


_shape: Any = Record.__dict__["_shape"]


def make_record(shape: RecordShape | None, entries: dict[str, Any]) -> Record:
    """Make the record of a reply; `shape` is what the manifest declares of it."""
    record = Record(entries)
    _shape.__set__(record, shape)
    return record


def record_name(record: Record) -> str:
    """Tell the declared name of a record, "" where it has none (a copy, one of the program's own)."""
    shape = _shape_of(record)
    return "" if shape is None else shape.name


def _shape_of(record: Record) -> RecordShape | None:
    try:
        return _shape.__get__(record)
    except AttributeError:
        return None


def _refuse(record: Record, name: str) -> NoReturn:
    shape = _shape_of(record)
    if shape is not None and name in shape.fields:
        raise AttributeError(
            f'this {shape.name} has no `{name}`, which is optional. Use .get("{name}")', name=name, obj=record
        )
    kind = "dict" if shape is None else shape.name
    fields = ", ".join(list(record)[:50])
    raise AttributeError(
        f"this {kind} has no `{name}`.{did_you_mean(name, record)} It has: {fields}.", name=name, obj=record
    )
