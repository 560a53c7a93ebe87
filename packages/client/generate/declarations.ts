import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');
const ENTRY = 'packages/client/src/index.ts';

/** One name that the package offers, as the compiler declares it. */
export interface Declaration {
  readonly name: string;
  /** Without its comment. */
  readonly text: string;
  /** The comment in front of it; empty where there is none. */
  readonly comment: string;
}

/** Everything that the client's `index.ts` offers, by name. Runs the compiler. */
export function clientDeclarations(): Declaration[] {
  const folder = mkdtempSync(join(ROOT, 'node_modules/.client-api-'));
  try {
    const options = {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      outDir: folder,
      rootDir: ROOT,
    };
    const project = {
      extends: join(ROOT, 'tsconfig.json'),
      compilerOptions: options,
      files: [join(ROOT, ENTRY)],
    };
    const config = join(folder, 'tsconfig.json');
    writeFileSync(config, JSON.stringify({ ...project, include: [] }));
    execFileSync(join(ROOT, 'node_modules/.bin/tsc'), ['-p', config], { cwd: ROOT, stdio: 'pipe' });
    const file = join(folder, ENTRY.replace(/\.ts$/, '.d.ts'));
    const calls = adminCalls(dirname(file));
    return offered(file).map((one) => ({ ...one, text: withCalls(one.text, calls) }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Parameters and result of each call of the admin, as its function has them behind the context. */
function adminCalls(folder: string): ReadonlyMap<string, string> {
  const files = globSync('admin/**/*.d.ts', { cwd: folder }).map((file) =>
    readFileSync(join(folder, file), 'utf8'),
  );
  const calls = files
    .join('\n')
    .matchAll(
      /^export declare function (\w+)\((?:\w+|\{[^}]*\}): AdminContext(?:, )?([\s\S]*?);(?=\n(?:[a-z/]|\n))/gm,
    );
  return new Map([...calls].map(([, name = '', rest = '']) => [name, `(${rest}`]));
}

const PASSED_ON = /\(\.\.\.args: Rest<typeof (\w+)>\): ReturnType<typeof \w+>/g;

/** The class only passes its calls on: the report shows what they take. */
function withCalls(text: string, calls: ReadonlyMap<string, string>): string {
  return text.replace(PASSED_ON, (whole, name: string) => calls.get(name) ?? whole);
}

const LOCAL_EXPORT = /^export (?:type )?(?:\{([^}]*)\}|(\*)) from '(\.[^']*)';/gm;
const START =
  /^export (?:declare )?(?:abstract )?(?:class|interface|type|const|function) (\w+)|^(?:declare )?const (\w+)/;

/** Names of this file, and of those that it passes on; what other packages define is theirs to report. */
function offered(file: string): Declaration[] {
  const source = readFileSync(file, 'utf8');
  const found = new Map(declaredIn(source).map((one) => [one.name, one]));
  for (const [, names, star, from = ''] of source.matchAll(LOCAL_EXPORT)) {
    const inner = new Map(
      offered(join(dirname(file), from.replace(/\.[tj]s$/, '.d.ts'))).map((one) => [one.name, one]),
    );
    const wanted = star === undefined ? namesIn(names ?? '') : [...inner.keys()];
    for (const name of wanted) {
      const declaration = inner.get(name);
      if (declaration !== undefined) found.set(name, declaration);
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function namesIn(list: string): string[] {
  return list.split(',').flatMap((entry) => {
    const name = entry
      .trim()
      .replace(/^type /, '')
      .split(' as ')
      .at(-1);
    return name === undefined || name === '' ? [] : [name];
  });
}

/** Statements of a declaration file begin at the start of a line; what is indented, or closes, belongs to the one before. */
function declaredIn(source: string): Declaration[] {
  const found: Declaration[] = [];
  let comment: string[] = [];
  let statement: string[] | undefined;
  for (const line of source.split('\n')) {
    const match = START.exec(line);
    if (match !== null) {
      statement = [line];
      found.push({ name: match[1] ?? match[2] ?? '', text: '', comment: comment.join('\n') });
      comment = [];
    } else if (/^(\/\*\*| \*)/.test(line)) {
      comment = line.startsWith('/**') ? [line] : [...comment, line];
      statement = undefined;
      continue;
    } else if (statement !== undefined && /^[\s})]/.test(line)) statement.push(line);
    else statement = undefined;
    const last = found.at(-1);
    if (statement !== undefined && last !== undefined)
      found[found.length - 1] = { ...last, text: bare(statement) };
  }
  return found;
}

/** Without comments and private members. */
function bare(lines: readonly string[]): string {
  const text = lines.join('\n').replace(/^\s*\/\*\*[\s\S]*?\*\/\n?/gm, '');
  const kept = text
    .split('\n')
    .filter((line) => !/^\s*(#private;|private )/.test(line) && line.trim() !== '');
  return kept.join('\n').replace(/^export (declare )?/, '');
}
