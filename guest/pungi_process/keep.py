"""`python3 keep.py`: what a container starts that serves one program after another."""

import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Ready an interpreter once, and copy it for each program until one leaves traces."""
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    from pungi_guest.warm import warm
    from pungi_process import kernel
    from pungi_process.host_streams import take_host_streams
    from pungi_process.keeper import Keeper, Kept
    from pungi_process.relay import Places
    from pungi_process.renew import check_queues, renew_folder
    from pungi_process.serve_copy import serve_copy
    from pungi_process.taken import taken_bytes
    from pungi_process.traits import traits

    # What shares its user may neither read its memory nor write to its descriptors.
    kernel.set_dumpable(False)
    from_host, to_host = take_host_streams()
    places = Places(data="/data", out="/out")
    ready = warm()

    def renew() -> None:
        for folder in (places.data, places.out, "/tmp"):
            renew_folder(folder)
        check_queues()

    kept = Kept(places, serve=lambda: serve_copy(ready, taken_bytes), renew=renew, traits=traits)
    Keeper(from_host, to_host, kept).keep()


if __name__ == "__main__":
    main()
