import { assert } from '@kavka/base';
import { NO_SEQUENCE, sequenceAfter } from '@kavka/protocol/records';
import type { ProducerBatch } from './producer-batch.ts';
import type { ProducerIdentity } from './producer-identity.ts';

/**
 * The batches of one partition: one that is open, those that wait to be sent, and a count of those under way. Gives out sequences,
 * and keeps the order: after a failure nothing is sent until all that is under way has come back.
 */
export class PartitionQueue {
  readonly topic: string;
  readonly partition: number;
  /** Takes records. */
  open: ProducerBatch | undefined;
  /** Finished, in the order in which they were made. */
  readonly #waiting: ProducerBatch[] = [];
  /** Sent and not answered, in the order of sending. */
  readonly #inFlight: ProducerBatch[] = [];
  /** The node that those under way went to. */
  inFlightNode = -1;
  /** Nothing is sent before this, on the monotonic clock. */
  notBeforeMs = Number.NEGATIVE_INFINITY;
  #isHeld = false;
  #producerId = -1n;
  #producerEpoch = -1;
  #nextSequence = 0;
  /** The broker has stored a batch of this producer id and epoch. */
  #isProducerKnown = false;
  #mustRenumber = false;

  constructor(topic: string, partition: number) {
    this.topic = topic;
    this.partition = partition;
  }

  get waitingCount(): number {
    return this.#waiting.length;
  }

  get inFlightCount(): number {
    return this.#inFlight.length;
  }

  /**
   * Whether a batch could be sent now to `nodeId`. What is sent again goes alone: brokers know only the last five batches of a
   * producer, and later ones must not push it out before its fate is known. So does the first of a producer: to a broker that does
   * not know the producer any sequence is the right one, so the second would take the place of a first that was refused.
   */
  isReady(nodeId: number): boolean {
    const [first] = this.#waiting;
    if (first === undefined || this.#isHeld) return false;
    const [underWay] = this.#inFlight;
    if (underWay === undefined) return true;
    if (underWay.baseSequence !== NO_SEQUENCE && !this.#isProducerKnown) return false;
    return this.inFlightNode === nodeId && first.attempts === 0 && underWay.attempts === 1;
  }

  get first(): ProducerBatch | undefined {
    return this.#waiting[0];
  }

  /** The open batch takes no more records. */
  closeOpen(): void {
    const { open } = this;
    if (open === undefined) return;
    this.open = undefined;
    this.#waiting.push(open);
  }

  /** The first batch goes under way to `nodeId`, with a sequence of its own unless it has one from an earlier try. */
  send(nodeId: number, identity: ProducerIdentity | undefined): ProducerBatch {
    const batch = this.#waiting.shift();
    assert(batch !== undefined, 'no batch waits');
    if (identity !== undefined && batch.baseSequence === NO_SEQUENCE) this.#number(batch, identity);
    batch.attempts++;
    this.inFlightNode = nodeId;
    this.#inFlight.push(batch);
    return batch;
  }

  /** The batch is under way no more, for good. */
  settled(batch: ProducerBatch, isStored: boolean): void {
    if (isStored) this.#isProducerKnown = true;
    this.#remove(batch);
    this.#afterReturn();
  }

  /** The halves of the batch are sent in its place, when all that is under way has come back. */
  replaced(batch: ProducerBatch, halves: readonly ProducerBatch[]): void {
    this.#remove(batch);
    for (const half of halves) this.#insert(half);
    this.#isHeld = true;
    this.#afterReturn();
  }

  /** The batch will be sent again, before all that were made later. */
  returned(batch: ProducerBatch, notBeforeMs: number): void {
    this.#remove(batch);
    this.#insert(batch);
    this.notBeforeMs = Math.max(this.notBeforeMs, notBeforeMs);
    this.#isHeld = true;
    this.#afterReturn();
  }

  /** The batch was never stored, as no earlier try could have done: where it was the last to get a sequence, the next gets the same one. */
  takeSequenceBack(batch: ProducerBatch): void {
    if (batch.attempts > 1) return;
    const isLast = sequenceAfter(batch.baseSequence, batch.recordCount) === this.#nextSequence;
    if (batch.baseSequence !== NO_SEQUENCE && isLast && batch.producerEpoch === this.#producerEpoch)
      this.#nextSequence = batch.baseSequence;
  }

  /** Whether no earlier batch that has a sequence is still to be decided: then a gap before this one will not close. */
  isFirstUndecided(batch: ProducerBatch): boolean {
    const isEarlier = (other: ProducerBatch): boolean =>
      other !== batch && other.baseSequence !== NO_SEQUENCE && isOlder(other, batch);
    return !this.#inFlight.some(isEarlier) && !this.#waiting.some(isEarlier);
  }

  /** The sequences given out lead nowhere: when all under way have come back, those that wait are numbered anew under a new epoch. */
  renumber(): void {
    this.#mustRenumber = true;
    this.#isHeld = true;
    this.#afterReturn();
  }

  /** Whether `identity` is no newer than what the sequences here belong to. */
  hasIdentity(identity: ProducerIdentity): boolean {
    return !this.#isStale(identity);
  }

  /** Batches that wait and were made before `beforeMs`, taken out. */
  takeExpired(beforeMs: number): ProducerBatch[] {
    let count = 0;
    while (count < this.#waiting.length && this.#waiting[count]!.createdMs < beforeMs) count++;
    return this.#waiting.splice(0, count);
  }

  /** All that wait, taken out, the open one too. */
  takeAll(): ProducerBatch[] {
    this.closeOpen();
    return this.#waiting.splice(0);
  }

  #insert(batch: ProducerBatch): void {
    let at = 0;
    while (at < this.#waiting.length && isOlder(this.#waiting[at]!, batch)) at++;
    this.#waiting.splice(at, 0, batch);
  }

  #number(batch: ProducerBatch, identity: ProducerIdentity): void {
    if (
      this.#isStale(identity) &&
      this.#inFlight.length === 0 &&
      !this.#waiting.some(({ baseSequence }) => baseSequence !== NO_SEQUENCE)
    ) {
      this.#producerId = identity.producerId;
      this.#producerEpoch = identity.producerEpoch;
      this.#nextSequence = 0;
      this.#isProducerKnown = false;
    }
    batch.producerId = this.#producerId;
    batch.producerEpoch = this.#producerEpoch;
    batch.baseSequence = this.#nextSequence;
    this.#nextSequence = sequenceAfter(this.#nextSequence, batch.recordCount);
  }

  #isStale({ producerId, producerEpoch }: ProducerIdentity): boolean {
    return this.#producerId !== producerId || this.#producerEpoch !== producerEpoch;
  }

  #remove(batch: ProducerBatch): void {
    const at = this.#inFlight.indexOf(batch);
    if (at >= 0) this.#inFlight.splice(at, 1);
  }

  #afterReturn(): void {
    if (this.#inFlight.length > 0) return;
    this.#isHeld = false;
    if (!this.#mustRenumber) return;
    this.#mustRenumber = false;
    for (const batch of this.#waiting) batch.baseSequence = NO_SEQUENCE;
  }
}

function isOlder(one: ProducerBatch, other: ProducerBatch): boolean {
  return one.order < other.order;
}
