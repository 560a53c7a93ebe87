import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConfigError, IllegalStateError, KafkaError, Producer, TimeoutError } from '../../src/index.ts';
import type { PartitionQueue } from '../../src/producer/partition-queue.ts';
import type { TransactionCoordinator } from '../../src/producer/transaction-coordinator.ts';
import { Transactions } from '../../src/producer/transactions.ts';

/** A coordinator that notes what it is asked. */
function scripted(
  isSecondKind: boolean,
  failures: KafkaError[] = [],
): { readonly calls: string[]; readonly transactions: Transactions } {
  const calls: string[] = [];
  const note = (call: string) => async (): Promise<void> => {
    calls.push(call);
  };
  const answer = async (call: string): Promise<void> => {
    calls.push(call);
    const failure = failures.shift();
    if (failure !== undefined) throw failure;
  };
  const coordinator: Pick<TransactionCoordinator, keyof TransactionCoordinator> = {
    transactionalId: 'x',
    isSecondKind,
    init: () => answer('init'),
    addPartitions: async (queues) => {
      calls.push(`add ${queues.length}`);
    },
    commitOffsets: note('offsets'),
    end: (committed) => answer(committed ? 'commit' : 'abort'),
  };
  const records = {
    flush: note('flush'),
    drop: note('drop'),
    admitted: (queues: readonly PartitionQueue[]) => {
      calls.push(`admitted ${queues.length}`);
    },
  };
  return { calls, transactions: new Transactions(coordinator as TransactionCoordinator, records, 1000) };
}

/** A transaction with a part, whose end fails so often. */
async function open(failures: readonly KafkaError[]): Promise<ReturnType<typeof scripted>> {
  const pending: KafkaError[] = [];
  const stage = scripted(true, pending);
  await stage.transactions.init();
  pending.push(...failures);
  stage.transactions.begin();
  stage.transactions.admits(QUEUE);
  return stage;
}

const QUEUE = { topic: 't', partition: 0 } as PartitionQueue;

describe('Transactions', () => {
  test('the first kind adds partitions before they are written, and ends with an epoch of its own only when aborted', async () => {
    const { calls, transactions } = scripted(false);
    await transactions.init();
    transactions.begin();
    assert.equal(transactions.admits(QUEUE), false);
    await new Promise(setImmediate);
    assert.equal(transactions.admits(QUEUE), true);
    await transactions.commit();
    transactions.begin();
    await transactions.abort();
    assert.deepEqual(calls, ['init', 'add 1', 'admitted 1', 'flush', 'commit', 'drop', 'init']);
  });

  test('the second kind adds them by writing', async () => {
    const { calls, transactions } = scripted(true);
    await transactions.init();
    transactions.begin();
    assert.equal(transactions.admits(QUEUE), true);
    await transactions.abort();
    transactions.begin();
    await transactions.commit();
    assert.deepEqual(calls, ['init', 'drop', 'abort', 'flush']);
  });

  test('after a failure only aborting is possible, and then all is well again', async () => {
    const { transactions } = scripted(true);
    await transactions.init();
    transactions.begin();
    transactions.batchFailed(new KafkaError('MESSAGE_TOO_LARGE', 'abortable', 'too large', { topic: 't' }));
    assert.throws(() => transactions.throwUnlessOpen('send'), { code: 'MESSAGE_TOO_LARGE', topic: 't' });
    await assert.rejects(transactions.commit(), /can only be aborted, because of MESSAGE_TOO_LARGE/);
    await transactions.abort();
    transactions.begin();
    transactions.throwUnlessOpen('send');
  });

  test('a fatal failure stays', async () => {
    const { transactions } = scripted(true);
    await transactions.init();
    transactions.begin();
    transactions.batchFailed(new KafkaError('PRODUCER_FENCED', 'fatal', 'fenced'));
    await assert.rejects(transactions.abort(), { code: 'PRODUCER_FENCED' });
    assert.throws(() => transactions.begin(), { code: 'PRODUCER_FENCED' });
  });

  test('a start that ran out of time is tried again', async () => {
    const { transactions } = scripted(true, [new TimeoutError('late')]);
    await assert.rejects(transactions.init(), TimeoutError);
    await transactions.init();
    transactions.begin();
    transactions.throwUnlessOpen('send');
  });

  test('a commit that ran out of time can only be called again', async () => {
    const { calls, transactions } = await open([new TimeoutError('late')]);
    await assert.rejects(transactions.commit(), TimeoutError);
    await assert.rejects(transactions.abort(), /commitTransaction ran out of time and must be called again/);
    assert.throws(() => transactions.throwUnlessOpen('send'), IllegalStateError);
    await transactions.commit();
    transactions.begin();
    assert.deepEqual(calls, ['init', 'flush', 'commit', 'commit']);
  });

  test('what an abort that ran out of time dropped is never committed', async () => {
    const { calls, transactions } = await open([new TimeoutError('late')]);
    await assert.rejects(transactions.abort(), TimeoutError);
    await assert.rejects(transactions.commit(), /abortTransaction ran out of time and must be called again/);
    assert.equal(transactions.isAborting, true);
    await transactions.abort();
    assert.equal(transactions.isAborting, false);
    assert.deepEqual(calls, ['init', 'drop', 'abort', 'drop', 'abort']);
  });

  test('calls out of order say what is missing', async () => {
    const { transactions } = scripted(true);
    assert.throws(() => transactions.begin(), /initTransactions has not been called/);
    await transactions.init();
    await assert.rejects(transactions.init(), IllegalStateError);
    await assert.rejects(transactions.commit(), /no transaction is open/);
  });

  test('a producer without a transactional id', async () => {
    const producer = new Producer({ bootstrapServers: 'a:1' });
    assert.throws(() => producer.beginTransaction(), /transactional\.id/);
    await producer.close({ timeoutMs: 0 });
    assert.throws(
      () => new Producer({ bootstrapServers: 'a:1', transactionalId: 'x', acks: '1' }),
      ConfigError,
    );
  });
});
