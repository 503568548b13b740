/**
 * The part of the WebAssembly JavaScript interface that is used here, typed: TypeScript only has it together
 * with the whole of the browser's types.
 */
export interface WasmMemory {
  /** Replaced, and the old one detached, each time the memory grows. */
  readonly buffer: ArrayBuffer;
}

/** A compiled module: can be posted to a worker, which then need not compile it. */
export interface WasmModule {
  readonly [Symbol.toStringTag]: 'WebAssembly.Module';
}

/** A mutable or constant value of an instance. */
export interface WasmGlobal {
  value: number;
}

/** One import or export of a module. */
export interface WasmExternal {
  readonly module?: string;
  readonly name: string;
  readonly kind: 'function' | 'table' | 'memory' | 'global' | 'tag';
}

interface WasmEngine {
  readonly Module: {
    new (bytes: Uint8Array): WasmModule;
    imports(module: WasmModule): WasmExternal[];
    exports(module: WasmModule): WasmExternal[];
  };
  readonly Instance: new (
    module: WasmModule,
    imports: { readonly [module: string]: { readonly [name: string]: unknown } },
  ) => { readonly exports: { readonly [name: string]: unknown } };
  readonly RuntimeError: new (message?: string) => Error;
  compile(bytes: Uint8Array): Promise<WasmModule>;
  validate(bytes: Uint8Array): boolean;
}

declare const WebAssembly: WasmEngine;

/** `WebAssembly`, as typed above. */
export const engine: WasmEngine = WebAssembly;
