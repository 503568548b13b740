"""The wall of Linux namespaces: a process for each program, cloned from one that imported all.

Its files run before a program does, with the rights of an ordinary user; no line of them after it began.
"""
