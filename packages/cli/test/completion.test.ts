import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { before, describe, it } from 'node:test';
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

  it('is for known shells only', async () => {
    const world = stage();
    assert.equal(await runUmbrella(['completion', 'csh'], world), 1);
    assert.equal(world.errors.text, 'kavka completion: name a shell, one of bash, zsh, fish\n');
  });
});
