"""Starts the guest as a process of its own, and sees to it that nothing of it outlives its host.

Not a wall: this is what makes a well-meant program end cleanly. Its files run before the program and beside
it, never inside a wall.
"""
