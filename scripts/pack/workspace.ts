import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const SCOPE = '@kavka/';

/** What is read here of a `package.json`. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
}

/** Of the package in `packages/FOLDER`. */
export function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(ROOT, 'packages', folder, 'package.json'), 'utf8')) as Manifest;
}

/** The source, as a path below the root, that a specifier such as `@kavka/protocol/records` means; none for those of others. */
export function sourceOf(specifier: string): string | undefined {
  if (!specifier.startsWith(SCOPE)) return undefined;
  const [folder = '', ...inner] = specifier.slice(SCOPE.length).split('/');
  const { exports } = manifestOf(folder);
  const wanted = ['.', ...inner].join('/');
  const target = exports[wanted] ?? exports[wanted.replace(/[^/]*$/, '*')]?.replace('*', inner.at(-1) ?? '');
  if (target === undefined) throw new Error(`packages/${folder}/package.json has no export for ${specifier}`);
  return join('packages', folder, target);
}

/** What others publish and the packages of this project depend on, with the versions. */
export function foreignDependencies(): Readonly<Record<string, string>> {
  const all = readdirSync(join(ROOT, 'packages')).flatMap((folder) =>
    Object.entries(manifestOf(folder).dependencies ?? {}),
  );
  return Object.fromEntries(all.filter(([name]) => !name.startsWith(SCOPE)).sort());
}
