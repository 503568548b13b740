import { channelFunctions } from './channel.ts';
import { clockFunctions } from './clock.ts';
import { changeFunctions } from './files/change.ts';
import { inspectFunctions } from './files/inspect.ts';
import { openFunctions } from './files/open.ts';
import type { HostFunctions } from './host.ts';
import { pollFunctions } from './poll.ts';
import { processFunctions } from './process.ts';
import { randomFunctions } from './random.ts';
import { socketFunctions } from './sockets.ts';
import { streamFunctions } from './streams.ts';

/**
 * Everything that the image can ask of the host: 117 functions, each with what it does. This is the wall:
 * none of them touches a file, the network, the environment or a process of the host, and there is no other.
 */
export const imports: HostFunctions = {
  ...channelFunctions,
  ...processFunctions,
  ...streamFunctions,
  ...pollFunctions,
  ...clockFunctions,
  ...randomFunctions,
  ...openFunctions,
  ...inspectFunctions,
  ...changeFunctions,
  ...socketFunctions,
};
