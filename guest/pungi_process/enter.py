"""`python3 enter.py`: what a container starts. It becomes the relay, and the guest is its child."""

import os
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Start the guest and stand between it and the host, until the host is gone."""
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    from pungi_process import kernel
    from pungi_process.guest_process import GuestProcess
    from pungi_process.host_streams import take_host_streams
    from pungi_process.outlet import Outlet
    from pungi_process.relay import Places, Relay
    from pungi_process.serve import serve
    from pungi_process.taken import taken_bytes

    # What shares its user may neither read its memory nor write to its descriptors.
    kernel.set_dumpable(False)
    kernel.adopt_orphans()
    from_host, to_host = take_host_streams()
    places = Places(data="/data", out="/out")
    Relay(from_host, Outlet(to_host), GuestProcess(lambda: serve(taken_bytes)), places).run()
    os._exit(0)


if __name__ == "__main__":
    main()
