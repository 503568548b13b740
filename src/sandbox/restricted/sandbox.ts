import type { Capabilities, Capacity, Layer, Sandbox, SandboxEnd, SandboxRun } from '../index.ts';
import { type Admission, openAdmission, unlessAborted } from '../lifecycle/admission.ts';
import { makeLayer } from './layer.ts';

/** A sandbox over another one. `owned`: that one is drained and disposed with this. */
export interface RestrictedOver {
  readonly over: Sandbox;
  readonly owned: boolean;
}

/** A sandbox whose programs are compiled by the rules. Makes them on first use. */
export function restrictedSandbox(given: RestrictedOver): Sandbox {
  return new RestrictedSandbox(given);
}

class RestrictedSandbox implements Sandbox {
  readonly name = 'restricted';
  readonly capabilities: Capabilities;
  readonly #over: Sandbox;
  readonly #owned: boolean;
  readonly #admission: Admission = openAdmission();
  #layer: Promise<Layer> | null = null;

  constructor({ over, owned }: RestrictedOver) {
    this.capabilities = { ...over.capabilities, language: 'restricted' };
    this.#over = over;
    this.#owned = owned;
  }

  run(given: SandboxRun): Promise<SandboxEnd> {
    return this.#admission.admit(given, async (run) => {
      const asked = performance.now();
      const layer = await unlessAborted(this.#made(), run.signal);
      const madeMs = performance.now() - asked;
      const end = await this.#over.run({ ...run, layer });
      return { ...end, queuedMs: end.queuedMs + madeMs };
    });
  }

  /** Made once; what failed is tried again by the next program. */
  #made(): Promise<Layer> {
    this.#layer ??= makeLayer(this.#over).catch((error: unknown) => {
      this.#layer = null;
      throw error;
    });
    return this.#layer;
  }

  capacity(): Capacity {
    const { running, waiting } = this.#admission;
    return { running, waiting, most: this.#over.capacity().most };
  }

  async drain(): Promise<void> {
    await this.#admission.drain();
    await this.#layer?.catch(() => undefined);
    if (this.#owned) await this.#over.drain();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#admission[Symbol.asyncDispose]();
    if (this.#owned) await this.#over[Symbol.asyncDispose]();
  }
}
