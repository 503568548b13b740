"""Removes the folder of a program whose host is gone."""

import os


def remove_folder(folder: str) -> None:
    """Removes it with all that is in it, whatever the program did to keep it.

    Each folder is lifted to the top before it is looked into: a program can nest them deeper than a path may
    be long, and than Python may recurse.
    """
    root = os.fsencode(folder)
    folders = [root]
    for place in folders:
        os.chmod(place, 0o700)
        for entry in list(os.scandir(place)):
            if not entry.is_dir(follow_symlinks=False):
                os.unlink(entry.path)
                continue
            os.chmod(entry.path, 0o700)
            lifted = root + b"/lifted-%d" % len(folders)
            os.rename(entry.path, lifted)
            folders.append(lifted)
    for place in reversed(folders):
        os.rmdir(place)
