import type * as ast from 'typescript/unstable/ast';
import * as is from 'typescript/unstable/ast/is';
import { type Finding, type Import, lineOf, placeOf, type Source, walk } from './sources.ts';

/** Where time, chance, files and sockets enter. */
const ADAPTERS = 'packages/base/src/node/';
/** The metrics and health endpoint speaks HTTP itself. */
const HTTP = /^packages\/server\/src\/http[^/]*\.ts$/;
/** The programs: read the environment and own the process. */
const PROGRAM = /^packages\/(server\/src\/run-node|cli\/src\/main)\.ts$/;

const BANNED_CALLS = new Set(['setTimeout', 'setInterval', 'setImmediate', 'fetch']);
const BANNED_MEMBERS = new Map([
  ['Date', new Set(['now'])],
  ['performance', new Set(['now', 'timeOrigin'])],
  ['Math', new Set(['random'])],
  ['crypto', new Set(['randomUUID', 'getRandomValues'])],
  ['process', new Set(['env', 'hrtime'])],
]);
const BANNED_MODULES = new Set([
  ...['fs', 'fs/promises', 'net', 'tls', 'dgram', 'dns', 'dns/promises', 'http', 'http2', 'https', 'sqlite'],
  ...['timers', 'timers/promises', 'perf_hooks', 'child_process', 'cluster', 'worker_threads'],
]);
const RANDOM_OF_CRYPTO = /^(\*|random.*|getRandomValues|webcrypto|generate.*)$/;

/** Sources that reach for the machine instead of being given a `Clock`, `Random`, `Disk` or `Network`. */
export function findWorldAccess(source: Source): Finding[] {
  const { path, tree } = source;
  const place = placeOf(path);
  if (place?.room !== 'src' || place.package === 'testkit' || path.startsWith(ADAPTERS)) return [];
  const findings = source.imports
    .filter((one) => isBannedImport(path, one))
    .map(({ specifier, line }) => `${path}:${line}: ${specifier} is for ${ADAPTERS}`);
  const declared = namesDeclared(source);
  walk(tree, (node) => {
    const name = bannedUse(node);
    if (name === undefined || declared.has(name) || (name === 'process.env' && PROGRAM.test(path))) return;
    findings.push(`${path}:${lineOf(tree, node)}: ${name} is for ${ADAPTERS}`);
  });
  return findings;
}

/** A file may have a function of its own that is called like one of the machine's. */
function namesDeclared({ tree }: Source): Set<string> {
  const names = new Set<string>();
  walk(tree, (node) => {
    const isDeclaration =
      is.isVariableDeclaration(node) ||
      is.isFunctionDeclaration(node) ||
      is.isParameterDeclaration(node) ||
      is.isImportSpecifier(node) ||
      is.isBindingElement(node);
    if (isDeclaration && node.name !== undefined && is.isIdentifier(node.name)) names.add(node.name.text);
  });
  return names;
}

function isBannedImport(path: string, { specifier, names }: Import): boolean {
  const module = specifier.replace(/^node:/, '');
  if (module === 'http' && HTTP.test(path)) return false;
  if (module === 'crypto') return names.some((name) => RANDOM_OF_CRYPTO.test(name));
  return BANNED_MODULES.has(module);
}

function bannedUse(node: ast.Node): string | undefined {
  if (is.isNewExpression(node)) {
    const isNow = nameOf(node.expression) === 'Date' && (node.arguments?.length ?? 0) === 0;
    return isNow ? 'new Date()' : undefined;
  }
  if (is.isPropertyAccessExpression(node)) {
    const owner = nameOf(node.expression);
    const isBanned = owner !== undefined && BANNED_MEMBERS.get(owner)?.has(node.name.text);
    return isBanned ? `${owner}.${node.name.text}` : undefined;
  }
  // Also when it is not called but handed on.
  const isFree = is.isIdentifier(node) && BANNED_CALLS.has(node.text) && isReference(node);
  return isFree ? node.text : undefined;
}

/** `Date` and `globalThis.Date` are both `Date`. */
function nameOf(node: ast.Node): string | undefined {
  if (is.isIdentifier(node)) return node.text;
  if (is.isPropertyAccessExpression(node) && nameOf(node.expression) === 'globalThis') return node.name.text;
  return undefined;
}

/** Not a member called like it, such as `handlers.fetch` or `{ fetch: 1 }`, nor something declared under this name. */
function isReference(node: ast.Identifier): boolean {
  const { parent } = node;
  if (is.isPropertyAccessExpression(parent))
    return parent.name !== node || nameOf(parent.expression) === 'globalThis';
  return is.isCallExpression(parent) || is.isNewExpression(parent) || is.isArrayLiteralExpression(parent);
}
