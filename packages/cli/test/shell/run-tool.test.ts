import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defineCommand, defineTool, flag, ToolError, text } from '../../src/shell/index.ts';
import { Interrupted } from '../../src/shell/interrupted.ts';
import { runTool } from '../../src/shell/run-tool.ts';
import type { Tool } from '../../src/shell/tool.ts';
import { stage } from '../stage.ts';

const failing = (error: unknown): Tool =>
  defineTool({
    name: 'kafka-test',
    summary: 'Fails.',
    options: { go: flag('Goes.'), topic: text('topic', 'A topic.') },
    errorPrefix: 'Error: ',
    example: 'kafka-test --go',
    async run() {
      throw error;
    },
  });

async function run(tool: Tool, words: readonly string[], options?: Parameters<typeof stage>[0]) {
  const world = stage(options);
  const code = await runTool(tool, words, world);
  return { code, output: world.output.text, errors: world.errors.text };
}

describe('a tool that runs', () => {
  it('says what the user can mend in one line', async () => {
    const { code, output, errors } = await run(failing(new ToolError('no such\nfile')), ['--go']);
    assert.deepEqual([code, output, errors], [1, '', 'Error: no such; file\n']);
  });

  it('does not hide a fault of its own', async () => {
    const { code, errors } = await run(failing(new TypeError('oops')), ['--go']);
    assert.equal(code, 70);
    assert.match(errors, /^kafka-test failed through a fault of its own: TypeError: oops\n {4}at /);
  });

  it('is quiet when it is interrupted', async () => {
    const signal = AbortSignal.abort(new Interrupted(130));
    assert.deepEqual(await run(failing(new Error('closed')), ['--go'], { signal }), {
      code: 130,
      output: '',
      errors: '',
    });
  });

  it('colours errors on a terminal, unless NO_COLOR is set', async () => {
    const tool = failing(new ToolError('no'));
    assert.equal((await run(tool, ['--go'], { isTerminal: true })).errors, '\x1b[31mError: no\x1b[39m\n');
    const plain = await run(tool, ['--go'], { isTerminal: true, environment: { NO_COLOR: '1' } });
    assert.equal(plain.errors, 'Error: no\n');
  });

  it('says what to type in place of --zookeeper', async () => {
    const { code, errors } = await run(failing(null), [
      '--zookeeper',
      'zk1:2181,zk2:2181/kafka',
      '--topic',
      "it's",
    ]);
    assert.equal(code, 1);
    assert.match(errors, /Type: kafka-test --bootstrap-server zk1:9092,zk2:9092 --topic 'it'\\''s'\n$/);
  });

  it('says the same of the way in which kafka-acls named ZooKeeper', async () => {
    const words = ['--authorizer-properties', 'zookeeper.connect=zk:2181', '--go'];
    const { errors } = await run(failing(null), words);
    assert.match(errors, /Type: kafka-test --bootstrap-server zk:9092 --go\n$/);
  });

  it('has a help in the order of the alphabet', async () => {
    const { code, output } = await run(failing(null), ['--help']);
    assert.equal(code, 0);
    assert.deepEqual(
      [...output.matchAll(/^ {2}--(\w+)/gm)].map(([, name]) => name),
      ['go', 'help', 'topic', 'version'],
    );
    assert.deepEqual(await run(failing(null), ['--version']), { code: 0, output: '4.3.1\n', errors: '' });
    const bare = await run(failing(null), []);
    assert.deepEqual([bare.code, bare.output, bare.errors], [1, '', output]);
  });
});

describe('a tool with commands', () => {
  const say = defineCommand({
    summary: 'Says.',
    options: { loud: flag('Loudly.') },
    positionals: [{ label: 'WORD', about: 'What.', isRequired: true }],
    async run(given, { output }) {
      output.write(`${given.rest[0]}${given.has('loud') ? '!' : ''}`);
    },
  });
  const tool: Tool = {
    name: 'kafka-test',
    summary: 'Does things.',
    names: 'prefix',
    options: { 'bootstrap-server': text('servers', 'Where.') },
    example: 'kafka-test say hello',
    commands: { say, sing: { ...say, summary: 'Sings.' } },
  };

  it('runs the command, also by the beginning of its name', async () => {
    assert.equal((await run(tool, ['--bootstrap-server', 'say', 'say', 'a', '--loud'])).output, 'a!');
    assert.equal((await run(tool, ['sin', 'b'])).output, 'b');
  });

  it('refuses what is no command', async () => {
    assert.match((await run(tool, ['s', 'a'])).errors, /invalid choice: 's' \(choose from 'say', 'sing'\)/);
    assert.match((await run(tool, ['--bootstrap-server', 'a'])).errors, /too few arguments/);
    assert.match((await run(tool, ['--nonsense'])).errors, /unrecognized arguments: '--nonsense'/);
    assert.match((await run(tool, ['--bootstrap-server'])).errors, /expected one argument/);
    assert.match((await run(tool, ['say'])).errors, /Missing required argument "WORD"/);
  });

  it('has a help for each', async () => {
    assert.match(
      (await run(tool, ['--help'])).output,
      /Usage: kafka-test COMMAND.*\n {2}say +Says\.\n {2}sing +Sings\./s,
    );
    assert.match(
      (await run(tool, ['say', '--help'])).output,
      /Usage: kafka-test say WORD .*--loud +Loudly\./s,
    );
  });
});
