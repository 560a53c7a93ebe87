import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Program } from './program.ts';

describe('kavka on the command line', { timeout: 60_000 }, () => {
  it('prints help and version', async () => {
    const help = await Program.run(['--help']);
    assert.deepEqual([help.code, help.stderr], [0, '']);
    assert.match(help.stdout, /kavka start \[server\.properties\] \[--override key=value \.\.\.\]/);
    const version = await Program.run(['--version']);
    assert.deepEqual([version.code, version.stderr], [0, '']);
    assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/);
  });

  const mistakes: [args: string[], line: RegExp][] = [
    [['frobnicate'], /unknown command "frobnicate"/],
    [['start', '--port=1'], /unknown option "--port=1"/],
    [['start', '--override', 'num.partitions'], /expects key=value, not "num\.partitions"/],
  ];
  for (const [args, line] of mistakes) {
    it(`refuses ${args.join(' ')} in one line`, async () => {
      const { code, stdout, stderr } = await Program.run(args);
      assert.deepEqual([code, stdout], [1, '']);
      assert.match(stderr, /^kavka: .*\n$/);
      assert.match(stderr, line);
    });
  }
});
