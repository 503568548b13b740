import { python } from '../python.ts';

/**
 * What a program needs to send bytes past the guest: `forge` tries whatever reaches the host, the raw host
 * function of WebAssembly or every open descriptor. Descriptors get a length before the bytes.
 */
export const forge: string = python`
  import json, os, select, struct, sys
  def raw(data):
      """Sends bytes as they are, on every descriptor that takes them; gives up on one that stays full."""
      for descriptor in range(3, 12):
          left = data
          try:
              os.set_blocking(descriptor, False)
              while left:
                  try:
                      left = left[os.write(descriptor, left):]
                  except BlockingIOError:
                      if not select.select([], [descriptor], [], 2)[1]:
                          break
          except (OSError, AttributeError, ValueError):
              pass
          try:
              os.set_blocking(descriptor, True)
          except (OSError, AttributeError, ValueError):
              pass
  def forge(frame):
      """Sends one frame: bytes, or what becomes JSON."""
      data = frame if type(frame) is bytes else json.dumps(frame).encode()
      host = sys.modules.get("wit_world")
      if host is not None:
          return host.host_call(data)
      raw(struct.pack("<I", len(data)) + data)
  def ask(frame):
      """Sends one frame that is answered, and reads the answer past the guest."""
      host = sys.modules.get("wit_world")
      if host is not None:
          return json.loads(bytes(host.host_call(json.dumps(frame).encode())))
      forge(frame)
      for _ in range(2_000):
          for descriptor in range(3, 12):
              try:
                  if select.select([descriptor], [], [], 0)[0]:
                      size = struct.unpack("<I", os.read(descriptor, 4))[0]
                      return json.loads(os.read(descriptor, size))
              except (OSError, ValueError, struct.error):
                  pass
          select.select([], [], [], 0.001)
      raise TimeoutError
  def ask_all(*changes):
      """Calls one after the other, as the guest would, and prints how each was answered."""
      for n, change in enumerate(changes):
          delivered = [[n - 1]] if n else []
          frame = call(seq=n, position=f"0:{n}", delivered=delivered, wait=True) | change
          reply = ask(frame)["replies"][0]["reply"]
          print(reply["status"], reply.get("error", {}).get("type"), flush=True)
  def call(**changes):
      frame = {"kind": "call", "seq": 0, "name": "see", "input": {"what": "forged"}, "position": "0:0", "line": 1, "delivered": [], "wait": False}
      return frame | changes
  def end(**changes):
      frame = {"kind": "end", "status": "completed", "delivered": [], "error": None, "value": None, "carried": None, "notCarried": [], "variables": []}
      return frame | changes
  def text(**changes):
      return {"kind": "text", "stream": "stdout", "offset": 0, "text": "forged", "line": None} | changes
`;
