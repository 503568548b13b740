/** A host of its own process, for tests that kill it: `node host.cases.ts running|parked|waiting`. */
import { runProgram } from '../../run/index.ts';
import { defineSdk } from '../../sdk/index.ts';
import { docker } from './index.ts';

const mode = process.argv[2] ?? '';
const sdk = defineSdk({});
const reuse = { programs: 100, ageMs: 3_600_000 };
const sandbox = docker(mode === 'waiting' ? { spares: 0, reuse } : { spares: 1 });
const onText = ({ text }: { text: string }): boolean => process.stdout.write(text);

await runProgram('1', { sdk, sandbox, checker: false });
const source = mode === 'running' ? 'print("on", flush=True)\nwhile True: pass' : 'print("on")';
await runProgram(source, { sdk, sandbox, checker: false, onText });
