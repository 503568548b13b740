import { probe, wasm } from '../../src/sandbox/wasm/index.ts';
import { describeSandbox } from './describe-sandbox.ts';

describeSandbox({ name: 'wasm', probe: await probe(), make: () => wasm() });
