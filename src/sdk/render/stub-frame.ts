/**
 * What every stub begins with. Its own names are lower case after the underscore, those of records never are.
 * `_list` is a list or tuple of something: unlike `list` it lets a list of records through where dicts are
 * asked for, unlike `Sequence` it stops a str, a range and a set. `_record` gives `get` the one signature
 * that pyright lets a record refine; it finds fault with every override of dict's three.
 */
export const stubHead = `import builtins as _b
import datetime as _datetime
import decimal as _decimal
import enum as _enum
import typing as _t
import uuid as _uuid

_default = _t.TypeVar("_default")
_argument = _t.TypeVar("_argument")
_result = _t.TypeVar("_result")
_item = _t.TypeVar("_item", covariant=True)

class _list(_t.Protocol[_item]):
    def __contains__(self, value: _b.object, /) -> _b.bool: ...
    @_t.overload
    def __getitem__(self, index: _t.SupportsIndex, /) -> _item: ...
    @_t.overload
    def __getitem__(self, index: _b.slice, /) -> _list[_item]: ...
    def __iter__(self) -> _t.Iterator[_item]: ...
    def __len__(self) -> _b.int: ...
    def __mul__(self, count: _t.SupportsIndex, /) -> _t.Any: ...
    def index(self, value: _t.Any, /) -> _b.int: ...

class _dataclass(_t.Protocol):
    __dataclass_fields__: _t.ClassVar[_b.dict[_b.str, _t.Any]]

class _record(_b.dict[_b.str, _t.Any]):
    def get(self, key: _b.str, default: _t.Any = None, /) -> _t.Any: ...

class SdkError(_b.Exception): ...
class InvalidInput(SdkError): ...
class Denied(SdkError): ...

class RateLimited(SdkError):
    retry_after_seconds: _b.float

class CallTimeout(SdkError): ...
class CallFailed(SdkError): ...
class LimitReached(SdkError): ...

last_value: _t.Any
last_output: _b.str

def map(function: _t.Callable[[_argument], _result], items: _t.Iterable[_argument], /) -> _b.list[_result]: ...`;
