/**
 * Proves a part of a sandbox in a process of its own, whose user is whoever started it, and prints what does not
 * hold as JSON: `node namespaces-host.cases.ts`.
 */
import { namespaces, probe } from '../../src/sandbox/namespaces/index.ts';
import { escapeCases, lifecycleCases, proveSandbox } from '../../src/testing/index.ts';

/** What depends on the rights of the host: its walls, its files and processes. */
const classes = ['kernel', 'files', 'network', 'processes', 'leaks'];
const names = new Set([
  ...escapeCases.filter((given) => classes.includes(given.class)).map(({ name }) => name),
  ...lifecycleCases.map(({ name }) => name),
  ...['one large allocation is a MemoryError that can be caught', 'files of the host are not there'],
  ...['a file left in /tmp is gone in the next program'],
]);

const probed = await probe();
if (!probed.usable) throw new Error(`${probed.reason} ${probed.remedy}`);
const { conformance, escapes } = await proveSandbox(() => namespaces(), { only: (name) => names.has(name) });
const wrong = [...conformance.failed, ...conformance.differences, ...escapes.broken];
const held = conformance.passed.length + escapes.held.length;
const told = { uid: process.getuid?.(), held, wrong };
process.stdout.write(`${JSON.stringify(told)}\n`);
