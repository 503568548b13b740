"""Modules that are imported while the image is made, so that a program has them at once.

Each costs memory in every worker; the rest of the standard library is a decompression away.
"""

import importlib

MODULES = """
_pydatetime _strptime abc array ast asyncio base64 bisect builtins calendar cmath collections
collections.abc concurrent.futures contextlib contextvars copy csv dataclasses datetime decimal
difflib encodings.ascii encodings.idna encodings.latin_1 encodings.utf_8_sig enum fnmatch fractions
functools gc graphlib hashlib heapq hmac html html.parser importlib importlib.util inspect io
itertools json keyword linecache logging math numbers operator os pathlib pickle pprint queue
random re reprlib secrets shutil statistics string struct tempfile textwrap threading time tokenize
traceback types typing unicodedata urllib.parse uuid warnings weakref xml.etree.ElementTree zlib
zoneinfo
""".split()


def load() -> None:
    """Imports them all."""
    for name in MODULES:
        importlib.import_module(name)
