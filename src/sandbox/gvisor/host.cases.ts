/** A host of its own process, for tests that kill it while a program runs: `node host.cases.ts`. */
import { runProgram } from '../../run/index.ts';
import { defineSdk } from '../../sdk/index.ts';
import { gvisor } from './index.ts';

const sandbox = gvisor({ spares: 1 });
const onText = ({ text }: { text: string }): boolean => process.stdout.write(text);
const given = { sdk: defineSdk({}), sandbox, checker: false } as const;

await runProgram('1', given);
await runProgram('print("on", flush=True)\nwhile True: pass', { ...given, onText });
