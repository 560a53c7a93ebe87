import assert from 'node:assert/strict';
import { readBack } from '../client/read-back.ts';
import type { TransactingClient, TransactionRound } from '../clients/client.ts';
import { createReadyTopic } from '../wire/ready-topic.ts';
import type { Stage } from './stage.ts';

const ROUNDS = 20;
const VALUES = 6;

/** Transactions over two partitions, every third aborted: readers of committed data see the others, in order. */
export async function playTransactions(client: TransactingClient, stage: Stage): Promise<void> {
  const topic = stage.name('transactions');
  await stage.wire((wire) => createReadyTopic(wire, topic, 2));
  const rounds: TransactionRound[] = Array.from({ length: ROUNDS }, (_, round) => ({
    values: Array.from({ length: VALUES }, (_, at) => `${round}-${at}`),
    isCommitted: round % 3 !== 1,
  }));
  await client.transact(topic, stage.name('transactional-id'), rounds);
  const found = await readBack(stage.server.address, topic);
  for (const partition of [0, 1]) {
    const expected = rounds
      .filter(({ isCommitted }) => isCommitted)
      .flatMap(({ values }) => values.filter((_, at) => at % 2 === partition));
    const values = found.filter((record) => record.partition === partition).map(({ value }) => value);
    assert.deepEqual(values, expected, `partition ${partition}`);
  }
}
