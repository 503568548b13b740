import { docker, probe } from '../../src/sandbox/docker/index.ts';
import { describeSandbox } from './describe-sandbox.ts';

// The container and the guest are proven by all cases in `docker`, and all of them here by the page of its limits. No
// spare: each program comes into the container of the one before it, where that left it as it was.
describeSandbox({
  name: 'docker',
  probe: await probe(),
  make: () => docker({ cpus: 2, spares: 0, reuse: { programs: 1_000, ageMs: 3_600_000 } }),
  oneOf: 4,
});
