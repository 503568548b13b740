import { expect, test } from 'vitest';
import { describeProbe, probeMemoryBytes } from '../../../../test/wasm/probe.ts';
import { runProgram, surroundingsOf } from '../../../../test/wasm/program.ts';
import { programs } from './interpreter.cases.ts';
import { instantiate } from './interpreter.ts';

await describeProbe('an interpreter', ({ module }) => {
  const warm = instantiate(module);
  warm.run(new Uint8Array(), surroundingsOf({}).surroundings);
  const image = warm.snapshot();
  const fresh = () => {
    const interpreter = instantiate(module);
    interpreter.restore(image);
    return interpreter;
  };

  test.each(programs)('$title', ({ source, files, expected }) => {
    const { surroundings, ...result } = runProgram(fresh(), source, { files: files ?? [] });
    const left = surroundings.files
      .list('/out')
      .map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]);
    expect({ ...result, left }).toEqual({
      end: 'returned',
      error: '',
      stdout: '',
      stderr: '',
      slept: 0,
      left: [],
      ...expected,
    });
  });

  test('takes a frame of any bytes out and an answer of any bytes in', () => {
    const frames: number[][] = [];
    const call = (frame: Uint8Array) => {
      frames.push([...frame]);
      return Uint8Array.of(0, 255, 128);
    };
    const { stdout } = runProgram(fresh(), 'print(host_call(bytes([0, 1, 254])), host_call(b""))', { call });
    expect(frames).toEqual([[0, 1, 254], []]);
    expect(stdout).toBe("b'\\x00\\xff\\x80' b'\\x00\\xff\\x80'\n");
  });

  test('brings 5 MB out and in whole', () => {
    const source = 'print(host_call(b"x" * 5_000_000) == b"x" * 5_000_000)';
    expect(runProgram(fresh(), source).stdout).toBe('True\n');
  });

  test('takes no memory for frames that were answered', () => {
    const source = 'for _ in range(150): host_call(b"x" * 1_000_000)\nprint("done")';
    const interpreter = fresh();
    expect(runProgram(interpreter, source, { call: () => new Uint8Array() }).stdout).toBe('done\n');
    expect(interpreter.memory.length - warm.memory.length).toBeLessThan(10_000_000);
  });

  test('stops at the call that is answered with the end: no finally, no destructor, no atexit after it', () => {
    const source = `
import atexit
class Last:
    def __del__(self): print("del")
last = Last()
atexit.register(print, "atexit")
try:
    print("before")
    host_call(b"end")
except BaseException:
    print("except")
finally:
    print("finally")
`;
    const result = runProgram(fresh(), source, { call: () => null });
    expect([result.end, result.stdout]).toEqual(['ended', 'before\n']);
  });

  test('has no memory beyond its bound, and goes on after MemoryError', () => {
    const source = `
kept = []
try:
    while True: kept.append(bytearray(1 << 20))
except MemoryError:
    count = len(kept)
    kept.clear()
    print(count > 50, len(bytearray(30 << 20)))
`;
    const interpreter = fresh();
    expect(runProgram(interpreter, source).stdout).toBe('True 31457280\n');
    expect(interpreter.memory.length).toBeLessThanOrEqual(probeMemoryBytes);
  });

  test('must be restored after a trap before it runs again', () => {
    const interpreter = fresh();
    expect(runProgram(interpreter, 'import os\nos.abort()').end).toBe('trapped');
    expect(() => runProgram(interpreter, 'print(1)')).toThrow(
      'Expected an interpreter that is ready, got one that is broken.',
    );
    expect(interpreter.restore(image)).toBe(true);
    expect(runProgram(interpreter, 'print(1)').stdout).toBe('1\n');
  });

  test('throws on what a mistake of the host throws', () => {
    const call = () => {
      throw new TypeError('mistake');
    };
    expect(() => runProgram(fresh(), 'host_call(b"x")', { call })).toThrow(new TypeError('mistake'));
  });

  test('gives no image while a program has left a file open', () => {
    const interpreter = fresh();
    runProgram(interpreter, 'import builtins\nbuiltins.kept = open("/tmp/a", "w")');
    expect(() => interpreter.snapshot()).toThrow(
      'Expected no open file or stream when the image is taken, got 1.',
    );
  });
});
