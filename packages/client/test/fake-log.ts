import { ErrorCode } from '@kavka/protocol';
import { type BatchView, recordsOf, sequenceAfter } from '@kavka/protocol/records';

interface ProducerState {
  epoch: number;
  nextSequence: number;
  /** The last five batches. */
  recent: { first: number; baseOffset: number }[];
}

const REMEMBERED = 5;

/** One partition's log, with a broker's rules for idempotent producers. */
export class FakeLog {
  readonly values: string[] = [];
  readonly #producers = new Map<bigint, ProducerState>();

  append(batch: BatchView): { errorCode: number; baseOffset: number } {
    const { producerId, producerEpoch: epoch, baseSequence: first } = batch;
    if (producerId >= 0n) {
      const refusal = this.#check(producerId, epoch, first);
      if (refusal !== null) return refusal;
    }
    const baseOffset = this.values.length;
    for (const record of recordsOf(batch)) this.values.push(String(record.value));
    if (producerId >= 0n) {
      const state = this.#producers.get(producerId)!;
      state.nextSequence = sequenceAfter(first, batch.recordCount);
      state.recent = [...state.recent, { first, baseOffset }].slice(-REMEMBERED);
    }
    return { errorCode: ErrorCode.NONE, baseOffset };
  }

  /** What is known of producers is lost, as after a deletion of their records. */
  forgetProducers(): void {
    this.#producers.clear();
  }

  #check(producerId: bigint, epoch: number, first: number): { errorCode: number; baseOffset: number } | null {
    const known = this.#producers.get(producerId);
    if (known !== undefined && epoch < known.epoch)
      return { errorCode: ErrorCode.INVALID_PRODUCER_EPOCH, baseOffset: -1 };
    const state = known?.epoch === epoch ? known : { epoch, nextSequence: 0, recent: [] };
    const twin = state.recent.find((batch) => batch.first === first);
    if (twin !== undefined) return { errorCode: ErrorCode.NONE, baseOffset: twin.baseOffset };
    if (first !== state.nextSequence)
      return { errorCode: ErrorCode.OUT_OF_ORDER_SEQUENCE_NUMBER, baseOffset: -1 };
    this.#producers.set(producerId, state);
    return null;
  }
}
