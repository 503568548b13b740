"""How often the kernel has ended a process of this container because its memory ran out."""

# Of either version of control groups, as a container sees its own.
_COUNTERS = ("/sys/fs/cgroup/memory.events", "/sys/fs/cgroup/memory/memory.oom_control")


def memory_kills() -> int:
    """Count them; 0 where nothing tells."""
    for path in _COUNTERS:
        try:
            with open(path, encoding="ascii") as counter:
                return _count(counter.read())
        except OSError:
            continue
    return 0


def _count(text: str) -> int:
    pairs = [line.split() for line in text.splitlines()]
    return sum(int(pair[1]) for pair in pairs if len(pair) == 2 and pair[0] == "oom_kill")
