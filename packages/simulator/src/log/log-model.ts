import type { ModelBatch, ModelRecord } from './model-batch.ts';

/** What the model knows of a producer: what its batches, from the first on, make of it. */
export interface ModelProducer {
  readonly producerEpoch: number;
  /** Of the present epoch; -1 for none. */
  readonly lastSequence: number;
  /** Of its last data batch, -1 for none. */
  readonly lastDataOffset: number;
  /** Of its last batch of either kind. */
  readonly lastOffset: number;
  /** -1 for none. */
  readonly transactionFirstOffset: number;
}

export interface ModelTransaction {
  readonly producerId: bigint;
  readonly firstOffset: number;
  /** Of the marker. */
  readonly lastOffset: number;
}

/** A log as a plain list of batches. Those before its start are remembered. */
export class LogModel {
  /** Acknowledged, from offset 0 on. */
  batches: ModelBatch[] = [];
  /** Taken, not acknowledged yet. */
  pending: ModelBatch[] = [];
  /** Given up: cut, or not written. A crash may bring them back, as nothing made their end durable. */
  #givenUp: ModelBatch[] = [];
  start = 0;
  end = 0;
  /** What stands before it must survive the machine's stop. */
  durable = 0;
  /** Up to here records were deleted, though a crash may bring them back. */
  deletedTo = 0;
  /** A deletion of records before this offset, or fewer, has begun. */
  deletingTo = 0;
  /** A truncation to this offset has begun. */
  cuttingTo = Number.POSITIVE_INFINITY;
  /** Base offsets of batches that the disk has damaged. */
  readonly damaged = new Set<number>();
  /** One of the files derived from the batches was damaged: lookups may fail, reads must not. */
  areIndexesDamaged = false;

  get isDamaged(): boolean {
    return this.damaged.size > 0 || this.areIndexesDamaged;
  }

  /** Acknowledged or not. */
  get taken(): ModelBatch[] {
    return [...this.batches, ...this.pending];
  }

  get nextOffset(): number {
    return (this.pending.at(-1)?.lastOffset ?? this.end - 1) + 1;
  }

  /** Whether damage may keep a batch from being read: its own, or that of a header before it, which may claim its offsets. */
  mayHide({ baseOffset }: ModelBatch): boolean {
    return Math.min(...this.damaged) <= baseOffset;
  }

