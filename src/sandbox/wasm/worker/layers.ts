import { type Image, noPatch, type Patch } from '../host/image.ts';
import type { Interpreter } from '../host/interpreter.ts';
import { nothingAround } from './nothing-around.ts';

/** Where the programs of one worker start: at the image, or at what a layer makes of it. The last one is kept. */
export interface KeptLayers {
  /**
   * Brings an interpreter that was restored to where programs of a layer start; null is the image alone. `false`
   * where it cannot be used, since what the layer made of it cannot be kept: its programs bring it themselves.
   */
  begin(interpreter: Interpreter, layer: Uint8Array | null): boolean;
  /** Makes an interpreter what it was for the last program; `false` when its memory has grown. */
  restore(interpreter: Interpreter): boolean;
}

/** Keeps none yet. */
export function keptLayers(image: Image): KeptLayers {
  return new Layers(image);
}

/** A program sees the same state whether a layer was kept for it or loaded just now. */
class Layers implements KeptLayers {
  readonly #image: Image;
  /** Of the last program. */
  #layer: Uint8Array | null = null;
  #beyond: Patch = noPatch;

  constructor(image: Image) {
    this.#image = image;
  }

  begin(interpreter: Interpreter, layer: Uint8Array | null): boolean {
    if (isSame(layer, this.#layer)) return true;
    const isPlain = interpreter.restore(this.#image);
    this.#layer = layer;
    this.#beyond = noPatch;
    return isPlain && (layer === null || this.#load(interpreter, layer));
  }

  #load(interpreter: Interpreter, layer: Uint8Array): boolean {
    const end = interpreter.run(layer, nothingAround());
    const beyond = end.kind === 'returned' ? interpreter.beyond(this.#image) : null;
    if (beyond !== null) this.#beyond = beyond;
    return beyond !== null;
  }

  restore(interpreter: Interpreter): boolean {
    return interpreter.restore(this.#image, this.#beyond);
  }
}

function isSame(one: Uint8Array | null, other: Uint8Array | null): boolean {
  return one === null || other === null ? one === other : Buffer.compare(one, other) === 0;
}
