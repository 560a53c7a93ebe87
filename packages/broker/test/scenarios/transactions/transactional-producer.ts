import assert from 'node:assert/strict';
import { ErrorCode } from '@kavka/protocol';
import type { SeededRandom } from '@kavka/testkit';
import { API, batchOf, produceRequest, type TestTopic, type WireClient } from '@kavka/testkit/wire';
import type { TestNode } from '../test-node.ts';
import { type History, type HistoryTransaction, PARTITIONS } from './transaction-history.ts';

const TIMEOUT_MS = 25_000;
const ATTEMPTS = 200;
const RETRY_MS = 20;

const RETRIABLE: ReadonlySet<number> = new Set([
  ErrorCode.CONCURRENT_TRANSACTIONS,
  ErrorCode.COORDINATOR_LOAD_IN_PROGRESS,
  ErrorCode.COORDINATOR_NOT_AVAILABLE,
  ErrorCode.NOT_COORDINATOR,
]);

export interface ProducerWorld {
  readonly node: TestNode;
  readonly client: WireClient;
  readonly topic: TestTopic;
  readonly random: SeededRandom;
  readonly history: History;
}

interface EndRequest {
  readonly transactionalId: string;
  readonly producerId: bigint;
  readonly producerEpoch: number;
  readonly committed: boolean;
}

/** A producer by the first protocol, or by that of KIP-890, that writes down what it was promised. */
export class TransactionalProducer {
  readonly #world: ProducerWorld;
  readonly #id: string;
  readonly #isSecondKind: boolean;
  readonly #sequences = new Map<number, number>();
  #producerId = -1n;
  #epoch = -1;
  #open: HistoryTransaction | undefined;
  /** The end of the transaction before: the network may deliver it late, or again. */
  #lastEnd: EndRequest | undefined;

  constructor(world: ProducerWorld, id: string, isSecondKind: boolean) {
    this.#world = world;
    this.#id = id;
    this.#isSecondKind = isSecondKind;
  }

