import { subprocess } from '../../src/sandbox/subprocess/index.ts';
import { probePython } from '../python.ts';
import { describeSandbox } from './describe-sandbox.ts';

describeSandbox({ name: 'subprocess', probe: probePython(), make: () => subprocess() });
