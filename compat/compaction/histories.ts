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

const KEYS = 3000;
const RECORDS_IN_BATCH = 12;
const VALUE_BYTES = 225;
const CODECS = Object.values(Codecs);

interface Producer {
  readonly producerId: bigint;
  readonly isTransactional: boolean;
  sequence: number;
  batchesInTransaction: number;
}

/** Appends what a seed makes: keys again and again, tombstones, headers, all codecs, idempotent and transactional producers. */
export class History {
  readonly #random: SeededRandom;
  readonly #producers: Producer[];
  readonly #startMs: number;
  #count = 0;

  constructor(seed: number, startMs: number) {
    this.#startMs = startMs;
    this.#random = new SeededRandom(seed);
    this.#producers = Array.from({ length: 9 }, (_, index) => ({
      producerId: BigInt(5000 + seed * 100 + index),
      isTransactional: index >= 5,
      sequence: 0,
      batchesInTransaction: 0,
    }));
  }

  /** About a MiB for each 220 batches. All transactions are ended. */
  async append(log: PartitionLog, batches: number): Promise<void> {
    for (let number = 0; number < batches; number++) await this.#appendBatch(log);
    for (const producer of this.#producers)
      if (producer.batchesInTransaction > 0) await this.#end(log, producer);
    log.advanceHighWatermark(log.logEndOffset);
    log.roll();
  }

  async #appendBatch(log: PartitionLog): Promise<void> {
    const producer = this.#producers[this.#random.below(this.#producers.length + 3)];
    const codec = CODECS[this.#random.below(CODECS.length)] as Codec;
    const options =
      producer === undefined
        ? { codec }
        : {
            codec,
            producerId: producer.producerId,
            producerEpoch: 0,
            baseSequence: producer.sequence,
            isTransactional: producer.isTransactional,
          };
    await append(log, this.#batch(options), 'client');
    if (producer === undefined) return;
    producer.sequence += RECORDS_IN_BATCH;
    if (!producer.isTransactional) return;
    producer.batchesInTransaction++;
    if (this.#random.below(4) === 0) await this.#end(log, producer);
  }

  async #end(log: PartitionLog, producer: Producer): Promise<void> {
    producer.batchesInTransaction = 0;
    const type = this.#random.below(3) === 0 ? ControlType.abort : ControlType.commit;
    const { producerId } = producer;
    const timestamp = this.#startMs + this.#count;
    const marker = endMarkerBatch({ type, producerId, producerEpoch: 0, coordinatorEpoch: 1, timestamp });
    await append(log, marker, 'coordinator');
  }

  #batch(options: RecordBatchOptions): Buffer {
    const builder = new RecordBatchBuilder(options);
    for (let number = 0; number < RECORDS_IN_BATCH; number++) {
      const key = Buffer.from(`key ${this.#random.below(KEYS)}`);
      const value =
        this.#random.below(12) === 0
          ? null
          : Buffer.from(Buffer.from(this.#random.bytes(VALUE_BYTES)).toString('base64'));
      const headers = this.#random.below(5) === 0 ? [{ key: 'h', value: Buffer.from([number]) }] : [];
      builder.append(this.#startMs + this.#count++ - this.#random.below(5), key, value, headers);
    }
    return builder.build();
  }
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
