import type { EscapeCase } from '../escape.ts';
import { python } from '../python.ts';

/** What a program could turn against the kernel under it. Whatever opens is closed unchanged. */
export const devices: readonly EscapeCase[] = [
  {
    name: 'settings of the kernel cannot be opened for writing',
    class: 'files',
    without: 'wall',
    program: python`
      import os
      for path in ("/proc/sys/kernel/core_pattern", "/proc/sys/kernel/modprobe", "/proc/sys/vm/panic_on_oom", "/proc/sys/fs/binfmt_misc/register", "/proc/sysrq-trigger", "/sys/kernel/uevent_helper", "/proc/1/oom_score_adj"):
          try:
              os.close(os.open(path, os.O_WRONLY))
              print("REACHED", path)
          except OSError:
              pass
    `,
  },
  {
    name: 'control groups cannot be written to, nor their release agent',
    class: 'files',
    without: 'wall',
    program: python`
      import os
      looked = 0
      for folder, _, files in os.walk("/sys/fs/cgroup"):
          for name in files:
              looked += 1
              if looked > 2_000 or name not in ("release_agent", "notify_on_release", "cgroup.procs", "tasks", "memory.max", "memory.limit_in_bytes", "pids.max"):
                  continue
              try:
                  os.close(os.open(os.path.join(folder, name), os.O_WRONLY))
                  print("REACHED", folder, name)
                  raise SystemExit
              except OSError:
                  pass
    `,
  },
  {
    name: 'devices of the host can neither be made nor opened',
    class: 'files',
    without: 'wall',
    program: ({ marker }) => python`
      import os, stat
      for kind, number in ((stat.S_IFBLK, (8, 0)), (stat.S_IFBLK, (254, 0)), (stat.S_IFCHR, (1, 1)), (stat.S_IFCHR, (10, 232))):
          path = "/tmp/${marker}-device"
          try:
              os.mknod(path, 0o600 | kind, os.makedev(*number))
              os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
              print("REACHED a device that was made", number)
          except (OSError, AttributeError):
              pass
          try:
              os.remove(path)
          except OSError:
              pass
      for name in ("sda", "vda", "nvme0n1", "mem", "kmem", "port", "kmsg", "kvm", "loop-control", "mapper/control"):
          try:
              os.close(os.open("/dev/" + name, os.O_RDONLY | os.O_NONBLOCK))
              print("REACHED", name)
          except OSError:
              pass
    `,
  },
  {
    name: 'no capability of the kernel is held, and none can be had',
    class: 'processes',
    without: 'wall',
    program: python`
      try:
          status = dict(line.rstrip().split(":\t", 1) for line in open("/proc/self/status") if ":\t" in line)
      except OSError:
          status = {}
      for name in ("CapEff", "CapPrm", "CapInh", "CapAmb"):
          if int(status.get(name, "0"), 16):
              print("REACHED", name, status[name])
      if status.get("Uid", "1").split()[0] == "0":
          print("REACHED root")
    `,
  },
];
