import { type BatchView, ControlType, decodeControlKey, recordsOf } from '@kavka/protocol/records';

export interface ModelRecord {
  readonly offset: number;
  readonly timestamp: bigint;
  readonly value: string;
}

/** A batch as it was appended, or as it was read. */
export interface ModelBatch {
  readonly baseOffset: number;
  readonly lastOffset: number;
  readonly leaderEpoch: number;
  /** -1 for none. */
  readonly producerId: bigint;
  readonly producerEpoch: number;
  readonly baseSequence: number;
  readonly isTransactional: boolean;
  /** Of a transaction; null for a data batch. */
  readonly marker: 'abort' | 'commit' | null;
  readonly records: readonly ModelRecord[];
}

/** All that a batch says. The view may be used again afterwards. @throws RecordError where its records make no sense. */
export function modelOf(batch: BatchView): ModelBatch {
  const records: ModelRecord[] = [];
  let marker: ModelBatch['marker'] = null;
  const view = recordsOf(batch);
  while (view.next()) {
    if (batch.isControl) marker = decodeControlKey(view.key) === ControlType.abort ? 'abort' : 'commit';
    records.push({ offset: view.offset, timestamp: view.timestamp, value: String(view.value) });
  }
  return {
    baseOffset: batch.baseOffset,
    lastOffset: batch.lastOffset,
    leaderEpoch: batch.leaderEpoch,
    producerId: batch.producerId,
    producerEpoch: batch.producerEpoch,
    baseSequence: batch.baseSequence,
    isTransactional: batch.isTransactional,
    marker,
    records,
  };
}

/** The batch, which begins at offset 0, at the place that the log gave it. */
export function placed(batch: ModelBatch, baseOffset: number, leaderEpoch: number): ModelBatch {
  return {
    ...batch,
    baseOffset,
    lastOffset: baseOffset + batch.lastOffset,
    leaderEpoch,
    records: batch.records.map((record) => ({ ...record, offset: baseOffset + record.offset })),
  };
}

/** The same batch, byte for byte as far as its reader can tell. */
export function isSame(one: ModelBatch, other: ModelBatch): boolean {
  return textOf(one) === textOf(other);
}

const texts = new WeakMap<ModelBatch, string>();

function textOf(batch: ModelBatch): string {
  let text = texts.get(batch);
  if (text === undefined) {
    text = JSON.stringify(batch, (_, value) => (typeof value === 'bigint' ? `${value}n` : value));
    texts.set(batch, text);
  }
  return text;
}

export function describeBatch({
  baseOffset,
  lastOffset,
  leaderEpoch,
  producerId,
  records,
}: ModelBatch): string {
  const value = records[0]?.value.slice(0, 12) ?? '';
  return `[${baseOffset}..${lastOffset}] epoch ${leaderEpoch} producer ${producerId} "${value}"`;
}
