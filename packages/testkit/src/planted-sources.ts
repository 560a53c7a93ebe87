import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';

const PARAMETER = '?planted=';

/** A change of one source that makes the program wrong. */
export interface PlantedSource {
  readonly name: string;
  /** Below `packages/storage/src/`, or another folder that `plantIn` was told. */
  readonly file: string;
  /** Stands there once. */
  readonly from: string;
  readonly to: string;
}

/**
 * Lets modules be imported with one of `sources` planted: `importPlanted(url, index)` gives a module, and those that it imports as far
 * as `own` names them, as others than without it. `folder` ends the path of the folder that the files of `sources` are in.
 */
export function plantIn(
  own: RegExp,
  folder: string,
  sources: readonly PlantedSource[],
): (url: string, index: number) => Promise<unknown> {
  registerHooks({
    resolve(specifier, context, nextResolve) {
      const resolved = nextResolve(specifier, context);
      const planted = context.parentURL?.split(PARAMETER)[1];
      if (planted === undefined || !own.test(resolved.url) || resolved.url.includes(PARAMETER))
        return resolved;
      return { ...resolved, url: resolved.url + PARAMETER + planted };
    },
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const planted = sources[Number(url.split(PARAMETER)[1] ?? -1)];
      if (planted === undefined || !url.includes(`${folder}${planted.file}`)) return loaded;
      return { ...loaded, source: plant(String(loaded.source), planted) };
    },
  });
  return (url, index) => import(`${url}${PARAMETER}${index}`);
}

function plant(source: string, { file, from, to }: PlantedSource): string {
  const parts = source.split(from);
  assert.equal(parts.length, 2, `${file} no longer has this once: ${from}`);
  return parts.join(to);
}
