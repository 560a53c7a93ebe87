import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { RecordBatchBuilder } from '@kavka/protocol/records';
import { TOOLS, type ToolName } from '../../src/catalogue.ts';
import { Interrupted } from '../../src/shell/interrupted.ts';
import { run, type StageOptions, testCluster } from '../stage.ts';

const LIMIT_MS = 5000;
const SEGMENT = 'data/orders-0/00000000000000000000.log';

/** Files that the examples name. */
const FILES: Readonly<Record<string, string>> = {
  'client.properties': '',
  'offsets.json': '{"partitions": [{"topic": "orders", "partition": 0, "offset": 0}]}',
  'config/server.properties':
    'process.roles=broker,controller\nnode.id=1\ncontroller.listener.names=CONTROLLER\nlog.dirs=/none\n',
  [SEGMENT]: batch().toString('latin1'),
};

/** Examples that ask for more than a node without security in one process has, with what they say then. */
const REFUSED: Partial<Record<ToolName, RegExp>> = {
  'kafka-acls': /No Authorizer is configured/,
  'kafka-delegation-tokens': /Delegation token|delegation token/,
  'kafka-server-stop': /^No kafka server to stop/,
};

function batch(): Buffer {
  const builder = new RecordBatchBuilder({ baseOffset: 0 });
  builder.append(0, null, Buffer.from('hello'));
  return builder.build();
}

/** docs/tools.md shows them: they are run here, against a node in this process. */
describe('the example of each tool', { timeout: 120_000 }, () => {
  const cluster = testCluster();

  before(async () => {
    await run('kafka-topics', [...cluster.at, '--create', '--topic', 'orders', '--partitions', '3']);
    await run('kafka-console-producer', [...cluster.at, '--topic', 'orders'], { input: 'hello\n' });
  });

  for (const name of Object.keys(TOOLS) as ToolName[])
    it(name, async () => {
      const { example } = await TOOLS[name].load();
      const [command = '', ...before] = example.split(' | ').reverse();
      const [typed, ...words] = command.replaceAll('localhost:9092', cluster.bootstrapServers).split(' ');
      assert.equal(typed, name);
      const interruption = new AbortController();
      const timer = setTimeout(() => interruption.abort(new Interrupted(130)), LIMIT_MS);
      const input = before.map((echo) => `${echo.replace(/^echo /, '')}\n`).join('');
      const options: StageOptions = { input, files: FILES, signal: interruption.signal };
      const { code, errors } = await run(name, words.map(unquoted), options);
      clearTimeout(timer);
      const refusal = REFUSED[name];
      if (refusal !== undefined) assert.match(errors, refusal);
      // The topic of the first example is there already.
      else if (name === 'kafka-topics') assert.match(errors, /orders/);
      else assert.ok(code === 0 || code === 130, `${code}: ${errors}`);
    });
});

function unquoted(word: string): string {
  return word.replace(/^['"](.*)['"]$/, '$1');
}
