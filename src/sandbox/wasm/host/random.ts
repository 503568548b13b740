import { createCipheriv, hash } from 'node:crypto';
import type { Host, HostFunctions, Random } from './host.ts';

const noInitialisationVector = Buffer.alloc(16);

/**
 * An endless stream of bytes that one seed always makes the same (AES-256 in counter mode under the seed's
 * SHA-256): nobody who does not know the seed can foretell it, so `secrets` keeps its promise.
 */
export function seededRandom(seed: string): Random {
  // Made when it is first asked: most programs never do.
  let cipher: ReturnType<typeof createCipheriv> | null = null;
  return {
    fill: (target) => {
      cipher ??= createCipheriv('aes-256-ctr', hash('sha256', seed, 'buffer'), noInitialisationVector);
      target.set(cipher.update(Buffer.alloc(target.length)));
    },
  };
}

/** Randomness, all of it from the seed of the program. */
export const randomFunctions: HostFunctions = {
  'wasi:random/random#get-random-bytes': { does: 'Gives bytes of the seeded stream.', call: randomBytes },
};

/** Filled in pieces, so that a huge request costs the guest's memory and not the host's. */
const pieceBytes = 65_536;

function randomBytes({ memory, random }: Host, ...[count, result]: [bigint, number]): void {
  const length = Number(BigInt.asUintN(64, count));
  const address = memory.allocate(length);
  for (let at = 0; at < length; at += pieceBytes) {
    random.fill(memory.slice(address + at, Math.min(pieceBytes, length - at)));
  }
  memory.setU32(result, address);
  memory.setU32(result + 4, length);
}
