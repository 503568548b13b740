import type { Delivered } from '../frames.ts';
import type { Fields } from './fields.ts';
import { isCount } from './fields.ts';
import { unexpected } from './malformed-frame.ts';

/** Reads `delivered`; whether it is what the host did send is the conversation's to say. */
export function readDelivered(fields: Fields): Delivered {
  return fields.list('delivered', Number.POSITIVE_INFINITY, (batch, path) => {
    if (!Array.isArray(batch) || !batch.every(isCount)) throw unexpected(path, 'a list of seqs', batch);
    return batch;
  });
}
