import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Consumer, Producer } from '@kavka/client';
import { run, testCluster } from '../stage.ts';

describe('kafka-groups', () => {
  const cluster = testCluster();
  const list = (...words: string[]) => run('kafka-groups', [...cluster.at, '--list', ...words]);

  it('lists groups with their types and protocols', async () => {
    await run('kafka-topics', [...cluster.at, '--create', '--topic', 'a']);
    const { bootstrapServers } = cluster;
    await using producer = new Producer({ bootstrapServers });
    await producer.send({ topic: 'a', value: 'one' });
    await using old = new Consumer({ bootstrapServers, groupId: 'old', groupProtocol: 'classic' });
    old.assign([{ topic: 'a', partition: 0 }]);
    await old.commit([{ topic: 'a', partition: 0, offset: 0 }]);
    await using young = new Consumer({
      bootstrapServers,
      groupId: 'young',
      groupProtocol: 'consumer',
      autoOffsetReset: 'earliest',
    });
    young.subscribe(['a']);
    for await (const { value } of young) {
      assert.equal(value?.toString(), 'one');
      break;
    }
    const { output } = await list('--output', 'json');
    const rows: { group: string }[] = JSON.parse(output);
    assert.deepEqual(
      rows.toSorted((a, b) => a.group.localeCompare(b.group)),
      [
        { group: 'old', type: 'Classic', protocol: '' },
        { group: 'young', type: 'Consumer', protocol: 'consumer' },
      ],
    );
    assert.match(
      (await list('--group-type', 'consumer')).output,
      /^GROUP +TYPE +PROTOCOL *\nyoung +Consumer +consumer *\n$/,
    );
    assert.doesNotMatch((await list('--share')).output, /old|young/);
  });

  it('wants one action and filters that go together', async () => {
    assert.match((await run('kafka-groups', [...cluster.at])).errors, /--list/);
    assert.equal((await list('--consumer', '--share')).code, 1);
  });
});
