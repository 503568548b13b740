import { namespaces, probe } from '../../src/sandbox/namespaces/index.ts';
import { describeSandbox } from './describe-sandbox.ts';

describeSandbox({ name: 'namespaces', probe: await probe(), make: () => namespaces() });
