import { docker, probe } from '../../src/sandbox/docker/index.ts';
import { describeSandbox } from './describe-sandbox.ts';

const runtime = 'runsc';

describeSandbox({ name: 'docker:runsc', probe: await probe({ runtime }), make: () => docker({ runtime }) });
