import { probe, restricted } from '../../src/sandbox/restricted/index.ts';
import { describeSandbox } from './describe-sandbox.ts';

describeSandbox({
  name: 'restricted',
  probe: await probe(),
  make: () => restricted({ onWarning: () => {} }),
});
