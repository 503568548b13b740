"""What componentize-py makes of `world.wit`, for type checkers: the module itself exists in the image only."""

from typing import Protocol

def host_call(request: bytes) -> bytes: ...

class WitWorld(Protocol):
    def run(self, request: bytes) -> bytes: ...
