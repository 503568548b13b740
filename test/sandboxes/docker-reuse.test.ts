import { docker, probe } from '../../src/sandbox/docker/index.ts';
import { describeSandbox } from './describe-sandbox.ts';

// The container and the guest are proven by all cases in `docker`; here, that the next program is told from the last.
// All of them run one after the other in as few containers as they let stand.
describeSandbox({
  name: 'docker',
  probe: await probe(),
  make: () => docker({ cpus: 2, spares: 0, reuse: { programs: 1_000, ageMs: 3_600_000 } }),
  oneOf: 2,
});
