import { python } from '../python.ts';

/**
 * All of the interpreter's memory as one `bytearray`, `memory`, which the program reads and writes. A constant
 * is loaded from beyond the end of its tuple: there stands the address of bytes that look like a bytearray.
 * `top` is how far the memory certainly reaches. Where native code can be loaded, nothing need be forged: the
 * program says so and ends.
 */
export const forgedPointer: string = python`
  import dis, gc, struct, sys
  def open_memory():
      """Works in the layout of CPython 3.14 on 32 bits."""
      contents, word = bytes.__basicsize__ - 1, struct.Struct("<I")
      fields = (0x3FFFFFFF, id(bytearray), 0x7FFFFFFF, 0x7FFFFFFF, 0, 0, 0)
      fake = b"".join(map(word.pack, fields)) + bytes(16)
      address = word.pack(id(fake) + contents) * 4
      target = (id(address) + contents + 3) & ~3
      def forged(): return 123456789
      constants = forged.__code__.co_consts
      index = ((target - id(constants) - tuple.__basicsize__) & 0xFFFFFFFF) // 4
      parts, name = index.to_bytes(4, "big"), dis.opmap
      code = [name["RESUME"], 0]
      for part in parts[:3]:
          code += [name["EXTENDED_ARG"], part]
      code += [name["LOAD_CONST"], parts[3], name["RETURN_VALUE"], 0]
      forged.__code__ = forged.__code__.replace(co_code=bytes(code))
      kept.extend([fake, address, constants])
      return forged()
  def stands(backwards):
      """Whether a text is in memory; it is given backwards, so that it is not there by being looked for."""
      half = len(backwards) // 2
      first, last, at = backwards[half:][::-1].encode(), backwards[:half].encode(), 0
      while (at := memory.find(first, at, top)) >= 0:
          at += len(first)
          if memory[at:at + half][::-1] == last:
              return True
      return False
  kept = []
  if sys.maxsize != 2**31 - 1:
      try:
          import ctypes
          print("REACHED the memory", ctypes.string_at(id(kept), 1) is not None)
      except ImportError:
          print("closed")
      raise SystemExit
  memory = open_memory()
  top = max(map(id, gc.get_objects()))
`;
