import type { Engine } from './engine.ts';

/** The id of an image, null where the engine has none of that name. */
export async function idOf(engine: Engine, image: string): Promise<string | null> {
  const path = `/images/${encodeURIComponent(image)}/json`;
  const found = (await engine.ask({ method: 'GET', path, also: [404] })) as { readonly Id?: string } | null;
  return found?.Id ?? null;
}
