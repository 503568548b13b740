import { python } from '../python.ts';

/**
 * What a program needs to send bytes past the guest: `forge` tries whatever reaches the host, the raw host
 * function of WebAssembly or every open descriptor. Descriptors get a length before the bytes.
 */
export const forge: string = python`
  import json, os, struct, sys
  def raw(data):
      """Sends bytes as they are, on every descriptor that takes them."""
      for descriptor in range(3, 12):
          try:
              os.set_blocking(descriptor, False)
              os.write(descriptor, data)
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
  def call(**changes):
      frame = {"kind": "call", "seq": 0, "name": "see", "input": {"what": "forged"}, "position": "0:0", "line": 1, "delivered": [], "wait": False}
      return frame | changes
  def end(**changes):
      frame = {"kind": "end", "status": "completed", "delivered": [], "error": None, "value": None, "carried": None, "notCarried": [], "variables": []}
      return frame | changes
  def text(**changes):
      return {"kind": "text", "stream": "stdout", "offset": 0, "text": "forged", "line": None} | changes
`;
