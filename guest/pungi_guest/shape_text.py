"""What a declared type is in words, and whether None is one of its values."""

from pungi_guest.pristine import PRISTINE
from pungi_guest.shape import ListShape, LiteralShape, MapShape, RecordShape, Shape, TupleShape, UnionShape

__builtins__ = PRISTINE

_NULLABLE = frozenset({"any", "none"})
_WORDS = {"any": "Any", "never": "NoReturn", "none": "None", "uuid": "UUID"}


def holds_none(shape: Shape) -> bool:
    """Whether None is a value of this type."""
    if isinstance(shape, UnionShape):
        return any(holds_none(member) for member in shape.members)
    if isinstance(shape, LiteralShape):
        return any(value is None for value in shape.values)
    return shape in _NULLABLE


def shape_text(shape: Shape) -> str:
    """Write a type as Python does."""
    if isinstance(shape, str):
        return _WORDS.get(shape, shape)
    if isinstance(shape, ListShape):
        return f"list[{shape_text(shape.item)}]"
    if isinstance(shape, MapShape):
        return f"dict[str, {shape_text(shape.item)}]"
    if isinstance(shape, RecordShape):
        return shape.name
    if isinstance(shape, UnionShape):
        return " | ".join([shape_text(member) for member in shape.members])
    if isinstance(shape, TupleShape):
        rest = [] if shape.rest is None else ["..."]
        return f"tuple[{', '.join([*[shape_text(item) for item in shape.items], *rest])}]"
    return f"Literal[{', '.join([repr(value) for value in shape.values])}]"
