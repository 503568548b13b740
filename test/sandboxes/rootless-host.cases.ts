/** A host of an ordinary user: proves gVisor without root by the cases that are named, and prints what does not hold. */
import { gvisor } from '../../src/sandbox/gvisor/index.ts';
import { proveSandbox } from '../../src/testing/index.ts';

const [runsc = '', pattern = ''] = process.argv.slice(2);
const only = (name: string): boolean => new RegExp(pattern).test(name);
const { capabilities, conformance, escapes } = await proveSandbox(() => gvisor({ runsc }), { only });
const wrong = [...conformance.failed, ...escapes.broken];
const { length: passed } = [...conformance.passed, ...escapes.held];
process.stdout.write(JSON.stringify({ uid: process.getuid?.(), capabilities, wrong, passed }));
