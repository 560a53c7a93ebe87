import { posix } from 'node:path';
import type * as ast from 'typescript/unstable/ast';
import { SyntaxKind } from 'typescript/unstable/ast';
import * as is from 'typescript/unstable/ast/is';
import { type Finding, isGenerated, lineOf, placeOf, type Source, walk } from './sources.ts';

export const MAX_LINE_WIDTH = 140;
export const MAX_FUNCTION_LINES = 70;

const EMPTY_NAMES = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'misc']);
const EMPTY_TYPE_NAME = /(Utils?|Helpers?|Common|Manager|Impl)$/;

export function findWideLines(source: Pick<Source, 'path' | 'text'>): Finding[] {
  if (isGenerated(source)) return [];
  const { path, text } = source;
  return text.split('\n').flatMap((line, index) => {
    const isWide = line.length > MAX_LINE_WIDTH;
    return isWide ? [`${path}:${index + 1}: ${line.length} characters wide (${MAX_LINE_WIDTH} at most)`] : [];
  });
}

/** What the compiler and the linter let through. */
export function findForbiddenForms(source: Source): Finding[] {
  if (isGenerated(source)) return [];
  const { path, text, tree } = source;
  const findings: Finding[] = [];
  const report = (node: ast.Node, what: string): unknown =>
    findings.push(`${path}:${lineOf(tree, node)}: ${what}`);
  walk(tree, (node) => {
    if (is.isAsExpression(node) && is.isAsExpression(node.expression) && isUnknown(node.expression.type)) {
      report(node, '"as unknown as" hides a wrong type');
    }
    if (is.isExportAssignment(node) || node.kind === SyntaxKind.DefaultKeyword) {
      if (!is.isDefaultClause(node.parent)) report(node, 'export by name, not by default');
    }
    if (isNamed(node) && EMPTY_TYPE_NAME.test(node.name.text))
      report(node, `"${node.name.text}" says little: name what it does`);
  });
  return [...findings, ...findMarks(path, text)];
}

/** Comments that switch a check off, or promise something. These scripts must name what they look for. */
function findMarks(path: string, text: string): Finding[] {
  if (path.startsWith('scripts/')) return [];
  return text.split('\n').flatMap((line, index) => {
    const mark = /(?:\/\/|\/?\*).*?(@ts-ignore|@ts-expect-error|@ts-nocheck|\bTODO\b|\bFIXME\b|\bXXX\b)/.exec(
      line,
    )?.[1];
    return mark === undefined ? [] : [`${path}:${index + 1}: ${mark}`];
  });
}

function isUnknown(type: ast.Node): boolean {
  return type.kind === SyntaxKind.UnknownKeyword;
}

function isNamed(node: ast.Node): node is ast.ClassDeclaration & { readonly name: ast.Identifier } {
  return (is.isClassDeclaration(node) || is.isInterfaceDeclaration(node)) && node.name !== undefined;
}

/** File and folder names in kebab-case, of the field's own words. */
export function findBadFileNames(path: string): Finding[] {
  const parts = path.split('/');
  const file = parts.at(-1) ?? '';
  const findings = parts
    .flatMap((part) => part.split(/[-.]/))
    .filter((word) => EMPTY_NAMES.has(word))
    .map((word) => `${path}: "${word}" is no name for a thing`);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.ts$/.test(file)) findings.push(`${path}: not in kebab-case`);
  return findings;
}

export interface LongFunction {
  /** `path#name`. */
  readonly key: string;
  readonly lines: number;
}

/** Functions of more than 70 lines, from the first of their signature to the last of their body. */
export function findLongFunctions(source: Source): LongFunction[] {
  if (isGenerated(source)) return [];
  const { path, tree } = source;
  const found: LongFunction[] = [];
  walk(tree, (node) => {
    if (!is.isFunctionLikeDeclaration(node) || isGroupOfTests(node, tree)) return;
    const end = tree.getLineAndCharacterOfPosition(node.end).line + 1;
    const lines = end - lineOf(tree, node) + 1;
    if (lines > MAX_FUNCTION_LINES) found.push({ key: `${path}#${functionName(node, tree)}`, lines });
  });
  return found;
}

function isGroupOfTests({ parent }: ast.Node, tree: ast.SourceFile): boolean {
  return is.isCallExpression(parent) && parent.expression.getText(tree) === 'describe';
}

function functionName(
  node: ast.Node & { readonly name?: ast.Node | undefined },
  tree: ast.SourceFile,
): string {
  if (node.name !== undefined) return node.name.getText(tree);
  if (node.kind === SyntaxKind.Constructor) return 'constructor';
  const { parent } = node;
  if ((is.isVariableDeclaration(parent) || is.isPropertyAssignment(parent)) && parent.name !== undefined) {
    return parent.name.getText(tree);
  }
  return is.isCallExpression(parent) ? `in ${parent.expression.getText(tree)}` : 'function';
}

/** The list of long functions may only get shorter: a longer function, a new one, and a number that is out of date are findings. */
export function compareLongFunctions(
  found: readonly LongFunction[],
  allowed: Readonly<Record<string, number>>,
): Finding[] {
  const longest = new Map<string, number>();
  for (const { key, lines } of found) longest.set(key, Math.max(lines, longest.get(key) ?? 0));
  const tooLong = [...longest].flatMap(([key, lines]) => {
    const limit = allowed[key];
    if (limit === undefined) return [`${key}: ${lines} lines (${MAX_FUNCTION_LINES} at most)`];
    if (lines > limit) return [`${key}: ${lines} lines, but it had ${limit}`];
    return lines < limit
      ? [`scripts/long-functions.json: ${key} has ${lines} lines now: lower its number`]
      : [];
  });
  const gone = Object.keys(allowed).filter((key) => !longest.has(key));
  return [
    ...tooLong,
    ...gone.map((key) => `scripts/long-functions.json: ${key} is short or gone: remove it`),
  ];
}

/**
 * `test/log/segment.test.ts` tests `src/log/segment.ts` or the folder of this name; other names in `test/log/` test what `src/log/` does as
 * a whole, and those in `test/scenarios/` and `test/integration/` the package.
 */
export function findStrayTests(path: string, exists: (path: string) => boolean): Finding[] {
  const place = placeOf(path);
  if (place?.room !== 'test' || !path.endsWith('.test.ts')) return [];
  const root = `packages/${place.package}`;
  const inside = path.slice(`${root}/test/`.length);
  if (inside.startsWith('scenarios/') || inside.startsWith('integration/')) return [];
  const [stem = ''] = inside.replace(/[^/]+$/, (file) => file.split('.')[0] ?? '').split('.');
  const folder = posix.dirname(stem);
  const name = posix.basename(stem);
  const mirrored = [`src/${stem}.ts`, `src/${stem}`, `generate/${name}.ts`, `fuzz/${name}.ts`];
  if (folder !== '.') mirrored.push(`src/${folder}`, folder);
  if (mirrored.some((file) => exists(`${root}/${file}`))) return [];
  return [
    `${path}: mirrors no source (${root}/src/${stem}.ts); tests of a whole package lie in test/scenarios/`,
  ];
}
