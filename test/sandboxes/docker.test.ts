import { docker, probe } from '../../src/sandbox/docker/index.ts';
import { describeSandbox } from './describe-sandbox.ts';

// The cases are of programs, not of a slow machine: what half a processor is, is proven beside the rung.
describeSandbox({ name: 'docker', probe: await probe(), make: () => docker({ cpus: 2 }) });