  async step(): Promise<void> {
    const chance = this.#world.random.below(12);
    if (this.#producerId === -1n || chance === 0) await this.init();
    else if (chance <= 5) await this.#send();
    else if (chance === 6) await this.#commitOffset();
    else if (chance === 7) await this.#deliverLate();
    else if (this.#open !== undefined) await this.#end(this.#open, chance <= 10);
  }

  /** Starts anew: what was open is given up. */
  async init(): Promise<void> {
    this.#forget();
    const { client } = this.#world;
    await client.ask(API.findCoordinator, { keyType: 1, coordinatorKeys: [this.#id] });
    const result = await this.#patiently(() =>
      client.send(API.initProducerId, {
        transactionalId: this.#id,
        transactionTimeoutMs: TIMEOUT_MS,
        producerId: -1n,
        producerEpoch: -1,
      }),
    );
    assert.equal(result.errorCode, 0, 'a producer that starts gets an id');
    this.#producerId = result.producerId;
    this.#epoch = result.producerEpoch;
  }

  async #send(): Promise<void> {
    const { random, topic, history, client } = this.#world;
    const transaction = this.#transaction();
    const partition = random.below(PARTITIONS);
    if (!this.#isSecondKind && !(await this.#add(topic.name, partition))) return;
    const value = `${transaction.name}/${transaction.records.length}`;
    const record = { value, isSure: false };
    transaction.records.push(record);
    history.sent.push(`${partition}:${value}`);
    const baseSequence = this.#sequences.get(partition) ?? 0;
    const { producerId, producerEpoch } = this.#producer();
    const batch = () => batchOf([value], { producerId, producerEpoch, baseSequence, isTransactional: true });
    const request = () => ({
      ...produceRequest(topic, batch(), { partition }),
      transactionalId: this.#id,
      topicData: [{ name: topic.name, partitionData: [{ index: partition, records: batch() }] }],
    });
    const version = this.#isSecondKind ? 12 : 11;
    // The network may deliver it twice.
    const copies = random.oneIn(5) ? 2 : 1;
    const answers = Array.from({ length: copies }, () => client.send(API.produce, request(), version));
    await this.#world.node.advance(200);
    const [first] = await Promise.all(answers);
    const errorCode = first?.responses[0]?.partitionResponses[0]?.errorCode;
    if (errorCode === ErrorCode.NONE) {
      record.isSure = true;
      this.#sequences.set(partition, baseSequence + 1);
    } else this.#forget();
  }

  async #commitOffset(): Promise<void> {
    const { client, history } = this.#world;
    const transaction = this.#transaction();
    if (!this.#isSecondKind) {
      const { errorCode } = await this.#patiently(() =>
        client.send(API.addOffsetsToTxn, { ...this.#named(), groupId: this.#id }),
      );
      if (errorCode !== 0) return this.#forget();
    }
    const offset = history.transactions.length;
    transaction.offset = offset;
    const version = this.#isSecondKind ? 5 : 3;
    const answer = await this.#patiently(async () => {
      const { topics } = await client.send(
        API.txnOffsetCommit,
        {
          ...this.#named(),
          groupId: this.#id,
          topics: [{ name: 't', partitions: [{ partitionIndex: 0, committedOffset: BigInt(offset) }] }],
        },
        version,
      );
      return { errorCode: topics[0]?.partitions[0]?.errorCode ?? -1 };
    });
    if (answer.errorCode === 0) transaction.isOffsetSure = true;
    else this.#forget();
    return undefined;
  }

  async #end(transaction: HistoryTransaction, committed: boolean): Promise<void> {
    const { client, random } = this.#world;
    const end = { ...this.#named(), committed };
    const version = this.#isSecondKind ? 5 : 4;
    if (committed) transaction.outcome = 'unknown';
    this.#open = undefined;
    const copy = random.oneIn(4) ? client.send(API.endTxn, end, version) : undefined;
    const result = await this.#patiently(() => client.send(API.endTxn, end, version));
    await copy;
    this.#lastEnd = end;
    if (result.errorCode !== 0) {
      this.#forget();
      return;
    }
    if (committed) transaction.outcome = 'committed';
    if (!this.#isSecondKind) return;
    if (result.producerId !== this.#producerId || result.producerEpoch !== this.#epoch)
      this.#sequences.clear();
    this.#producerId = result.producerId;
    this.#epoch = result.producerEpoch;
  }

  /** The end of an earlier transaction must not end this one. The first protocol cannot tell them apart. */
  async #deliverLate(): Promise<void> {
    if (this.#lastEnd === undefined || !this.#isSecondKind) return;
    const { client, node } = this.#world;
    const isOpen = this.#open !== undefined;
    const late = client.send(API.endTxn, this.#lastEnd);
    await node.advance(RETRY_MS);
    const { errorCode } = await late;
    if (isOpen) assert.notEqual(errorCode, 0, 'a late end has ended another transaction');
  }

  async #add(topic: string, partition: number): Promise<boolean> {
    const { client } = this.#world;
    const answer = await this.#patiently(async () => {
      const { resultsByTopicV3AndBelow: results } = await client.send(
        API.addPartitionsToTxn,
        {
          v3AndBelowTransactionalId: this.#id,
          v3AndBelowProducerId: this.#producerId,
          v3AndBelowProducerEpoch: this.#epoch,
          v3AndBelowTopics: [{ name: topic, partitions: [partition] }],
        },
        3,
      );
      return { errorCode: results[0]?.resultsByPartition[0]?.partitionErrorCode ?? -1 };
    });
    if (answer.errorCode !== 0) this.#forget();
    return answer.errorCode === 0;
  }

  /** Asks until the answer is one that a client does not retry by itself. */
  async #patiently<Answer extends { readonly errorCode: number }>(
    ask: () => Promise<Answer>,
  ): Promise<Answer> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const answer = ask();
      await this.#world.node.advance(RETRY_MS);
      const result = await answer;
      if (!RETRIABLE.has(result.errorCode)) return result;
    }
    throw new Error(`${this.#id} has asked ${ATTEMPTS} times`);
  }

  #transaction(): HistoryTransaction {
    this.#open ??= this.#world.history.begin(this.#id);
    return this.#open;
  }

  #named() {
    return { transactionalId: this.#id, ...this.#producer() };
  }

  #producer() {
    return { producerId: this.#producerId, producerEpoch: this.#epoch };
  }

  #forget(): void {
    this.#producerId = -1n;
    this.#open = undefined;
    this.#sequences.clear();
  }
}
