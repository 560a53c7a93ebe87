/**
 * The packages as npm publishes them, in `dist/packages`: a folder and a `.tgz` of each.
 *   npm run pack
 * `kavka` is the node, in tests and as a program, and all tools; `@kavka/client` is the client. Each is bundled, runs on Node 22 and newer,
 * and brings the declarations of its types.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'rolldown';
import { programOptions } from '../program-options.ts';
import { Declarations } from './declarations.ts';
import { foreignDependencies, type Manifest, manifestOf } from './workspace.ts';

const ROOT = join(import.meta.dirname, '../..');
const OUTPUT = join(ROOT, 'dist/packages');
const OLDEST_NODE = '22.15';

interface Product {
  /** Below `packages/`. */
  readonly folder: string;
  /** What is run, beside what is imported: a source by the name of its bundle. */
  readonly programs: Readonly<Record<string, string>>;
  /** Names that npm links to `bin/run.js`. */
  readonly commands: readonly string[];
}

const PRODUCTS: readonly Product[] = [
  {
    folder: 'kavka',
    programs: { main: 'packages/cli/src/main.ts' },
    commands: Object.keys(manifestOf('cli').bin ?? {}),
  },
  { folder: 'client', programs: {}, commands: [] },
];

programOptions(import.meta.filename, {});
rmSync(OUTPUT, { recursive: true, force: true });
using declarations = new Declarations();
for (const product of PRODUCTS) await pack(product);

async function pack(product: Product): Promise<void> {
  const manifest = manifestOf(product.folder);
  const folder = join(OUTPUT, product.folder);
  mkdirSync(folder, { recursive: true });
  const entry = join('packages', product.folder, 'src/index.ts');
  const dependencies = await bundle({ index: entry, ...product.programs }, join(folder, 'dist'));
  declarations.write(entry, join(folder, 'types'));
  if (product.commands.length > 0) writeLauncher(join(folder, 'bin'));
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify(published(manifest, product, dependencies), undefined, 2)}\n`,
  );
  copyFileSync(join(ROOT, 'LICENSE'), join(folder, 'LICENSE'));
  copyFileSync(join(ROOT, 'packages', product.folder, 'README.md'), join(folder, 'README.md'));
  const told = execFileSync('npm', ['pack', '--json', '--pack-destination', OUTPUT], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const [{ filename, size }] = JSON.parse(told) as [{ filename: string; size: number }];
  console.log(`dist/packages/${basename(filename)}  ${(size / 1e6).toFixed(1)} MB`);
}

/** Gives the packages of others that the bundle imports, with their versions. */
async function bundle(input: Readonly<Record<string, string>>, dir: string): Promise<Record<string, string>> {
  const foreign = foreignDependencies();
  const { output } = await build({
    cwd: ROOT,
    input,
    platform: 'node',
    external: Object.keys(foreign),
    transform: { target: `node${OLDEST_NODE}` },
    output: { dir, format: 'esm' },
    logLevel: 'warn',
  });
  const code = output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('\n');
  const isUsed = ([name]: [string, string]): boolean => new RegExp(`["']${name}["']`).test(code);
  return Object.fromEntries(Object.entries(foreign).filter(isUsed));
}

function published(manifest: Manifest, product: Product, dependencies: Readonly<Record<string, string>>) {
  const { name, version, description, license } = manifest;
  return {
    name,
    version,
    description,
    license,
    type: 'module',
    engines: { node: `>=${OLDEST_NODE}` },
    exports: { '.': { types: `./types/${product.folder}/src/index.d.ts`, default: './dist/index.js' } },
    bin: Object.fromEntries(product.commands.map((command) => [command, 'bin/run.js'])),
    dependencies,
    peerDependencies: { '@types/node': '*' },
    peerDependenciesMeta: { '@types/node': { optional: true } },
  };
}

/** `kafka-topics` is `kavka kafka-topics`: the one file of all commands looks under which name it was called. */
function writeLauncher(folder: string): void {
  const path = join(folder, 'run.js');
  mkdirSync(folder);
  copyFileSync(join(import.meta.dirname, 'launcher.js'), path);
  chmodSync(path, 0o755);
}
