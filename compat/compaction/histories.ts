import {
  type Codec,
  Codec as Codecs,
  ControlType,
  endMarkerBatch,
  RecordBatchBuilder,
  type RecordBatchOptions,
} from '@kavka/protocol/records';
import type { PartitionLog } from '@kavka/storage';
import { SeededRandom } from '@kavka/testkit';

const RECORDS_IN_BATCH = 12;
/** The producer whose transaction is left open. */
const LEFT_OPEN = 4999n;
const CODECS = Object.values(Codecs);

interface Producer {
  readonly producerId: bigint;
  readonly isTransactional: boolean;
  sequence: number;
  batchesInTransaction: number;
}

/** What a history is of. */
export interface Shape {
  readonly keys: number;
  readonly valueBytes: number;
  /** About a MiB for each 220 batches with values of 225 bytes. */
  readonly batches: number;
  readonly hasTransactions: boolean;
  /** A transaction begins in its middle and is left open: no cleaner may go beyond it. */
  readonly leavesOpen: boolean;
}

/** Appends what a seed makes: keys again and again, tombstones, headers, all codecs, idempotent and transactional producers. */
export class History {
  readonly #random: SeededRandom;
  readonly #producers: Producer[];
  readonly #startMs: number;
  readonly #shape: Shape;
  #count = 0;

  constructor(seed: number, startMs: number, shape: Shape) {
    this.#shape = shape;
    this.#startMs = startMs;
    this.#random = new SeededRandom(seed);
    this.#producers = Array.from({ length: 9 }, (_, index) => ({
      producerId: BigInt(5000 + seed * 100 + index),
      isTransactional: index >= 5,
      sequence: 0,
      batchesInTransaction: 0,
    }));
  }

  /** All transactions are ended, but for the one that is left open. */
  async append(log: PartitionLog): Promise<void> {
    const { batches, leavesOpen } = this.#shape;
    for (let number = 0; number < batches; number++) {
      if (leavesOpen && number === batches / 2) await this.#leaveOpen(log);
      await this.#appendBatch(log);
    }
    for (const producer of this.#producers)
      if (producer.batchesInTransaction > 0) await this.#end(log, producer);
    log.advanceHighWatermark(log.logEndOffset);
    log.roll();
  }

  async #leaveOpen(log: PartitionLog): Promise<void> {
    log.roll();
    const options = { producerId: LEFT_OPEN, producerEpoch: 0, baseSequence: 0, isTransactional: true };
    await append(log, this.#batch(options), 'client');
  }

  async #appendBatch(log: PartitionLog): Promise<void> {
    const producer = this.#producers[this.#random.below(this.#producers.length + 3)];
    const isTransactional = this.#shape.hasTransactions && producer?.isTransactional === true;
    const codec = CODECS[this.#random.below(CODECS.length)] as Codec;
    const options =
      producer === undefined
        ? { codec }
        : {
            codec,
            producerId: producer.producerId,
            producerEpoch: 0,
            baseSequence: producer.sequence,
            isTransactional,
          };
    await append(log, this.#batch(options), 'client');
    if (producer === undefined) return;
    producer.sequence += RECORDS_IN_BATCH;
    if (!isTransactional) return;
    producer.batchesInTransaction++;
    if (this.#random.below(4) === 0) await this.#end(log, producer);
  }

  async #end(log: PartitionLog, producer: Producer): Promise<void> {
    producer.batchesInTransaction = 0;
    const type = this.#random.below(3) === 0 ? ControlType.abort : ControlType.commit;
    await end(log, producer.producerId, type, this.#startMs + this.#count);
  }

  #batch(options: RecordBatchOptions): Buffer {
    const builder = new RecordBatchBuilder(options);
    for (let number = 0; number < RECORDS_IN_BATCH; number++) {
      const key = Buffer.from(`key ${this.#random.below(this.#shape.keys)}`);
      const value =
        this.#random.below(12) === 0
          ? null
          : Buffer.from(Buffer.from(this.#random.bytes(this.#shape.valueBytes)).toString('base64'));
      const headers = this.#random.below(5) === 0 ? [{ key: 'h', value: Buffer.from([number]) }] : [];
      builder.append(this.#startMs + this.#count++ - this.#random.below(5), key, value, headers);
    }
    return builder.build();
  }
}

/** Commits what a history has left open. */
export async function endLeftOpen(log: PartitionLog): Promise<void> {
  await end(log, LEFT_OPEN, ControlType.commit, Date.now());
  log.advanceHighWatermark(log.logEndOffset);
}

function end(
  log: PartitionLog,
  producerId: bigint,
  type: typeof ControlType.abort | typeof ControlType.commit,
  timestamp: number,
): Promise<void> {
  const marker = endMarkerBatch({ type, producerId, producerEpoch: 0, coordinatorEpoch: 1, timestamp });
  return append(log, marker, 'coordinator');
}

function append(log: PartitionLog, batch: Buffer, origin: 'client' | 'coordinator'): Promise<void> {
  return new Promise((resolve, reject) => {
    const { errorCode, errorMessage } = log.append(batch, {
      origin,
      leaderEpoch: Math.max(log.lastEpoch, 0),
      written: (error) => (error === undefined ? resolve() : reject(error)),
    });
    if (errorCode !== 0) reject(new Error(`${errorCode}: ${errorMessage}`));
  });
}
