import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Admin } from '@kavka/client';
import { run, testCluster } from '../stage.ts';

describe('kafka-reassign-partitions', () => {
  const cluster = testCluster();
  const reassign = (words: string, file: unknown = {}) => {
    const contents = typeof file === 'string' ? file : JSON.stringify(file);
    return run('kafka-reassign-partitions', [...cluster.at, ...words.split(' ')], {
      files: { '/plan.json': contents },
    });
  };
  const FILE = '--reassignment-json-file /plan.json';

  async function brokerId(): Promise<number> {
    await using admin = new Admin({ bootstrapServers: cluster.bootstrapServers });
    return (await admin.describeCluster()).brokers[0]!.nodeId;
  }

  it('proposes, executes, verifies and cancels', async () => {
    await run('kafka-topics', [...cluster.at, '--create', '--topic', 'a', '--partitions', '2']);
    const id = await brokerId();
    const proposal = await reassign(`--generate --topics-to-move-json-file /plan.json --broker-list ${id}`, {
      topics: [{ topic: 'a' }],
    });
    const [, current = '', , , proposed = ''] = proposal.output.split('\n');
    assert.match(current, /^\{"version":1,"partitions":\[\{"topic":"a","partition":0,/);
    assert.deepEqual(
      JSON.parse(proposed),
      {
        version: 1,
        partitions: [0, 1].map((partition) => ({
          topic: 'a',
          partition,
          replicas: [id],
          log_dirs: ['any'],
        })),
      },
      proposal.errors,
    );
    const executed = await reassign(`--execute ${FILE} --throttle 5000`, proposed);
    assert.match(executed.output, /The inter-broker throttle limit was set to 5000 B\/s\n/);
    assert.match(executed.output, /Successfully started partition reassignments for a-0,a-1\n$/);
    await using admin = new Admin({ bootstrapServers: cluster.bootstrapServers });
    const throttled = async () => {
      const [topic] = await admin.describeConfigs([{ type: 'topic', name: 'a' }]);
      return topic?.configs.find(({ name }) => name === 'leader.replication.throttled.replicas')?.value;
    };
    assert.equal(await throttled(), `0:${id},1:${id}`);
    const verified = await reassign(`--verify ${FILE}`, proposed);
    assert.match(verified.output, /Reassignment of partition a-1 is completed\.\n/);
    assert.match(verified.output, /Clearing topic-level throttles on topic a\n$/);
    assert.equal(await throttled(), '');
    assert.equal((await reassign('--list')).output, 'No partition reassignments found.\n');
    assert.equal((await reassign('--list --output json')).output, '[]\n');
    const cancelled = await reassign(`--cancel ${FILE} --preserve-throttles`, proposed);
    assert.match(cancelled.output, /^None of the specified partition reassignments are active\.\n/);
  });

  it('says in one line what makes no sense, and changes nothing', async () => {
    const plan = (...replicas: number[]) => ({ partitions: [{ topic: 'none', partition: 0, replicas }] });
    const id = await brokerId();
    for (const [file, message] of [
      ['{bad', /The input string is not a valid JSON \(expected/],
      [{ version: 7 }, /Not supported version field value 7/],
      [{ partitions: 3 }, /"partitions" is no list/],
      [
        { partitions: [{ topic: 'none', partition: -1, replicas: [1] }] },
        /Not a reassignment of a partition/,
      ],
      [{}, /Partition reassignment list cannot be empty/],
      [plan(), /Partition replica list cannot be empty/],
      [plan(id, id), /may not contain duplicate entries: none-0 contains multiple entries for/],
      [plan(99_999), /Unknown broker id 99999/],
      [plan(id), /Topic none not found\./],
    ] as const) {
      const { code, output, errors } = await reassign(`--execute ${FILE}`, file);
      assert.deepEqual([code, output, errors.split('\n').length], [1, '', 2], errors);
      assert.match(errors, message);
    }
  });

  it('takes the options that go with an action, and no others', async () => {
    assert.match((await reassign('--list --verify')).errors, /exactly one action/);
    assert.match(
      (await reassign('--execute')).errors,
      /Missing required argument "\[reassignment-json-file\]"/,
    );
    assert.match(
      (await reassign(`--verify ${FILE} --additional`)).errors,
      /Option "\[additional\]" can't be used with action "\[verify\]"/,
    );
  });
});
