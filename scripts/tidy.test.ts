import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { createVirtualFileSystem } from 'typescript/unstable/fs';
import * as form from './form.ts';
import { type Finding, parseSources, ROOT, readJson, type Source } from './sources.ts';
import { findWorldAccess } from './world.ts';

describe('this project', () => {
  let sources: Source[];
  before(() => {
    sources = parseSources();
  });

  test('the world is a parameter', () => none(sources.flatMap(findWorldAccess)));

  test('lines are not too wide', () => {
    const scripts = globSync(['scripts/*.js', 'bin/*'], { cwd: ROOT });
    const texts = scripts.map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
    none([...sources, ...texts].flatMap(form.findWideLines));
  });

  test('no form that hides a mistake', () => none(sources.flatMap(form.findForbiddenForms)));

  test('files have names that say something', () =>
    none(sources.flatMap(({ path }) => form.findBadFileNames(path))));

  test('functions do one thing', () => {
    const allowed = readJson('scripts/long-functions.json') as Record<string, number>;
    none(form.compareLongFunctions(sources.flatMap(form.findLongFunctions), allowed));
  });

  test('tests mirror sources', () => {
    const exists = (path: string): boolean => existsSync(join(ROOT, path));
    none(sources.flatMap(({ path }) => form.findStrayTests(path, exists)));
  });
});

describe('the rules themselves', () => {
  const parse = (path: string, text: string): Source => {
    const files = {
      '/p/tsconfig.json': '{"include":["packages"],"compilerOptions":{"noLib":true}}',
      [`/p/${path}`]: text,
    };
    const [source] = parseSources('/p', createVirtualFileSystem(files));
    assert.ok(source);
    return source;
  };
  const linesOf = (findings: readonly Finding[]): number[] =>
    findings.map((finding) => Number(finding.split(':')[1]));

  test('the machine is found however it is reached', () => {
    const text = `import fs from 'node:fs';
import { randomBytes } from 'node:crypto';
Date.now();
new Date();
globalThis.performance.now();
const later = [setTimeout];
globalThis.setInterval(() => {}, 1);
Math.random();
process.env.HOME;
await import('net');`;
    const findings = findWorldAccess(parse('packages/storage/src/a.ts', text));
    assert.deepEqual(
      linesOf(findings).sort((one, other) => one - other),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    );
    assert.deepEqual(findWorldAccess(parse('packages/base/src/node/a.ts', text)), []);
    assert.deepEqual(findWorldAccess(parse('packages/storage/test/a.test.ts', text)), []);
  });

  test('names that only look like the machine are not', () => {
    const text = `import { createHash } from 'node:crypto';
clock.now();
new Date(0);
client.fetch(request);
const handlers = { fetch: handle, setTimeout: 1 };
interface Api { fetch(): void; now: number }
import { setTimeout } from './ours.ts';
setTimeout(1);`;
    assert.deepEqual(findWorldAccess(parse('packages/storage/src/a.ts', text)), []);
  });

  test('http in its place alone', () => {
    const text = `import { createServer } from 'node:http';`;
    assert.deepEqual(findWorldAccess(parse('packages/server/src/http.ts', text)), []);
    assert.equal(findWorldAccess(parse('packages/server/src/node.ts', text)).length, 1);
  });

  test('forms that hide mistakes', () => {
    const text = `const a = 1 as unknown as string;
// @ts-ignore
export default a;
class TopicManager {}
const b = 'TODO is no comment';
/* TODO later */
switch (a) { default: }
export default function f() {}`;
    const findings = form.findForbiddenForms(parse('packages/storage/src/a.ts', text));
    assert.deepEqual(
      linesOf(findings).sort((one, other) => one - other),
      [1, 2, 3, 4, 6, 8],
    );
  });

  test('names of files', () => {
    for (const bad of [
      'packages/a/src/utils/x.ts',
      'packages/a/src/log-helper.ts',
      'packages/a/src/logFile.ts',
      'packages/a/src/Log.ts',
    ]) {
      assert.equal(form.findBadFileNames(bad).length, 1, bad);
    }
    assert.deepEqual(form.findBadFileNames('packages/a/src/00-produce.ts'), []);
    assert.deepEqual(form.findBadFileNames('packages/a/test/segment.recovery.test.ts'), []);
  });

  test('functions that are too long, and a list that only shrinks', () => {
    const body = 'f();\n'.repeat(75);
    const source = parse(
      'packages/a/src/a.ts',
      `class A {\n  run() {\n${body}}\n}\nconst b = () => {\n${body}};\nfunction short() {}`,
    );
    const long = form.findLongFunctions(source);
    assert.deepEqual(long, [
      { key: 'packages/a/src/a.ts#run', lines: 77 },
      { key: 'packages/a/src/a.ts#b', lines: 77 },
    ]);
    const allowed = { 'packages/a/src/a.ts#run': 77, 'packages/a/src/a.ts#b': 77 };
    assert.deepEqual(form.compareLongFunctions(long, allowed), []);
    assert.equal(form.compareLongFunctions(long, { ...allowed, 'packages/a/src/a.ts#b': 76 }).length, 1);
    assert.equal(form.compareLongFunctions(long, { ...allowed, 'packages/a/src/a.ts#b': 78 }).length, 1);
    assert.equal(form.compareLongFunctions(long, { ...allowed, 'packages/a/src/a.ts#gone': 80 }).length, 1);
    assert.equal(form.compareLongFunctions(long, {}).length, 2);
  });

  test('wide lines', () => {
    const text = `short\n${'x'.repeat(141)}\n`;
    assert.equal(form.findWideLines({ path: 'packages/a/src/a.ts', text }).length, 1);
    assert.equal(
      form.findWideLines({ path: 'packages/a/src/a.ts', text: `// Generated by x\n${text}` }).length,
      0,
    );
  });

  test('tests without a source', () => {
    const exists = (path: string): boolean =>
      [
        'packages/a/src/log',
        'packages/a/src/log/segment.ts',
        'packages/a/src/messages',
        'packages/a/generate',
      ].includes(path);
    const stray = (path: string): number => form.findStrayTests(path, exists).length;
    assert.equal(stray('packages/a/test/log/segment.test.ts'), 0);
    assert.equal(stray('packages/a/test/log/segment.recovery.test.ts'), 0);
    assert.equal(stray('packages/a/test/messages.test.ts'), 0);
    assert.equal(stray('packages/a/test/scenarios/crash.test.ts'), 0);
    assert.equal(stray('packages/a/test/world.ts'), 0);
    assert.equal(stray('packages/a/test/log/golden.test.ts'), 0);
    assert.equal(stray('packages/a/test/generate/again.test.ts'), 0);
    assert.equal(stray('packages/a/test/other/golden.test.ts'), 1);
    assert.equal(stray('packages/a/test/segment.test.ts'), 1);
  });
});

function none(findings: readonly Finding[]): void {
  assert.equal(findings.length, 0, `\n${findings.join('\n')}`);
}
