import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run, testCluster } from '../stage.ts';

describe('kafka-topics', () => {
  const cluster = testCluster();
  const topics = (...words: string[]) => run('kafka-topics', [...cluster.at, ...words]);

  it('creates, lists, describes, grows and deletes a topic', async () => {
    assert.deepEqual(
      await topics('--create', '--topic', 'orders', '--partitions', '2', '--config', 'retention.ms=5000'),
      { code: 0, output: 'Created topic orders.\n', errors: '' },
    );
    assert.equal((await topics('--list')).output, 'orders\n');
    const described = await topics('--describe', '--topic', 'ord.*');
    const [first, second, third] = described.output.split('\n');
    assert.match(
      first ?? '',
      /^Topic: orders\tTopicId: \S{22}\tPartitionCount: 2\tReplicationFactor: 1\tConfigs: .*retention\.ms=5000/,
    );
    assert.match(
      second ?? '',
      /^\tTopic: orders\tPartition: 0\tLeader: (\d+)\tReplicas: \1\tIsr: \1\tElr: \tLastKnownElr: $/,
    );
    assert.match(third ?? '', /Partition: 1/);
    assert.equal((await topics('--alter', '--topic', 'orders', '--partitions', '3')).code, 0);
    const json = JSON.parse((await topics('--describe', '--topic', 'orders', '--output', 'json')).output);
    assert.equal(json[0].partitionCount, 3);
    assert.equal(json[0].configs['retention.ms'], '5000');
    assert.deepEqual(await topics('--delete', '--topic', 'orders'), { code: 0, output: '', errors: '' });
    assert.equal((await topics('--list')).output, '\n');
  });

  it('takes an existing topic for an error, unless told otherwise', async () => {
    await topics('--create', '--topic', 'twice');
    const again = await topics('--create', '--topic', 'twice');
    assert.equal(again.code, 1);
    assert.match(again.errors, /^Error while executing topic command : .*twice.*\n$/);
    assert.equal((await topics('--create', '--topic', 'twice', '--if-not-exists')).code, 0);
  });

  const mistakes: [words: string[], line: string][] = [
    [['--create'], 'Missing required argument "[topic]" (see kafka-topics --help)'],
    [
      ['--list', '--describe'],
      'Command must include exactly one action: --list, --describe, --create, --alter or --delete (see kafka-topics --help)',
    ],
    [
      ['--list', '--partitions', '3'],
      `Option "[partitions]" can't be used with option "[list]" (see kafka-topics --help)`,
    ],
    [
      ['--create', '--topic', 'x', '--partitions', 'many'],
      "Cannot parse argument 'many' of option partitions (see kafka-topics --help)",
    ],
    [
      ['--describe', '--topic', 'nope'],
      "Error while executing topic command : Topic 'nope' does not exist as expected",
    ],
    [
      ['--create', '--topic', 'x', '--replica-assignment', '1:1'],
      'Error while executing topic command : Partition replica lists may not contain duplicate entries: 1',
    ],
    [['--lisst'], 'lisst is not a recognized option; did you mean --list? (see kafka-topics --help)'],
  ];
  for (const [words, line] of mistakes)
    it(`says what is wrong with ${words.join(' ')}`, async () => {
      assert.deepEqual(await topics(...words), { code: 1, output: '', errors: `${line}\n` });
    });
});
