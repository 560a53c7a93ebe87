import { posix } from 'node:path';
import { type Finding, type Import, placeOf, readJson, type Source } from './sources.ts';

/** `layers.json`. */
export interface Layers {
  /** From the lowest up. */
  readonly layers: readonly (readonly string[])[];
  /** What the sources of a package may import. */
  readonly imports: Readonly<Record<string, readonly string[]>>;
  /** Packages for tests alone; each may import those before it. */
  readonly development: readonly string[];
  /** What the tests of a package may import beside that, such as a whole node to talk to. */
  readonly tests?: Readonly<Record<string, readonly string[]>>;
}

export interface PackageFile {
  readonly name: string;
  readonly exports?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const SCOPE = '@kavka/';
const WORLD = /^node:/;

export function readLayers(): Layers {
  return readJson('layers.json') as Layers;
}

export function readPackage(name: string): PackageFile {
  return readJson(`packages/${name}/package.json`) as PackageFile;
}

/** The declaration itself: each package has one layer, and may import from lower ones only. */
export function findUpwardLayers({ layers, imports, development }: Layers): Finding[] {
  const floors = [...layers, ...development.map((name) => [name])];
  const layerOf = new Map(floors.flatMap((names, layer) => names.map((name) => [name, layer] as const)));
  return Object.entries(imports).flatMap(([name, targets]) => {
    const layer = layerOf.get(name);
    if (layer === undefined) return [`layers.json: ${name} has no layer`];
    return targets
      .filter((target) => (layerOf.get(target) ?? Number.POSITIVE_INFINITY) >= layer)
      .map((target) => `layers.json: ${name} may not import ${target}, which is no lower layer`);
  });
}

/** Imports of packages that the layers do not allow, or that reach past a package's edge. */
export function findForbiddenImports(source: Source, layers: Layers): Finding[] {
  const place = placeOf(source.path);
  if (place === undefined) return [];
  const { package: owner, room } = place;
  const allowed = new Set(layers.imports[owner] ?? []);
  if (room !== 'src') {
    for (const name of [owner, ...layers.development, ...(layers.tests?.[owner] ?? [])]) allowed.add(name);
  }
  return source.imports.flatMap(({ specifier, line }) => {
    const at = `${source.path}:${line}`;
    if (specifier.startsWith('.')) {
      const home = room === 'src' ? `packages/${owner}/src/` : `packages/${owner}/`;
      return resolveRelative(source.path, specifier).startsWith(home)
        ? []
        : [`${at}: ${specifier} leaves ${home}`];
    }
    const target = packageOf(specifier);
    if (target === undefined || allowed.has(target)) return [];
    return [`${at}: ${owner} may not import ${specifier} (layers.json)`];
  });
}

/** What a package's sources import and what its package.json lists must be the same. */
export function findUnequalDependencies(
  name: string,
  packageFile: PackageFile,
  sources: readonly Source[],
): Finding[] {
  const listed = new Set(Object.keys(packageFile.dependencies ?? {}));
  const imported = new Map<string, string>();
  for (const { path, imports } of sources) {
    if (!path.startsWith(`packages/${name}/src/`)) continue;
    for (const { specifier, line } of imports) {
      if (!specifier.startsWith('.') && !WORLD.test(specifier))
        imported.set(nameOf(specifier), `${path}:${line}`);
    }
  }
  const missing = [...imported].filter(([module]) => !listed.has(module));
  const unused = imported.size === 0 ? [] : [...listed].filter((module) => !imported.has(module));
  return [
    ...missing.map(
      ([module, at]) => `${at}: ${module} is not in the dependencies of packages/${name}/package.json`,
    ),
    ...unused.map((module) => `packages/${name}/package.json: no source imports ${module}`),
  ];
}

/** Files that import each other, directly or by way of others. One finding for each such group. */
export function findCycles(
  sources: readonly Source[],
  resolve: (source: Source, one: Import) => string | undefined,
): Finding[] {
  const edges = new Map<string, string[]>();
  for (const source of sources) {
    const targets = source.imports.map((one) => resolve(source, one)).filter((path) => path !== undefined);
    edges.set(source.path, [...new Set(targets)]);
  }
  const done = new Set<string>();
  const path: string[] = [];
  const findings: Finding[] = [];
  const visit = (file: string): void => {
    const start = path.indexOf(file);
    if (start >= 0) findings.push(`imports in a circle: ${[...path.slice(start), file].join(' -> ')}`);
    if (start >= 0 || done.has(file)) return;
    path.push(file);
    for (const target of edges.get(file) ?? []) visit(target);
    path.pop();
    done.add(file);
  };
  for (const file of edges.keys()) visit(file);
  return findings;
}

/** The file that an import leads to, when it is one of the project's. */
export function resolveImport(source: Source, { specifier }: Import): string | undefined {
  if (specifier.startsWith('.')) return resolveRelative(source.path, specifier);
  const target = packageOf(specifier);
  if (target === undefined) return undefined;
  const file = exportedFile(
    readPackage(target).exports ?? {},
    `.${specifier.slice(SCOPE.length + target.length)}`,
  );
  return file === undefined ? undefined : posix.join('packages', target, file);
}

function exportedFile(exports: Readonly<Record<string, string>>, subpath: string): string | undefined {
  const exact = exports[subpath];
  if (exact !== undefined) return exact;
  for (const [pattern, file] of Object.entries(exports)) {
    const [head = '', tail] = pattern.split('*');
    if (tail === undefined || !subpath.startsWith(head) || !subpath.endsWith(tail)) continue;
    return file.replace('*', subpath.slice(head.length, subpath.length - tail.length));
  }
  return undefined;
}

function resolveRelative(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier);
}

/** `storage` of `@kavka/storage` and of what it offers below. */
function packageOf(specifier: string): string | undefined {
  return specifier.startsWith(SCOPE) ? specifier.slice(SCOPE.length).split('/')[0] : undefined;
}

/** The npm package of a specifier: `@node-rs/crc32`, `snappy`. */
function nameOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
