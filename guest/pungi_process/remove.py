"""Removes what a program left, whatever it did to keep it."""

import os


def remove_folder(folder: str) -> None:
    """Remove a folder with all that is in it."""
    empty_folder(folder)
    os.rmdir(folder)


def empty_folder(folder: str) -> None:
    """Remove all that is in a folder.

    Each folder is lifted to the top before it is looked into: a program can nest them deeper than a path may
    be long, and than Python may recurse.
    """
    root = os.fsencode(folder)
    _open(root)
    folders = [root]
    for place in folders:
        for entry in list(os.scandir(place)):
            if not entry.is_dir(follow_symlinks=False):
                os.unlink(entry.path)
                continue
            _open(entry.path)
            lifted = root + b"/lifted-%d" % len(folders)
            os.rename(entry.path, lifted)
            folders.append(lifted)
    for place in reversed(folders[1:]):
        os.rmdir(place)


def _open(folder: bytes) -> None:
    """Give the right to look into it back; the folder itself may be another's, with that right for all."""
    if os.stat(folder, follow_symlinks=False).st_uid == os.getuid():
        os.chmod(folder, 0o700)
