import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { sourceOf } from './workspace.ts';

const ROOT = join(import.meta.dirname, '../..');
const SPECIFIER = /(\bfrom |\bimport\(|^import )(['"])([^'"]+)\2/gm;

/** The declarations of all packages' sources, in a folder that goes with `Symbol.dispose`. Runs the compiler. */
export class Declarations implements Disposable {
  readonly #emitted = mkdtempSync(join(ROOT, 'node_modules/.declarations-'));

  constructor() {
    emit(this.#emitted);
  }

  /**
   * Declares to `folder` what the source `entry` (a path below the root) offers, and all that this speaks of, each file where its source is
   * below `packages/`. They name each other by relative paths: the packages of the workspace are not published one by one.
   */
  write(entry: string, folder: string): void {
    const due = [entry];
    const done = new Set(due);
    for (let source = due.pop(); source !== undefined; source = due.pop()) {
      const text = readFileSync(join(this.#emitted, declarationOf(source)), 'utf8');
      const named = (specifier: string): string => {
        const target = sourceNamed(specifier, source);
        if (target === undefined) return specifier;
        if (!done.has(target)) due.push(target);
        done.add(target);
        return relativeModule(source, target);
      };
      const path = join(folder, relative('packages', declarationOf(source)));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(
        path,
        text.replace(SPECIFIER, (_, before, quote, specifier) => before + quote + named(specifier) + quote),
      );
    }
  }

  [Symbol.dispose](): void {
    rmSync(this.#emitted, { recursive: true, force: true });
  }
}

function emit(outDir: string): void {
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    outDir,
    rootDir: ROOT,
  };
  // Not only the entries: what is found by the name of a package counts as somebody else's, and is not declared.
  const include = [join(ROOT, 'packages/*/src')];
  const project = { extends: join(ROOT, 'tsconfig.json'), compilerOptions, include };
  const config = join(outDir, 'tsconfig.json');
  writeFileSync(config, JSON.stringify(project));
  execFileSync(join(ROOT, 'node_modules/.bin/tsc'), ['-p', config], { cwd: ROOT, stdio: 'pipe' });
}

/** The source, as a path below the root, that `from` means by a specifier; none where it is not this project's. */
function sourceNamed(specifier: string, from: string): string | undefined {
  if (specifier.startsWith('.')) return join(dirname(from), specifier.replace(/\.js$/, '.ts'));
  return sourceOf(specifier);
}

function declarationOf(source: string): string {
  return source.replace(/\.ts$/, '.d.ts');
}

function relativeModule(from: string, to: string): string {
  const path = relative(dirname(from), to.replace(/\.ts$/, '.js'));
  return path.startsWith('.') ? path : `./${path}`;
}
