"""The Python inside the wall: runs one program and carries its calls to the host."""
