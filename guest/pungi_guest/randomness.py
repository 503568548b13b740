"""Randomness from the host's seed."""

import functools
import os
import random
import uuid
from typing import Any

from pungi_guest.pristine import PRISTINE

__builtins__ = PRISTINE

_Generator = random.Random
_seed_generator: Any = random.Random.seed
_shared: Any = random.__dict__["_inst"]


def seed(hexadecimal: str) -> None:
    """Seed the functions of `random`, which a copied interpreter would otherwise share with its siblings."""
    _seed_generator(_shared, int(hexadecimal, 16))


def install(hexadecimal: str) -> None:
    """Draw from the seed what the operating system would be asked for: `os.urandom`, `secrets`, `uuid`."""
    system = _Generator(int(hexadecimal, 16) + (1 << 128))
    draw = system.getrandbits

    def urandom(size: int, /) -> bytes:
        """Return a bytes object containing random bytes."""
        if size < 0:
            raise ValueError("negative argument not allowed")
        return draw(size * 8).to_bytes(size, "little") if size else b""

    def seed_generator(self: Any, a: Any = None, version: int = 2) -> None:
        """Initialize internal state from a seed, or from the host's seed where none is given."""
        _seed_generator(self, draw(256) if a is None else a, version)

    _set(os, urandom=urandom)
    _set(random, _urandom=urandom, seed=functools.partial(seed_generator, _shared))
    _set(random.Random, seed=seed_generator)
    # `uuid1` would tell the machine's network address.
    _set(uuid, _generate_time_safe=None, _UuidCreate=None, _node=draw(48) | (1 << 40))


def _set(holder: Any, **values: Any) -> None:
    for name, value in values.items():
        setattr(holder, name, value)
