import { describe, expect, test } from 'vitest';
import { decide, parseRequirements, requirementNames } from './require.ts';

describe('PUNGI_REQUIRE', () => {
  test.for([undefined, '', ' ', ',,'])('requires nothing as %j', (text) => {
    expect(parseRequirements(text)).toEqual(new Set());
  });

  test('lists names with commas between, blanks allowed', () => {
    expect(parseRequirements('wasm, namespaces:root,postgres,wasm')).toEqual(
      new Set(['wasm', 'namespaces:root', 'postgres']),
    );
  });

  test.for(requirementNames)('knows %s', (name) => {
    expect(parseRequirements(name)).toEqual(new Set([name]));
  });

  test('refuses a name it does not know, and lists those it does', () => {
    expect(() => parseRequirements('wasm,WASM')).toThrow(
      new Error(
        'Expected PUNGI_REQUIRE to name only subprocess, restricted, wasm, pyodide, namespaces, ' +
          'namespaces:root, namespaces:user, docker, docker:runsc, gvisor, gvisor:root, gvisor:rootless, ' +
          'microvm, e2b, postgres, pyright, python3, full-device; got "WASM".',
      ),
    );
  });
});

describe('a test that needs something', () => {
  const missing = { usable: false, reason: 'no docker here' } as const;

  test.for([new Set<never>(), new Set(['docker'] as const)])('runs where it is usable', (required) => {
    expect(decide('docker', { usable: true }, required)).toEqual({ kind: 'run' });
  });

  test('is skipped with the reason where it is not', () => {
    expect(decide('docker', missing, new Set(['wasm']))).toEqual({ kind: 'skip', reason: 'no docker here' });
  });

  test('fails where it is not and is required', () => {
    expect(decide('docker', missing, new Set(['docker']))).toEqual({
      kind: 'fail',
      message: 'PUNGI_REQUIRE names docker, which is not usable here: no docker here',
    });
  });
});
