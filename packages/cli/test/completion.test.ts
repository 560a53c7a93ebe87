import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { temporaryFolder } from '@kavka/testkit';
import { completionFor } from '../src/completion/index.ts';
import { runUmbrella } from '../src/umbrella.ts';
import { stage } from './stage.ts';

describe('completion', () => {
  let bash = '';
  before(async () => {
    bash = (await completionFor('bash')) ?? '';
  });

  /** What bash offers for the last of these words. */
  function offered(...words: string[]): string[] {
    const script = `${bash}\nCOMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')})\nCOMP_CWORD=${words.length - 1}
_kavka\nprintf '%s\\n' "\${COMPREPLY[@]}"`;
    return execFileSync('bash', ['-c', script]).toString().trim().split('\n');
  }

  it('in bash offers tools, options, choices and commands', () => {
    assert.deepEqual(offered('kavka', 'get'), ['get-offsets']);
    assert.deepEqual(offered('kavka', 'topics', '--par'), [
      '--partition-size-limit-per-response',
      '--partitions',
    ]);
    assert.deepEqual(offered('bin/kafka-topics.sh', '--un'), [
      '--unavailable-partitions',
      '--under-min-isr-partitions',
      '--under-replicated-partitions',
    ]);
    assert.deepEqual(offered('kafka-topics', '--output', ''), ['text', 'json']);
    assert.deepEqual(offered('kafka-features', 'dow'), ['downgrade']);
    assert.deepEqual(offered('kafka-topics', '--partitions', ''), ['']);
  });

  it('in zsh and fish names all tools', async () => {
    for (const shell of ['zsh', 'fish']) {
      const world = stage();
      assert.equal(await runUmbrella(['completion', shell], world), 0);
      assert.match(world.output.text, /kafka-topics/);
      assert.match(world.output.text, /replication-factor/);
    }
  });

  const without = (shell: string): string | false =>
    spawnSync(shell, ['-c', 'true']).error === undefined ? false : `there is no ${shell} here`;

  it('in fish offers tools, options and commands', { skip: without('fish') }, async () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'kavka.fish');
    writeFileSync(path, (await completionFor('fish')) ?? '');
    const fish = (line: string): string[] => {
      const told = execFileSync('fish', ['--no-config', '-c', `source ${path}; complete -C '${line}'`]);
      return told
        .toString()
        .trim()
        .split('\n')
        .map((one) => one.split('\t')[0] ?? '');
    };
    assert.deepEqual(fish('kavka get'), ['get-offsets']);
    assert.deepEqual(fish('kafka-topics --un'), [
      '--unavailable-partitions',
      '--under-min-isr-partitions',
      '--under-replicated-partitions',
    ]);
    assert.deepEqual(fish('kafka-features dow'), ['downgrade']);
  });

  it('in zsh is loaded from the folder of functions, for all names of tools', {
    skip: without('zsh'),
  }, async () => {
    using folder = temporaryFolder();
    writeFileSync(join(folder.path, '_kavka'), (await completionFor('zsh')) ?? '');
    const script = `fpath=(${folder.path} $fpath); autoload -Uz compinit; compinit -u -D; zsh -n ${folder.path}/_kavka &&
      print $_comps[kavka] $_comps[kafka-topics] $_comps[kafka-topics.sh]; autoload +X _kavka && print $+functions[_kavka]`;
    assert.equal(execFileSync('zsh', ['-f', '-c', script]).toString(), '_kavka _kavka _kavka\n1\n');
  });

  it('is for known shells only', async () => {
    const world = stage();
    assert.equal(await runUmbrella(['completion', 'csh'], world), 1);
    assert.equal(world.errors.text, 'kavka completion: name a shell, one of bash, zsh, fish\n');
  });
});
