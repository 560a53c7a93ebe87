import { setTimeout as delay } from 'node:timers/promises';
import { committedOffset, findCoordinator } from '../wire/group-requests.ts';
import { API, produceBody, RefusedError, readProduceAnswer } from '../wire/requests.ts';
import {
  addOffsets,
  addPartition,
  commitOffsetInTransaction,
  endTransaction,
  initTransactions,
  type Transactor,
} from '../wire/transaction-requests.ts';
import type { WireConnection } from '../wire/wire-connection.ts';
import { DUPLICATE_SEQUENCE, isRetriable, PRODUCE_VERSION } from './answers.ts';
import type { Account } from './ledger.ts';
import { Link } from './link.ts';
import { type Load, placeOf, type SoakTopic } from './load.ts';
import { type Draft, markedBatch } from './marked-batch.ts';

const PAUSE_MS = 30;
const MOST_RECORDS = 20;
const MOST_BATCHES = 4;
const TIMEOUT_MS = 600_000;
const CONCURRENT_TRANSACTIONS = 51;
const PLAIN: Draft = { key: null, isTombstone: false };

/** Of a transaction that is given up; in no ledger, so that a record of it that is read is one too many. */
const NOBODY = 0xffff;

/** How a transaction ends: the last is left open, as by a client that was killed, and its successor begins. */
type Ending = 'commit' | 'abort' | 'leave';

/** One transaction after the other, each with records and an offset of a group, and each brought to the end that it was to have. */
export class TransactionalWriter {
  readonly #load: Load;
  readonly #link: Link;
  readonly #topic: SoakTopic;
  readonly #writer: number;
  readonly #name: string;
  readonly #accounts: readonly Account[];
  /** Of the present epoch, by partition. */
  #sequences: number[] = [];
  #committedOffset = -1n;

  constructor(load: Load, topic: SoakTopic, writer: number) {
    this.#load = load;
    this.#link = new Link(load.port);
    this.#topic = topic;
    this.#writer = writer;
    this.#name = `transactional-${writer}`;
    this.#accounts = Array.from({ length: topic.partitions }, (_, partition) =>
      load.ledger.open(placeOf(topic, partition), writer, 'exactly-once'),
    );
  }

  async run(): Promise<void> {
    await this.#link.ask((wire) => findCoordinator(wire, this.#name, 'transaction'));
    await this.#link.ask((wire) => findCoordinator(wire, this.#name));
    let transactor = await this.#begin();
    for (let number = 0n; !this.#load.isEnding(); number++) {
      const ending = this.#drawEnding();
      await this.#write(transactor, ending, number);
      if (ending === 'leave') transactor = await this.#begin();
      else await this.#persist((wire) => endTransaction(wire, transactor, ending === 'commit'));
      if (ending === 'commit') this.#committedOffset = number;
      await delay(PAUSE_MS);
    }
    await this.#begin(); // what is left open is aborted
    await this.#checkOffset();
    this.#link.drop();
  }

  #drawEnding(): Ending {
    const drawn = this.#load.below(10);
    return drawn < 6 ? 'commit' : drawn < 9 ? 'abort' : 'leave';
  }

  async #begin(): Promise<Transactor> {
    this.#sequences = this.#accounts.map(() => 0);
    return this.#persist((wire) => initTransactions(wire, this.#name, TIMEOUT_MS));
  }

  async #write(transactor: Transactor, ending: Ending, number: bigint): Promise<void> {
    const batches = 1 + this.#load.below(MOST_BATCHES);
    for (let index = 0; index < batches; index++) await this.#writeBatch(transactor, ending);
    const place = { topic: this.#topic.name, partition: 0, offset: number };
    await this.#persist((wire) => addOffsets(wire, transactor, this.#name));
    await this.#persist((wire) => commitOffsetInTransaction(wire, transactor, this.#name, place));
  }

  async #writeBatch(transactor: Transactor, ending: Ending): Promise<void> {
    const { name, codec } = this.#topic;
    const partition = this.#load.below(this.#accounts.length);
    const account = this.#accounts[partition] as Account;
    const drafts = Array.from({ length: 1 + this.#load.below(MOST_RECORDS) }, () => PLAIN);
    const counts = ending === 'commit';
    const first = counts ? account.send(drafts.length) : 0;
    const baseSequence = this.#sequences[partition] ?? 0;
    this.#sequences[partition] = baseSequence + drafts.length;
    const producer = { ...transactor, baseSequence, isTransactional: true };
    const bytes = markedBatch(counts ? this.#writer : NOBODY, first, drafts, { codec, producer });
    const body = produceBody(name, partition, bytes, -1, this.#name);
    await this.#persist((wire) => addPartition(wire, transactor, name, partition));
    await this.#persist((wire) => produce(wire, body));
    if (!counts) return;
    account.acknowledge(first, drafts.length);
    this.#load.ledger.acknowledgedRecords += drafts.length;
  }

  /** Asks until it is done: each of these requests may be sent again. */
  #persist<T>(ask: (wire: WireConnection) => Promise<T>): Promise<T> {
    return this.#link.ask(async (wire) => {
      for (;;) {
        try {
          return await ask(wire);
        } catch (error) {
          if (!(error instanceof RefusedError)) throw error;
          if (!isRetriable(error.errorCode) && error.errorCode !== CONCURRENT_TRANSACTIONS)
            this.#load.findings.note('refused', `${this.#name}: ${error.message}`);
          await delay(PAUSE_MS);
        }
      }
    });
  }

  /** The offset of the last transaction that was committed, and of none that was aborted. */
  async #checkOffset(): Promise<void> {
    const found = await this.#link.ask((wire) => committedOffset(wire, this.#name, this.#topic.name, 0));
    if (found !== this.#committedOffset)
      this.#load.findings.note(
        'rewound',
        `${this.#name} is at ${found}, and committed ${this.#committedOffset}`,
      );
  }
}

async function produce(wire: WireConnection, body: Buffer): Promise<void> {
  const { errorCode } = readProduceAnswer(await wire.request(API.PRODUCE, PRODUCE_VERSION, body));
  if (errorCode !== 0 && errorCode !== DUPLICATE_SEQUENCE) throw new RefusedError('produce', errorCode);
}
