/** A module of the standard library that WebAssembly cannot carry. */
export interface MissingModule {
  readonly name: string;
  readonly why: string;
  readonly instead: string;
}

const noCompiler = 'its C library is not part of the image';
const noSystem = 'there is no operating system behind it';
const noTerminal = 'there is no terminal';
const noScreen = 'there is no screen';
const noProcesses = 'there are no other processes';
const noWindows = 'it exists on Windows only';

/**
 * What `importPolicy: 'all'` cannot import here, with what to use instead. Every other public module of the
 * standard library imports; a test tries them all.
 */
export const missingModules: readonly MissingModule[] = [
  { name: 'asyncio.tools', why: noProcesses, instead: 'asyncio.all_tasks' },
  { name: 'asyncio.windows_events', why: noWindows, instead: 'asyncio' },
  { name: 'asyncio.windows_utils', why: noWindows, instead: 'asyncio' },
  { name: 'bz2', why: noCompiler, instead: 'zlib or gzip' },
  { name: 'compression.bz2', why: noCompiler, instead: 'compression.zlib or compression.gzip' },
  { name: 'compression.lzma', why: noCompiler, instead: 'compression.zlib or compression.gzip' },
  { name: 'compression.zstd', why: noCompiler, instead: 'compression.zlib or compression.gzip' },
  {
    name: 'concurrent.futures.interpreter',
    why: noProcesses,
    instead: 'concurrent.futures.ThreadPoolExecutor',
  },
  { name: 'concurrent.interpreters', why: noProcesses, instead: 'asyncio' },
  { name: 'ctypes', why: noSystem, instead: 'struct and array' },
  { name: 'curses', why: noTerminal, instead: 'print' },
  { name: 'dbm.gnu', why: noCompiler, instead: 'sqlite3 or dbm.dumb' },
  { name: 'dbm.ndbm', why: noCompiler, instead: 'sqlite3 or dbm.dumb' },
  { name: 'encodings.bz2_codec', why: noCompiler, instead: 'encodings.zlib_codec' },
  { name: 'encodings.mbcs', why: noWindows, instead: 'encodings.utf_8' },
  { name: 'encodings.oem', why: noWindows, instead: 'encodings.cp437' },
  { name: 'fcntl', why: noSystem, instead: 'open' },
  { name: 'grp', why: noSystem, instead: 'nothing' },
  { name: 'idlelib', why: noScreen, instead: 'code' },
  { name: 'lzma', why: noCompiler, instead: 'zlib or gzip' },
  { name: 'mmap', why: noSystem, instead: 'bytearray and memoryview' },
  { name: 'msvcrt', why: noWindows, instead: 'nothing' },
  { name: 'multiprocessing.forkserver', why: noProcesses, instead: 'asyncio' },
  { name: 'multiprocessing.heap', why: noProcesses, instead: 'bytearray' },
  { name: 'multiprocessing.popen_fork', why: noProcesses, instead: 'asyncio' },
  { name: 'multiprocessing.popen_forkserver', why: noProcesses, instead: 'asyncio' },
  { name: 'multiprocessing.popen_spawn_posix', why: noProcesses, instead: 'asyncio' },
  { name: 'multiprocessing.popen_spawn_win32', why: noProcesses, instead: 'asyncio' },
  { name: 'multiprocessing.resource_tracker', why: noProcesses, instead: 'nothing' },
  { name: 'multiprocessing.shared_memory', why: noProcesses, instead: 'bytearray and memoryview' },
  { name: 'multiprocessing.sharedctypes', why: noProcesses, instead: 'array' },
  { name: 'multiprocessing.synchronize', why: noProcesses, instead: 'asyncio.Lock' },
  { name: 'nt', why: noWindows, instead: 'os' },
  { name: 'pty', why: noTerminal, instead: 'nothing' },
  { name: 'pwd', why: noSystem, instead: 'nothing' },
  { name: 'readline', why: noTerminal, instead: 'nothing' },
  { name: 'resource', why: noSystem, instead: 'the limits of the run' },
  { name: 'ssl', why: 'there is no network', instead: 'the functions of the SDK' },
  { name: 'syslog', why: noSystem, instead: 'logging' },
  { name: 'termios', why: noTerminal, instead: 'nothing' },
  { name: 'tkinter', why: noScreen, instead: 'print' },
  { name: 'tty', why: noTerminal, instead: 'nothing' },
  { name: 'turtle', why: noScreen, instead: 'print' },
  { name: 'turtledemo', why: noScreen, instead: 'print' },
  { name: 'winreg', why: noWindows, instead: 'nothing' },
  { name: 'winsound', why: noWindows, instead: 'nothing' },
];
