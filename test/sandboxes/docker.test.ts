import { docker, probe } from '../../src/sandbox/docker/index.ts';
import { describeSandbox } from './describe-sandbox.ts';

describeSandbox({ name: 'docker', probe: await probe(), make: () => docker() });
