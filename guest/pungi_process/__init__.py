"""Starts the guest as a process of its own, and sees to it that nothing of it outlives its host.

`launch` puts a watcher beside it, on a machine without a wall; `enter` a relay in front of it, inside one.
Its files run before the program and beside it; none of them is a wall.
"""
