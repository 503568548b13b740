import { GuestEnd } from './guest-fault.ts';
import type { Host, HostFunctions } from './host.ts';

/** The one way out: frames to the host. */
export const channelFunctions: HostFunctions = {
  '$root#host-call': {
    does: 'Sends one frame to the host and waits for its answer: the only way out.',
    call: hostCall,
  },
};

function hostCall(host: Host, ...[address, length, result]: [number, number, number]): void {
  const { memory } = host;
  const reply = host.call(memory.slice(address, length));
  if (reply === null) throw new GuestEnd();
  // The native half of the image never frees the copy that it made of a frame: all that a program ever said would
  // take up its memory.
  memory.giveBack(address, length);
  const room = reply.length === 0 ? 0 : host.allocateReply(reply.length) >>> 0;
  memory.bytes.set(reply, room);
  memory.setU32(result, room);
  memory.setU32(result + 4, reply.length);
}
