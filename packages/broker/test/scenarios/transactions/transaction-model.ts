import assert from 'node:assert/strict';
import type { SeededRandom } from '@kavka/testkit';
import { API, createTopic, type TestTopic, type WireClient } from '@kavka/testkit/wire';
import type { TestNode } from '../test-node.ts';
import { committedValues } from './committed-records.ts';
import { History, type HistoryTransaction, PARTITIONS } from './transaction-history.ts';
import { type ProducerWorld, TransactionalProducer } from './transactional-producer.ts';

const PRODUCERS = 3;

/** Producers of both protocols at work, and what they may rely on. */
export class TransactionModel {
  readonly #random: SeededRandom;
  readonly history = new History();
  #topic: TestTopic | undefined;
  #producers: TransactionalProducer[] = [];

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  /** All that is open is given up: new producers take over, and what is there by then is compared with what was promised. */
  async takeOver(node: TestNode, client: WireClient): Promise<void> {
    this.#topic ??= await createTopic(client, 't', { partitions: PARTITIONS });
    await client.ask(API.findCoordinator, { keyType: 0, coordinatorKeys: ['any'] });
    this.#producers = [];
    for (let at = 0; at < PRODUCERS; at++) {
      const world: ProducerWorld = {
        node,
        client,
        topic: this.#topic,
        random: this.#random,
        history: this.history,
      };
      const producer = new TransactionalProducer(world, `p${at}`, at % 2 === 0);
      await producer.init();
      this.#producers.push(producer);
    }
    await this.#verify(client, this.#topic);
  }

  /** One thing that a producer may do. */
  async step(node: TestNode): Promise<void> {
    if (this.#random.oneIn(25)) await node.advance(this.#random.below(30_000));
    await this.#random.pick(this.#producers).step();
  }

  async #verify(client: WireClient, topic: TestTopic): Promise<void> {
    const found = new Map<string, number>();
    const order: string[] = [];
    for (let partition = 0; partition < PARTITIONS; partition++) {
      const { values, isStable } = await committedValues(client, topic, partition);
      assert.ok(isStable, `a transaction hangs in partition ${partition}`);
      for (const value of values) found.set(value, (found.get(value) ?? 0) + 1);
      order.push(...values.map((value) => `${partition}:${value}`));
    }
    for (const [value, times] of found) assert.equal(times, 1, `${value} is there ${times} times`);
    this.#verifyOrder(order);
    for (const transaction of this.history.transactions) verifyWhole(transaction, found);
    for (let at = 0; at < PRODUCERS; at++) await this.#verifyOffset(client, `p${at}`);
  }

  /** The records of a producer stand in the order in which it sent them. */
  #verifyOrder(order: readonly string[]): void {
    const sent = new Map(this.history.sent.map((record, at) => [record, at]));
    const last = new Map<string, number>();
    for (const record of order) {
      const at = sent.get(record);
      assert.ok(at !== undefined, `nobody has sent ${record}`);
      const [partition, producer] = record.split(/[:/]/);
      const key = `${partition} ${producer}`;
      assert.ok(at > (last.get(key) ?? -1), `${record} is out of order`);
      last.set(key, at);
    }
  }

  /** The offset of a producer's group is that of its last transaction that was committed, or of a later one that nobody knows of. */
  async #verifyOffset(client: WireClient, producer: string): Promise<void> {
    const groups = [{ groupId: producer, topics: null }];
    const answer = await client.ask(API.offsetFetch, { groups, requireStable: true }, 9);
    const offset = Number(answer.groups[0]?.topics[0]?.partitions[0]?.committedOffset ?? -1n);
    const own = this.history.transactions.filter(
      ({ name, offset: wanted }) => wanted >= 0 && name.startsWith(producer),
    );
    const lastSure =
      own.findLast(({ outcome, isOffsetSure }) => outcome === 'committed' && isOffsetSure)?.offset ?? -1;
    assert.ok(offset >= lastSure, `offset ${lastSure} is lost, there is ${offset}`);
    if (offset === lastSure) return;
    const found = own.find((transaction) => transaction.offset === offset);
    assert.notEqual(
      found?.outcome ?? 'aborted',
      'aborted',
      `offset ${offset} of an aborted transaction is there`,
    );
    if (found !== undefined) found.isOffsetSure = true;
  }
}

/** Committed: all is there. Aborted: nothing. Unknown: one of the two, and known from now on. */
function verifyWhole(transaction: HistoryTransaction, found: ReadonlyMap<string, number>): void {
  const { name, records } = transaction;
  const there = records.filter(({ value }) => found.has(value));
  if (transaction.outcome === 'unknown' && records.length > 0) {
    const isCommitted = there.length > 0;
    if (isCommitted)
      assert.ok(
        records.every(({ value, isSure }) => found.has(value) || !isSure),
        `${name} is torn`,
      );
    transaction.outcome = isCommitted ? 'committed' : 'aborted';
    // Its offset, where it has one, shares its fate.
    return;
  }
  if (transaction.outcome === 'committed') {
    const lost = records.filter(({ value, isSure }) => isSure && !found.has(value));
    assert.deepEqual(lost, [], `${name} was committed`);
  } else if (transaction.outcome === 'aborted') assert.deepEqual(there, [], `${name} was aborted`);
}
