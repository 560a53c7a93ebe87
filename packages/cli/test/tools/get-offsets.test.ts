import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Producer } from '@kavka/client';
import { run, testCluster } from '../stage.ts';

describe('kafka-get-offsets', () => {
  const cluster = testCluster();
  const offsets = (...words: string[]) => run('kafka-get-offsets', [...cluster.at, ...words]);

  it('shows the offsets of the partitions that are asked for', async () => {
    await run('kafka-topics', [...cluster.at, '--create', '--topic', 'a', '--partitions', '3']);
    await using producer = new Producer({ bootstrapServers: cluster.bootstrapServers });
    await producer.send({ topic: 'a', partition: 1, value: 'one', timestamp: 1000n });
    await producer.send({ topic: 'a', partition: 1, value: 'two', timestamp: 2000n });
    assert.equal((await offsets()).output, 'a:0:0\na:1:2\na:2:0\n');
    assert.equal((await offsets('--topic', 'a', '--partitions', '1,2')).output, 'a:1:2\na:2:0\n');
    assert.equal((await offsets('--topic-partitions', 'a:1-')).output, 'a:1:2\na:2:0\n');
    assert.equal((await offsets('--time', 'earliest', '--partitions', '1')).output, 'a:1:0\n');
    assert.equal((await offsets('--time', '1500')).output, 'a:1:1\n');
    assert.equal((await offsets('--time', '-3')).output, 'a:1:1\n');
    const { output } = await offsets('--partitions', '1', '--output', 'json');
    assert.deepEqual(JSON.parse(output), [{ topic: 'a', partition: 1, offset: 2 }]);
  });

  it('says what is wrong', async () => {
    const { code, errors } = await offsets('--topic', 'nope');
    assert.equal(code, 1);
    assert.equal(errors, 'Error occurred: Could not match any topic-partitions with the specified filters\n');
    assert.match(
      (await offsets('--time', 'soon')).errors,
      /^Error occurred: Malformed time argument soon\. Please use/,
    );
    assert.match((await offsets('--partitions', 'x')).errors, /but received: x\n$/);
  });

  it('knows the name of --bootstrap-server in old documentation', async () => {
    const { code } = await run('kafka-get-offsets', ['--broker-list', cluster.bootstrapServers]);
    assert.equal(code, 0);
  });
});
