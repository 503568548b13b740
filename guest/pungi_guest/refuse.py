"""Says of anything that cannot cross what it is and what programs usually do instead."""

from pungi_guest.kind import Kind, bases_of, name_of, namespace_of
from pungi_guest.pristine import PRISTINE
from pungi_guest.refusal import RefusalError, not_plain
from pungi_guest.shape import Shape

__builtins__ = PRISTINE

_LIST = "Use list(...)."
_CALL = "Send what it returns."
_AWAIT = "Await it first."

_FIXES = {
    "set": "Use sorted(...) or list(...).",
    "frozenset": "Use sorted(...) or list(...).",
    "bytes": "Use .decode(), or base64.b64encode(...).decode().",
    "bytearray": "Use .decode(), or base64.b64encode(...).decode().",
    "memoryview": "Use .tolist().",
    "complex": "Use [z.real, z.imag].",
    "range": _LIST,
    "generator": _LIST,
    "map": _LIST,
    "filter": _LIST,
    "zip": _LIST,
    "enumerate": _LIST,
    "reversed": _LIST,
    "dict_keys": _LIST,
    "dict_values": _LIST,
    "dict_items": _LIST,
    "deque": _LIST,
    "array": _LIST,
    "function": _CALL,
    "builtin_function_or_method": _CALL,
    "method": _CALL,
    "coroutine": _AWAIT,
    "Task": _AWAIT,
    "Future": _AWAIT,
    "async_generator": "Use [item async for item in ...].",
    "module": "Send a value of it.",
    "type": "Send an instance as a dict, or its __name__.",
    "datetime": "Use .isoformat().",
    "date": "Use .isoformat().",
    "time": "Use .isoformat().",
    "timedelta": "Use .total_seconds().",
    "Decimal": "Use float(...) or str(...).",
    "Fraction": "Use float(...) or str(...).",
    "UUID": "Use str(...).",
    "Enum": "Use .value.",
    "PurePath": "Use str(...).",
    "BaseException": "Use str(...).",
    "Match": "Use .group() or .groups().",
    "ndarray": "Use .tolist().",
    "generic": "Use .item().",
    "DataFrame": 'Use .to_dict("records").',
    "Series": "Use .tolist() or .to_dict().",
    "dict": "Use dict(...).",
    "list": _LIST,
    "tuple": "Use tuple(...).",
    "str": "Use str(...).",
    "int": "Use int(...).",
    "float": "Use float(...).",
    "UserDict": "Use dict(...).",
    "UserList": _LIST,
    "UserString": "Use str(...).",
    "SimpleNamespace": "Use vars(...).",
}
"""The usual fix by name of the class or of one that it extends."""

_OTHER_TYPE = {
    ("datetime", "date"): "Use .date().",
    ("date", "datetime"): "Use datetime.combine(day, time(), timezone.utc).",
    ("datetime", "time"): "Use .time().",
}
"""The fix where the declared type is a near one."""


def refuse(value: object, kind: Kind, shape: Shape) -> RefusalError:
    """Refuse a value, with the usual fix."""
    cls = type(value)
    near = _OTHER_TYPE.get((kind, shape)) if type(shape) is str else None
    return not_plain(named(cls), near or usual_fix(cls, kind))


def named(cls: type) -> str:
    """Name an instance of a class: "a set", "an Event"."""
    name = name_of(cls)
    return f"{'an' if name[:1] in 'AEIOaeio' else 'a'} {name}"


def usual_fix(cls: type, kind: Kind) -> str:
    """Tell what programs usually do to get a plain value of an instance of a class."""
    if kind == "dataclass":
        return "Use dataclasses.asdict(...)."
    for base in bases_of(cls):
        fix = _FIXES.get(name_of(base))
        if fix is not None:
            return fix
    iterates = any("__next__" in namespace_of(base) for base in bases_of(cls))
    return _LIST if iterates else "Use a dict or a list of plain values."
