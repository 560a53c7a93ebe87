import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { before, describe, test } from 'node:test';
import { createVirtualFileSystem } from 'typescript/unstable/fs';
import {
  findCycles,
  findForbiddenImports,
  findUnequalDependencies,
  findUpwardLayers,
  readLayers,
  readPackage,
  resolveImport,
} from './layers.ts';
import { type Finding, parseSources, ROOT, type Source } from './sources.ts';

describe('this project', () => {
  let sources: Source[];
  before(() => {
    sources = parseSources();
  });

  test('layers.json goes down only', () => none(findUpwardLayers(readLayers())));

  test('every package has its place in layers.json', () => {
    const { layers, development, imports } = readLayers();
    const packages = globSync('packages/*/package.json', { cwd: ROOT }).map(
      (file) => file.split('/')[1] ?? '',
    );
    assert.deepEqual([...layers.flat(), ...development].sort(), packages.sort());
    assert.deepEqual(Object.keys(imports).sort(), packages.sort());
  });

  test('imports keep to the layers', () => {
    const layers = readLayers();
    none(sources.flatMap((source) => findForbiddenImports(source, layers)));
  });

  test('package.json lists what the sources import', () => {
    const packages = globSync('packages/*', { cwd: ROOT }).map((folder) => basename(folder));
    none(packages.flatMap((name) => findUnequalDependencies(name, readPackage(name), sources)));
  });

  test('no imports in a circle, type imports included', () => none(findCycles(sources, resolveImport)));
});

describe('the rules themselves', () => {
  const parse = (files: Record<string, string>): Source[] =>
    parseSources(
      '/p',
      createVirtualFileSystem({
        '/p/tsconfig.json': '{"include":["packages"],"compilerOptions":{"noLib":true}}',
        ...files,
      }),
    );

  test('an import of a higher package, by any form', () => {
    const [source] = parse({
      '/p/packages/low/src/a.ts': `import type { A } from '@kavka/high';
        export * from '@kavka/high/part';
        type B = import('@kavka/high').B;
        await import('@kavka/high');
        import '../../high/src/index.ts';
        import './b.ts';
        import '@kavka/base';`,
    });
    const layers = {
      layers: [['base'], ['low'], ['high']],
      imports: { low: ['base'] },
      development: ['testkit'],
    };
    assert.ok(source);
    const findings = findForbiddenImports(source, layers);
    assert.deepEqual(
      findings.map((finding) => finding.split(': ')[0]).sort(),
      [1, 2, 3, 4, 5].map((line) => `packages/low/src/a.ts:${line}`),
    );
  });

  test('tests may use their package and what is made for tests, sources not', () => {
    const layers = { layers: [['base'], ['low']], imports: { low: ['base'] }, development: ['testkit'] };
    const text = `import '@kavka/testkit'; import '@kavka/low';`;
    const sources = parse({ '/p/packages/low/src/a.ts': text, '/p/packages/low/test/a.test.ts': text });
    const findings = sources.flatMap((source) => findForbiddenImports(source, layers));
    assert.deepEqual(
      findings.map((finding) => finding.split(':')[0]),
      ['packages/low/src/a.ts', 'packages/low/src/a.ts'],
    );
  });

  test('a layer that points up', () => {
    const layers = {
      layers: [['base'], ['low', 'beside'], ['high']],
      imports: { low: ['base', 'beside', 'high'] },
      development: [],
    };
    assert.equal(findUpwardLayers(layers).length, 2);
  });

  test('dependencies that are missing or not used', () => {
    const sources = parse({
      '/p/packages/low/src/a.ts': `import '@node-rs/crc32/sub'; import 'node:fs'; import '@kavka/base/node';`,
    });
    const findings = findUnequalDependencies(
      'low',
      { name: '@kavka/low', dependencies: { '@kavka/base': '1', snappy: '1' } },
      sources,
    );
    assert.equal(findings.length, 2);
    assert.match(findings[0] ?? '', /@node-rs\/crc32 is not in/);
    assert.match(findings[1] ?? '', /no source imports snappy/);
  });

  test('a circle through a type', () => {
    const sources = parse({
      '/p/packages/low/src/a.ts': `import { b } from './b.ts'; export type A = typeof b;`,
      '/p/packages/low/src/b.ts': `import './c.ts'; export const b = 1;`,
      '/p/packages/low/src/c.ts': `import type { A } from './a.ts'; export const c: A = 1;`,
    });
    const findings = findCycles(sources, resolveImport);
    assert.equal(findings.length, 1);
    assert.match(findings[0] ?? '', /a\.ts -> .*b\.ts -> .*c\.ts -> .*a\.ts/);
  });
});

function none(findings: readonly Finding[]): void {
  assert.equal(findings.length, 0, `\n${findings.join('\n')}`);
}
