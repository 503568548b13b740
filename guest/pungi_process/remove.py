"""Removes what a program left in a folder."""

import os


def remove_folder(folder: str) -> None:
    """Removes it with all that is in it, whatever the program did to keep it."""
    empty_folder(folder)
    os.rmdir(folder)


def empty_folder(folder: str) -> None:
    """Removes all that is in it.

    Each folder is lifted to the top before it is looked into: a program can nest them deeper than a path may
    be long, and than Python may recurse.
    """
    root = os.fsencode(folder)
    # A name that a program could foresee it could take.
    lifted = root + b"/" + os.urandom(8).hex().encode()
    folders = [root]
    for place in folders:
        os.chmod(place, 0o700)
        for entry in list(os.scandir(place)):
            if not entry.is_dir(follow_symlinks=False):
                os.unlink(entry.path)
                continue
            os.chmod(entry.path, 0o700)
            folders.append(lifted + b"-%d" % len(folders))
            os.rename(entry.path, folders[-1])
    for place in reversed(folders[1:]):
        os.rmdir(place)
