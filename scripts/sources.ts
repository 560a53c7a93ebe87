import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type * as ast from 'typescript/unstable/ast';
import * as is from 'typescript/unstable/ast/is';
import type { FileSystem } from 'typescript/unstable/fs';
import { API } from 'typescript/unstable/sync';

export const ROOT = dirname(import.meta.dirname);

/** A file of the project, parsed. */
export interface Source {
  /** From the root, with slashes. */
  readonly path: string;
  readonly text: string;
  readonly tree: ast.SourceFile;
  readonly imports: readonly Import[];
}

/** One module named by an import, an export, a type or a call of `import()`. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** Names taken from it; `*` for all. */
  readonly names: readonly string[];
}

/** What a rule found; printed as it is. */
export type Finding = string;

/** All TypeScript files that `tsconfig.json` names. `fileSystem` is for tests of the rules. */
export function parseSources(root = ROOT, fileSystem?: FileSystem): Source[] {
  const api = new API({ cwd: root, ...(fileSystem === undefined ? {} : { fs: fileSystem }) });
  try {
    const snapshot = api.updateSnapshot({ openProjects: [join(root, 'tsconfig.json')] });
    const [project] = snapshot.getProjects();
    if (project === undefined) throw new Error(`no project in ${root}`);
    return project.rootFiles.flatMap((file) => {
      const tree = project.program.getSourceFile(file);
      if (tree === undefined) return [];
      const path = relative(root, file).replaceAll('\\', '/');
      return [{ path, text: tree.text, tree, imports: tree.imports.map((node) => importAt(node, tree)) }];
    });
  } finally {
    api.close();
  }
}

export function lineOf(tree: ast.SourceFile, node: ast.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

/** Calls `visit` for `node` and everything in it, outer nodes first. */
export function walk(node: ast.Node, visit: (node: ast.Node) => void): void {
  visit(node);
  node.forEachChild((child) => walk(child, visit));
}

/** Written by a program, which its first words say: rules about form do not apply. */
export function isGenerated({ text }: Pick<Source, 'text'>): boolean {
  return text.startsWith('// Generated ');
}

/** The package that a file belongs to, and the room in it: `src`, `test`, `generate`, `fuzz`. */
export function placeOf(path: string): { readonly package: string; readonly room: string } | undefined {
  const [top, name, room] = path.split('/');
  return top === 'packages' && name !== undefined && room !== undefined ? { package: name, room } : undefined;
}

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
}

function importAt(specifier: ast.Node, tree: ast.SourceFile): Import {
  return {
    specifier: is.isStringLiteral(specifier) ? specifier.text : specifier.getText(tree),
    line: lineOf(tree, specifier),
    names: namesTaken(specifier.parent),
  };
}

function namesTaken(node: ast.Node): string[] {
  if (!is.isImportDeclaration(node)) return ['*'];
  const { importClause } = node;
  const bindings = importClause?.namedBindings;
  const names = importClause?.name === undefined ? [] : ['*'];
  if (bindings === undefined) return names;
  if (is.isNamespaceImport(bindings)) return ['*'];
  return [...names, ...bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text)];
}
