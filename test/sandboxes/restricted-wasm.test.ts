import { probe, restricted } from '../../src/sandbox/restricted/index.ts';
import { probe as probeWasm, wasm } from '../../src/sandbox/wasm/index.ts';
import { describeSandbox } from './describe-sandbox.ts';

const below = await probeWasm();

describeSandbox({
  name: 'restricted',
  probe: below.usable ? await probe({ over: wasm }) : below,
  make: () => restricted({ over: wasm }),
});
