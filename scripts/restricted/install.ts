/** `npm run install:restricted`: puts RestrictedPython where `pungi/sandbox/restricted` looks for it. */
import { install } from '../../src/sandbox/restricted/index.ts';

console.log(`RestrictedPython is in ${await install()}`);
