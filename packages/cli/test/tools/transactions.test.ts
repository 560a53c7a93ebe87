import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Producer } from '@kavka/client';
import { run, testCluster } from '../stage.ts';

describe('kafka-transactions', () => {
  const cluster = testCluster();
  const transactions = (words: string) => run('kafka-transactions', [...cluster.at, ...words.split(' ')]);
  const rows = async (words: string) => JSON.parse((await transactions(`${words} --output json`)).output);

  it('shows an open transaction and its producer, and ends it', async () => {
    await run('kafka-topics', [...cluster.at, '--create', '--topic', 'a']);
    await using producer = new Producer({
      bootstrapServers: cluster.bootstrapServers,
      transactionalId: 'pays',
      transactionTimeoutMs: 60_000,
    });
    await producer.initTransactions();
    await producer.beginTransaction();
    await producer.send({ topic: 'a', value: 'one' });
    assert.match((await transactions('list')).output, /^TransactionalId\tCoordinator\t.*\npays +\t\d/);
    const [listed] = await rows('list --transactional-id-pattern p.*');
    assert.equal(listed.transactionState, 'Ongoing');
    assert.deepEqual(await rows('list --transactional-id-pattern q.*'), []);
    const [described] = await rows('describe --transactional-id pays');
    assert.equal(described.topicPartitions, 'a-0');
    assert.ok(described.transactionDurationMs >= 0);
    const [open] = await rows('describe-producers --topic a --partition 0');
    assert.equal(open.currentTransactionStartOffset, 0);
    assert.equal(open.producerId, described.producerId);
    assert.equal((await rows('find-hanging --topic a --max-transaction-timeout -1')).length, 0);
    const elsewhere = await transactions('abort --topic a --partition 0 --start-offset 7');
    assert.equal(
      elsewhere.errors,
      'Could not find any open transactions starting at offset 7 on partition a-0\n',
    );
    assert.equal((await transactions('forceTerminateTransaction --transactionalId pays')).code, 0);
    const [ended] = await rows('describe-producers --topic a --partition 0');
    assert.equal(ended.currentTransactionStartOffset, 'None');
    await assert.rejects(producer.commitTransaction());
  });

  it('says in one line what is wrong', async () => {
    const missing = await transactions('describe --transactional-id none');
    assert.equal(missing.code, 1);
    assert.match(missing.errors, /^Failed to describe transaction state of transactional-id `none`: .*\n$/);
    assert.match((await transactions('find-hanging')).errors, /requires either --topic or --broker-id/);
    assert.match(
      (await transactions('abort --topic a --partition 0 --producer-id 1')).errors,
      /^Missing required argument --producer-epoch\n$/,
    );
    for (const words of ['describe-producers --topic none', 'abort --start-offset 0 --topic none'])
      assert.match(
        (await transactions(`${words} --partition 0`)).errors,
        /^Failed .* partition none-0.*: This server does not host this topic-partition\.\n$/,
      );
  });
});
