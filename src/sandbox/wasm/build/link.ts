import { PungiError } from '../../../errors/index.ts';
import { type Component, type CoreItem, readComponent } from '../binary/component.ts';
import { exportNames, type ImportName, importNames, renameExternals } from '../binary/externals.ts';

/** A core module that is ready to be merged: it imports from the others by their names, or from `host`. */
export interface Part {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a component becomes when its core modules are told apart by names instead of by instantiation. */
export interface Linked {
  /** In the order in which they must be merged, which is the order of their start functions. */
  readonly parts: readonly Part[];
  /** Exports to keep: their names after the merge, and what they are called in the image. */
  readonly exports: ReadonlyMap<string, string>;
}

/** The module name under which the image imports all that the host supplies. */
export const hostModule = 'host';

/** Exports of the image. `realloc` makes room for what `run` takes; `libc_realloc` for what the host returns. */
export const imageExports = [
  'memory',
  'stack_pointer',
  'run',
  'run_done',
  'realloc',
  'libc_realloc',
] as const;

/**
 * Turns a component made by componentize-py into core modules that `wasm-merge` can join: each import is
 * renamed to the export that satisfies it. The two modules that exist only to bind host functions late are
 * left out. Throws `IMAGE_BROKEN`, naming what was expected, when the component has another form.
 */
export function linkComponent(bytes: Uint8Array): Linked {
  const component = readComponent(bytes);
  const binding = lateBinding(component);
  const linked = linkedModules(component, binding);
  const parts = linked.map((module) => ({
    name: partName(module.instance),
    bytes: renameExternals(module.bytes, {
      imported: (from) => provider(supplied(component, module, from), from, binding),
      exported: qualified(module.instance),
    }),
  }));
  return { parts, exports: exportsOf(component, reallocOfHost(component, linked, binding)) };
}

/** A module that takes part, and where its instance finds its imports. */
interface LinkedModule {
  readonly instance: number;
  readonly bytes: Uint8Array;
  readonly arguments: ReadonlyMap<string, number>;
}

function linkedModules({ instances, modules }: Component, { shim, fill }: LateBinding): LinkedModule[] {
  const used = new Set<number>();
  return instances.flatMap((each, instance) => {
    if (each.kind === 'bag' || instance === shim || instance === fill) return [];
    const bytes = modules[each.module];
    // Merging puts each module in once: one that was instantiated twice would share what must be apart.
    if (bytes === undefined || used.has(each.module)) {
      throw unexpected('each module to be there and instantiated once', `module ${each.module} otherwise`);
    }
    used.add(each.module);
    return [{ instance, bytes, arguments: each.arguments }];
  });
}

function partName(instance: number): string {
  return `i${instance}`;
}

function qualified(instance: number): (name: string) => string {
  return (name) => `${partName(instance)}:${name}`;
}

/**
 * Host functions need the memory, which exists only after the modules that import them: so one module
 * (`shim`) exports trampolines through a table, numbered from 0, and another (`fill`) fills that table last.
 */
interface LateBinding {
  readonly shim: number;
  readonly fill: number;
  /** What `fill` puts behind each trampoline. */
  readonly behind: ReadonlyMap<string, CoreItem>;
}

function lateBinding(component: Component): LateBinding {
  const { instances, modules } = component;
  const fill = instances.findIndex((each) => each.kind === 'module' && each.arguments.has(''));
  const filling = instances[fill];
  const bag = filling?.kind === 'module' ? instances[filling.arguments.get('') ?? -1] : undefined;
  const table = bag?.kind === 'bag' ? bag.items.get('$imports') : undefined;
  if (bag?.kind !== 'bag' || table?.kind !== 'alias') {
    throw unexpected('a module that fills the table `$imports`', 'none');
  }
  const shim = instances[table.instance];
  const exported = shim?.kind === 'module' ? exportNames(modules[shim.module] ?? new Uint8Array()) : [];
  const trampolines = exported.filter((name) => name !== '$imports');
  if (trampolines.length === 0 || !trampolines.every((name) => /^\d+$/.test(name) && bag.items.has(name))) {
    throw unexpected('a module of numbered trampolines', exported.slice(0, 5).join(', ') || 'no exports');
  }
  return { shim: table.instance, fill, behind: bag.items };
}

function provider(item: CoreItem, from: ImportName, binding: LateBinding): ImportName {
  if (item.kind !== 'alias' || item.instance === binding.shim) {
    return { module: hostModule, field: hostName(from) };
  }
  return { module: partName(item.instance), field: qualified(item.instance)(item.name) };
}

function supplied({ instances }: Component, module: LinkedModule, from: ImportName): CoreItem {
  const index = module.arguments.get(from.module);
  const source = index === undefined ? undefined : instances[index];
  if (index !== undefined && source?.kind === 'module') {
    return { kind: 'alias', instance: index, name: from.field };
  }
  const item = source?.kind === 'bag' ? source.items.get(from.field) : undefined;
  if (item === undefined) throw unexpected(`a provider of \`${from.module}\` \`${from.field}\``, 'none');
  return item;
}

/** `wasi:io/poll@0.2.0` `poll` becomes `wasi:io/poll#poll`: the version is pinned with the tool. */
function hostName({ module, field }: ImportName): string {
  return `${module.replace(/@.*/, '')}#${field}`;
}

/** The program's own imports use the allocator of `run`; the C library's are freed by the C library. */
const callName = '$root#host-call';

/** Always empty here, so that whoever asks never has to free it. */
const emptyLists = 'wasi:cli/environment#';

/** The allocator for what the host returns to the C library: one and the same for every function. */
function reallocOfHost(
  component: Component,
  linked: readonly LinkedModule[],
  binding: LateBinding,
): CoreItem {
  const imports = linked.flatMap((module) => importNames(module.bytes).map((from) => ({ module, from })));
  const needed = imports.filter(
    ({ from }) => !hostName(from).startsWith(emptyLists) && hostName(from) !== callName,
  );
  const found = new Map(
    needed.flatMap(({ module, from }) => {
      const realloc = reallocBehind(supplied(component, module, from), binding);
      return realloc === undefined ? [] : [[mergedName(realloc), realloc] as const];
    }),
  );
  const [realloc, ...others] = found.values();
  if (realloc === undefined || others.length > 0) {
    throw unexpected('one allocator for what the host returns', [...found.keys()].join(', ') || 'none');
  }
  return realloc;
}

function reallocBehind(item: CoreItem, binding: LateBinding): CoreItem | undefined {
  const behind =
    item.kind === 'alias' && item.instance === binding.shim ? binding.behind.get(item.name) : item;
  return behind?.kind === 'lowered' ? behind.realloc : undefined;
}

function exportsOf(component: Component, libcRealloc: CoreItem): ReadonlyMap<string, string> {
  const run = component.exports.get('run');
  const { memory } = component;
  if (run?.realloc === undefined || run.postReturn === undefined) {
    throw unexpected(
      'an export `run` with an allocator and a clean-up',
      run === undefined ? 'none' : 'one without',
    );
  }
  if (memory.kind !== 'alias') throw unexpected('a memory that a module exports', memory.kind);
  const stackPointer: CoreItem = { ...memory, name: '__stack_pointer' };
  const items = [memory, stackPointer, run.core, run.postReturn, run.realloc, libcRealloc];
  return new Map(items.map((item, index) => [mergedName(item), imageExports[index] ?? '']));
}

function mergedName(item: CoreItem): string {
  if (item.kind !== 'alias') throw unexpected('a function that a module exports', `a ${item.kind} one`);
  return qualified(item.instance)(item.name);
}

function unexpected(expected: string, got: string): PungiError {
  return new PungiError(`Expected ${expected} in the component that componentize-py wrote, got ${got}.`, {
    code: 'IMAGE_BROKEN',
  });
}
