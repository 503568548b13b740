import type { EscapeCase } from '../escape.ts';
import { python } from '../python.ts';

const MiB = 1024 * 1024;

/**
 * Makes calls of the kernel below Python, by their numbers on x86_64 and aarch64. Their arguments are wrong on
 * purpose: where a call is let through, the kernel says so by another error, and nothing has happened.
 */
const prelude = python`
  import errno, os, platform
  try:
      import ctypes
      libc = ctypes.CDLL(None, use_errno=True)
  except (ImportError, OSError, TypeError, AttributeError):
      libc = None
  column = {"x86_64": 0, "aarch64": 1}.get(platform.machine())
  def call(numbers, *arguments):
      if libc is None or column is None:
          return errno.ENOSYS
      ctypes.set_errno(0)
      result = libc.syscall(ctypes.c_long(numbers[column]), *arguments)
      return 0 if result >= 0 else ctypes.get_errno()
  def probe(calls):
      for name, numbers, *arguments in calls:
          said = call(numbers, *arguments)
          if said not in (errno.EPERM, errno.EACCES, errno.ENOSYS):
              print("REACHED", name, errno.errorcode.get(said, said))
`;

const refused = (name: string, calls: string): EscapeCase => ({
  name,
  class: 'kernel',
  without: 'narrowKernel',
  limits: { timeMs: 2_000 },
  program: `${prelude}\nprobe([\n${calls}\n])`,
});

