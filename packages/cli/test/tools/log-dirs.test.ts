import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run, testCluster } from '../stage.ts';

describe('kafka-log-dirs', () => {
  const cluster = testCluster();
  const describeDirs = (...words: string[]) => run('kafka-log-dirs', [...cluster.at, '--describe', ...words]);

  it('shows the partitions of topics, and how large they are', async () => {
    await run('kafka-topics', [...cluster.at, '--create', '--topic', 'a', '--partitions', '2']);
    await run('kafka-topics', [...cluster.at, '--create', '--topic', 'b']);
    const { output } = await describeDirs('--topic-list', 'a');
    const [asking, received, json = ''] = output.split('\n');
    assert.equal(asking, 'Querying brokers for log directories information');
    assert.match(received ?? '', /^Received log directory information from brokers \d+$/);
    const { version, brokers } = JSON.parse(json);
    assert.equal(version, 1);
    const [{ error, partitions }] = brokers[0].logDirs;
    assert.equal(error, null);
    assert.deepEqual(
      partitions.toSorted((a: { partition: string }, b: { partition: string }) =>
        a.partition.localeCompare(b.partition),
      ),
      ['a-0', 'a-1'].map((partition) => ({ partition, size: 0, offsetLag: 0, isFuture: false })),
    );
  });

  it('says which brokers do not exist', async () => {
    const { code, errors } = await describeDirs('--broker-list', '77');
    assert.equal(code, 1);
    assert.match(errors, /do not exist from --broker-list: 77\. Current existent brokers: \d+/);
    assert.match((await describeDirs('--broker-list', 'x')).errors, /expects ids of brokers, not "x"/);
  });
});
