"""`python3 keep.py`: what a container starts that serves one program after another."""

import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Ready an interpreter once, and start a relay and a guest from it for each program, until one leaves traces."""
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    from pungi_guest.warm import warm
    from pungi_process import kernel
    from pungi_process.host_streams import take_host_streams
    from pungi_process.keeper import Keeper
    from pungi_process.relay import Places
    from pungi_process.traits import traits

    # What shares its user may neither read its memory nor write to its descriptors.
    kernel.set_dumpable(False)
    from_host, to_host = take_host_streams()
    Keeper(from_host, to_host, warm()).keep(Places(data="/data", out="/out"), traits)


if __name__ == "__main__":
    main()
