import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseCommandLine, UsageError } from '../src/command-line.ts';

describe('parseCommandLine', () => {
  it('starts with a file and overrides', () => {
    assert.deepEqual(
      parseCommandLine(['start', 'server.properties', '--override', 'a=1', '--override=b=x=y']),
      {
        kind: 'start',
        propertiesPath: 'server.properties',
        overrides: new Map([
          ['a', '1'],
          ['b', 'x=y'],
        ]),
      },
    );
  });

  it('starts without a file', () => {
    assert.deepEqual(parseCommandLine(['start']), {
      kind: 'start',
      propertiesPath: null,
      overrides: new Map(),
    });
  });

  it('prints help when asked, or when nothing was asked', () => {
    for (const args of [[], ['--help'], ['-h'], ['start', '--help']])
      assert.equal(parseCommandLine(args).kind, 'help');
  });

  const mistakes: [args: string[], part: string][] = [
    [['stop'], 'unknown command "stop"'],
    [['start', '--port', '1'], 'unknown option "--port"'],
    [['start', 'a', 'b'], '"b" follows "a"'],
    [['start', '--override'], 'expects key=value'],
    [['start', '--override', 'novalue'], 'not "novalue"'],
    [['start', '--override', '=x'], 'not "=x"'],
  ];
  for (const [args, part] of mistakes) {
    it(`says what is wrong with: ${args.join(' ')}`, () => {
      assert.throws(
        () => parseCommandLine(args),
        (error: unknown) => error instanceof UsageError && error.message.includes(part),
      );
    });
  }
});
