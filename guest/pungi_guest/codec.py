"""The value codec of the guest: the counterpart of `src/value` on the host.

The wire form is JSON in which a string that starts with `~` stands for what JSON has no literal
for (see `tags`). `encode` and `decode` handle a whole text; `check_text`, `parse` and `untag`
are their steps for values inside a larger frame and raise `RefusalError`, which the caller turns
into an error with `told(root)`.
"""

from pungi_guest.conform import MakeRecord
from pungi_guest.decode import decode, parse
from pungi_guest.encode import encode
from pungi_guest.limits import DEFAULT_LIMITS, ValueLimits
from pungi_guest.refusal import MalformedValueError, RefusalError
from pungi_guest.scan import check_text, needs_untag
from pungi_guest.shape import Records, Shape, read_records, read_shape
from pungi_guest.untag import untag

__all__ = [
    "DEFAULT_LIMITS",
    "MakeRecord",
    "MalformedValueError",
    "Records",
    "RefusalError",
    "Shape",
    "ValueLimits",
    "check_text",
    "decode",
    "encode",
    "needs_untag",
    "parse",
    "read_records",
    "read_shape",
    "untag",
]