  /** The latest leader's: that of records that were cut too. */
  get epoch(): number {
    const all = [...this.batches, ...this.pending, ...this.#givenUp];
    return Math.max(-1, ...all.map(({ leaderEpoch }) => leaderEpoch));
  }

  /** The start of the log moves forward. */
  deleteTo(offset: number): void {
    this.deletingTo = 0;
    this.start = Math.max(this.start, offset);
    this.deletedTo = Math.max(this.deletedTo, this.start);
  }

  acknowledge(batch: ModelBatch): void {
    this.pending = this.pending.filter((other) => other !== batch);
    this.batches.push(batch);
    this.end = batch.lastOffset + 1;
  }

  giveUp(batch: ModelBatch): void {
    this.pending = this.pending.filter((other) => other !== batch);
    this.#givenUp.push(batch);
  }

  /** Cuts the batches from `offset` on. */
  truncateTo(offset: number): void {
    const place = this.placeOf(offset);
    this.#givenUp.push(...this.batches.filter(({ lastOffset }) => lastOffset >= offset));
    this.batches = this.batches.filter(({ lastOffset }) => lastOffset < offset);
    this.end = Math.min(this.end, offset);
    this.start = Math.min(this.start, offset);
    this.deletedTo = Math.min(this.deletedTo, offset);
    this.durable = Math.min(this.durable, place);
  }

  /** Where the batch that holds `offset` begins: batches are cut as a whole. */
  placeOf(offset: number): number {
    return this.batches.find(({ lastOffset }) => lastOffset >= offset)?.baseOffset ?? offset;
  }

  /** Everything that may stand at an offset after a crash. */
  candidatesAt(baseOffset: number): ModelBatch[] {
    return [...this.batches, ...this.pending, ...this.#givenUp].filter(
      (batch) => batch.baseOffset === baseOffset,
    );
  }

  /** What stands at an offset, or may after a crash. */
  holderOf(offset: number): ModelBatch | undefined {
    return (
      this.taken.find(({ lastOffset }) => lastOffset >= offset) ??
      this.#givenUp.find(({ baseOffset, lastOffset }) => baseOffset <= offset && lastOffset >= offset)
    );
  }

  /** The acknowledged batch that begins at `baseOffset`. */
  batchAt(baseOffset: number): ModelBatch | undefined {
    return this.batches.find((batch) => batch.baseOffset === baseOffset);
  }

  /** A crash has left `found` between `start` and `end`, and that is the log from now on. */
  adopt(found: readonly ModelBatch[], start: number, end: number): void {
    const first = found[0]?.baseOffset ?? end;
    const before = this.batches.filter((batch) => batch.baseOffset < first && batch.lastOffset < end);
    const kept = new Set([...before, ...found].map(({ baseOffset }) => baseOffset));
    this.#givenUp.push(...this.pending, ...this.batches.filter(({ baseOffset }) => !kept.has(baseOffset)));
    this.pending = [];
    this.deletedTo = Math.max(this.deletedTo, this.deletingTo);
    this.deletingTo = 0;
    this.batches = [...before, ...found];
    this.start = start;
    this.end = end;
    this.durable = Math.min(this.durable, end);
  }

  /** The batches that a reader of the whole log gets. */
  visible(): ModelBatch[] {
    return this.batches.filter(({ lastOffset }) => lastOffset >= this.start);
  }

  records(from: number): ModelRecord[] {
    return this.batches.flatMap(({ records }) => records).filter(({ offset }) => offset >= from);
  }

  producer(producerId: bigint, batches: readonly ModelBatch[] = this.taken): ModelProducer | undefined {
    let known: ModelProducer | undefined;
    for (const batch of batches) if (batch.producerId === producerId) known = after(known, batch);
    return known;
  }

  get producerIds(): bigint[] {
    const ids = new Set(this.batches.map(({ producerId }) => producerId));
    return [...ids].filter((id) => id >= 0n);
  }

  /** The transactions that an abort has ended, in the order of the markers. */
  aborted(): ModelTransaction[] {
    const open = new Map<bigint, number>();
    const aborted: ModelTransaction[] = [];
    for (const { producerId, marker, isTransactional, baseOffset, lastOffset } of this.batches) {
      const firstOffset = open.get(producerId);
      if (marker === null) {
        if (isTransactional && firstOffset === undefined) open.set(producerId, baseOffset);
        continue;
      }
      open.delete(producerId);
      if (marker === 'abort' && firstOffset !== undefined)
        aborted.push({ producerId, firstOffset, lastOffset });
    }
    return aborted;
  }
}

function after(known: ModelProducer | undefined, batch: ModelBatch): ModelProducer {
  const { producerEpoch, baseOffset, lastOffset, marker, isTransactional } = batch;
  const isNewEpoch = known?.producerEpoch !== producerEpoch;
  const open = known?.transactionFirstOffset ?? -1;
  if (marker !== null)
    return {
      producerEpoch,
      lastSequence: isNewEpoch ? -1 : (known?.lastSequence ?? -1),
      lastDataOffset: isNewEpoch ? -1 : (known?.lastDataOffset ?? -1),
      lastOffset,
      transactionFirstOffset: -1,
    };
  return {
    producerEpoch,
    lastSequence: batch.baseSequence + lastOffset - baseOffset,
    lastDataOffset: lastOffset,
    lastOffset,
    transactionFirstOffset: open < 0 && isTransactional ? baseOffset : open,
  };
}
