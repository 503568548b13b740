import { gvisor, probe } from '../../src/sandbox/gvisor/index.ts';
import { describeSandbox } from './describe-sandbox.ts';

const isRoot = process.getuid?.() === 0;
const root = isRoot
  ? await probe()
  : ({ usable: false, reason: 'only root caps memory with control groups' } as const);

// A start takes a second here: every second case at each check, all of them by the page of its limits.
// The cases are of programs, not of a slow machine: what half a processor is, is proven beside the rung.
describeSandbox({ name: 'gvisor:root', probe: root, make: () => gvisor({ cpus: 2 }), oneOf: 2 });
