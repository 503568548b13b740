import { docker, probe } from '../../src/sandbox/docker/index.ts';
import { describeSandbox } from './describe-sandbox.ts';

const runtime = 'runsc';

// The guest, the container and gVisor are proven by all cases in `docker` and `gvisor`; here, that they fit together.
// The cases are of programs, not of a slow machine: what half a processor is, is proven beside the rung.
describeSandbox({
  name: 'docker:runsc',
  probe: await probe({ runtime }),
  make: () => docker({ runtime, cpus: 2 }),
  oneOf: 8,
});
