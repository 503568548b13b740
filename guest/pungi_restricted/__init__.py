"""Programs in a part of Python: compiled by RestrictedPython, with façades where imports would give modules.

This is a layer over a sandbox and no wall: it is for programs that should keep to simple things. No guest
imports it from files: the host hands it over, compiled, with each program.
"""
