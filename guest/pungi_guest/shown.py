"""Text for people and models, made fit to cross: whole characters only, and no longer than it may be."""

from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

# What the host takes at most, in UTF-16 units: names of things, and texts.
WORD_UNITS = 1_000
TEXT_UNITS = 20_000

_CUT = " … [cut]"


def whole(text: str) -> str:
    """The text with lone surrogates written out (`\\ud800`), which no UTF-8 can hold."""
    if text.isascii():
        return text
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def fit(text: str, units: int = TEXT_UNITS) -> str:
    """The text, whole, cut to a number of UTF-16 units."""
    text = whole(text[: units + 1])
    if len(text) <= units // 2 or _units(text) <= units:
        return text
    text = text[: units - len(_CUT)]
    while _units(text) > units - len(_CUT):
        text = text[: len(text) - (_units(text) - units + len(_CUT) + 1) // 2]
    return text + _CUT


def plain(text: str) -> str:
    """The characters of a string of any class; no method of a subclass is called."""
    return text if type(text) is str else str.__str__(text)


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
