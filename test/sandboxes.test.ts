import { subprocess } from '../src/sandbox/subprocess/index.ts';
import { describeSandbox } from './describe-sandbox.ts';
import { probePython } from './python.ts';

describeSandbox({ name: 'subprocess', probe: probePython(), make: () => subprocess() });