/** Calls of the kernel, past every library. */
export const kernel: readonly EscapeCase[] = [
  refused(
    'calls that look into other processes are refused',
    python`
      ("ptrace", (101, 117), 16, 0x7FFFFFFF, None, None),
      ("process_vm_readv", (310, 270), 0x7FFFFFFF, None, 0, None, 0, 0),
      ("process_vm_writev", (311, 271), 0x7FFFFFFF, None, 0, None, 0, 0),
      ("kcmp", (312, 272), 0x7FFFFFFF, 0x7FFFFFFF, 0, 0, 0),
      ("pidfd_open", (434, 434), 0x7FFFFFFF, 0),
      ("pidfd_getfd", (438, 438), -1, 0, 0),
      ("pidfd_send_signal", (424, 424), -1, 0, None, 0),
    `,
  ),
  refused(
    'calls that change mounts and namespaces are refused',
    python`
      ("mount", (165, 40), None, None, None, 0, None),
      ("umount2", (166, 39), None, 0),
      ("pivot_root", (155, 41), None, None),
      ("chroot", (161, 51), None),
      ("setns", (308, 268), -1, 0),
      ("unshare", (272, 97), 1),
      ("clone into namespaces", (56, 220), 0x10000000 | 0x200, None, None, None, None),
      ("open_tree", (428, 428), -1, None, 0),
      ("move_mount", (429, 429), -1, None, -1, None, 0),
      ("fsopen", (430, 430), None, 0),
      ("fsmount", (432, 432), -1, 0, 0),
      ("mount_setattr", (442, 442), -1, None, 0, None, 0),
    `,
  ),
  refused(
    'calls into the machinery of the kernel are refused',
    python`
      ("bpf", (321, 280), -1, None, 0),
      ("userfaultfd", (323, 282), 0x7F),
      ("io_uring_setup", (425, 425), 0, None),
      ("io_uring_enter", (426, 426), -1, 0, 0, 0, None, 0),
      ("keyctl", (250, 219), -1, 0, 0, 0, 0),
      ("add_key", (248, 217), None, None, None, 0, 0),
      ("request_key", (249, 218), None, None, None, 0),
      ("perf_event_open", (298, 241), None, 0, -1, -1, 0),
      ("init_module", (175, 105), None, 0, None),
      ("finit_module", (313, 273), -1, None, 0),
      ("delete_module", (176, 106), None, 0),
      ("kexec_load", (246, 104), 0, 0, None, -1),
      ("reboot", (169, 142), 0, 0, 0, None),
      ("swapon", (167, 224), None, 0),
      ("fanotify_init", (300, 262), -1, 0),
      ("open_by_handle_at", (304, 265), -1, None, 0),
      ("name_to_handle_at", (303, 264), -1, None, None, None, 0),
      ("seccomp", (317, 277), -1, 0, None),
    `,
  ),
  refused(
    'memory that is nobody’s cannot be asked for',
    python`
      ("memfd_create", (319, 279), None, 0xFFFF),
      ("memfd_secret", (447, 447), -1),
      ("shmget", (29, 194), 0, 0, 0),
      ("msgget", (68, 186), 0, 0),
      ("mlockall", (151, 230), -1),
      ("vmsplice", (278, 75), -1, None, 0, 0),
    `,
  ),
  {
    name: 'calls by the numbers of another kind of program do nothing',
    class: 'kernel',
    without: 'narrowKernel',
    program: `${prelude}\n${python`
      if libc is not None and column == 0 and libc.syscall(ctypes.c_long(0x40000000 + 39)) > 0:
          print("REACHED")
    `}`,
    ends: [{ status: 'any' }],
  },
  {
    name: 'the door of 32 bits into the kernel leads nowhere',
    class: 'kernel',
    without: 'narrowKernel',
    program: `${prelude}\n${python`
      if libc is not None and column == 0:
          import mmap
          code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
          code.write(bytes.fromhex("b814000000cd80c3"))
          enter = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))
          if enter() > 0:
              print("REACHED")
    `}`,
    ends: [{ status: 'any' }],
  },
  {
    name: 'no process that can be seen has the environment of the host',
    class: 'kernel',
    program: ({ variable }) => python`
      import os
      for entry in (os.listdir("/proc") if os.path.isdir("/proc") else []):
          try:
              text = open(f"/proc/{entry}/environ", "rb").read()
          except OSError:
              continue
          if ${JSON.stringify(variable)}.encode() in text:
              print("REACHED", entry)
    `,
    without: 'wall',
  },
  {
    name: 'the library cannot be opened for writing',
    class: 'kernel',
    without: 'closedFiles',
    program: python`
      import json, os, sys
      paths = [os.__file__, json.__file__, sys.executable, *sys.path, os.path.dirname(os.__file__)]
      for module in list(sys.modules.values()):
          paths.append(getattr(module, "__file__", None))
      for path in {str(path) for path in paths if path}:
          for flags in (os.O_WRONLY, os.O_RDWR):
              try:
                  os.close(os.open(path, flags))
                  print("REACHED", path)
              except OSError:
                  pass
    `,
  },
  {
    name: 'a socket of the host without a path is not reached',
    class: 'kernel',
    without: 'closedNetwork',
    program: ({ abstract }) => python`
      import socket
      try:
          with socket.socket(socket.AF_UNIX) as s:
              s.connect("\\0" + ${JSON.stringify(abstract)})
          print("REACHED")
      except (OSError, AttributeError):
          pass
    `,
  },
  {
    name: 'private folders do not hold without end',
    class: 'kernel',
    without: 'cappedMemory',
    limits: { timeMs: 2_000, memoryBytes: 192 * MiB, artifactBytes: MiB },
    program: python`
      for path in ("/tmp/large", "/out/large"):
          try:
              with open(path, "wb", 0) as file:
                  for _ in range(240):
                      file.write(bytes(1_000_000))
              print("REACHED", path)
          except (OSError, MemoryError):
              pass
    `,
    ends: [
      { stdout: /^/, stderr: /^/ },
      { status: 'stopped', reason: 'memory', stderr: /^/ },
      { status: 'stopped', reason: 'time', stderr: /^/ },
    ],
  },
  {
    name: 'memory that is mapped counts, that of children and of files without names too',
    class: 'kernel',
    without: 'cappedMemory',
    limits: { timeMs: 2_000, memoryBytes: 128 * MiB },
    program: python`
      import os
      try:
          import mmap
          held = []
          for _ in range(8):
              held.append(mmap.mmap(-1, 40_000_000))
              for at in range(0, 40_000_000, 4096): held[-1][at] = 1
          print("REACHED by mapping")
      except (ImportError, OSError, ValueError, MemoryError):
          held = None
      try:
          pids = []
          for _ in range(4):
              pids.append(os.fork())
              if pids[-1] == 0:
                  held = bytearray(60_000_000)
                  os._exit(7)
          if all(os.waitpid(pid, 0)[1] == 7 << 8 for pid in pids):
              print("REACHED by children")
      except (OSError, AttributeError):
          pass
      try:
          file = os.memfd_create("x")
          for _ in range(250): os.write(file, bytes(1_000_000))
          print("REACHED by a file")
      except (OSError, AttributeError, MemoryError):
          pass
    `,
    ends: [
      { stdout: /^/, stderr: /^/ },
      { status: 'stopped', reason: 'memory', stdout: /^/, stderr: /^/ },
      { status: 'stopped', reason: 'time', stdout: /^/, stderr: /^/ },
    ],
  },
];
