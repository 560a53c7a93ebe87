import { RecordBatchBuilder } from './record-batch-builder.ts';
import { RecordError } from './record-error.ts';
import type { Timestamp } from './timestamp.ts';

/** What a record in a control batch is, as its key says. */
export const ControlType = {
  abort: 0,
  commit: 1,
  leaderChange: 2,
  snapshotHeader: 3,
  snapshotFooter: 4,
  kraftVersion: 5,
  kraftVoters: 6,
} as const;

export type ControlType = (typeof ControlType)[keyof typeof ControlType];

const KEY_VERSION = 0;
const KEY_BYTES = 4;
const TYPE_AT = 2;

const END_MARKER_VERSION = 0;
const END_MARKER_BYTES = 6;
const COORDINATOR_EPOCH_AT = 2;

export function encodeControlKey(type: ControlType): Buffer {
  const key = Buffer.allocUnsafe(KEY_BYTES);
  key.writeInt16BE(KEY_VERSION, 0);
  key.writeInt16BE(type, TYPE_AT);
  return key;
}

/**
 * The number of the type, which may be one that `ControlType` does not have yet. Later versions of the key are read as this one.
 * @throws RecordError where the key is too short or its version negative.
 */
export function decodeControlKey(key: Buffer | null): number {
  if (key === null || key.length < KEY_BYTES)
    throw new RecordError(`a control record whose key has ${key?.length ?? 'no'} bytes`);
  const version = key.readInt16BE(0);
  if (version < 0) throw new RecordError(`a control record whose key has version ${version}`);
  return key.readInt16BE(TYPE_AT);
}

/** The value of an abort or commit marker. */
export function encodeEndMarker(coordinatorEpoch: number): Buffer {
  const value = Buffer.allocUnsafe(END_MARKER_BYTES);
  value.writeInt16BE(END_MARKER_VERSION, 0);
  value.writeInt32BE(coordinatorEpoch, COORDINATOR_EPOCH_AT);
  return value;
}

/**
 * The coordinator epoch in the value of an abort or commit marker.
 * @throws RecordError where the value is too short or its version negative.
 */
export function decodeEndMarker(value: Buffer | null): number {
  if (value === null || value.length < END_MARKER_BYTES) {
    throw new RecordError(`a transaction marker whose value has ${value?.length ?? 'no'} bytes`);
  }
  const version = value.readInt16BE(0);
  if (version < 0) throw new RecordError(`a transaction marker of version ${version}`);
  return value.readInt32BE(COORDINATOR_EPOCH_AT);
}

export interface EndMarker {
  readonly type: typeof ControlType.abort | typeof ControlType.commit;
  readonly producerId: bigint;
  readonly producerEpoch: number;
  readonly coordinatorEpoch: number;
  readonly timestamp: Timestamp;
  readonly baseOffset?: number;
  readonly leaderEpoch?: number;
}

/** The batch that ends a transaction in one partition. */
export function endMarkerBatch(marker: EndMarker): Buffer {
  const { type, coordinatorEpoch, timestamp, ...header } = marker;
  const builder = new RecordBatchBuilder({ ...header, isTransactional: true, isControl: true });
  builder.append(timestamp, encodeControlKey(type), encodeEndMarker(coordinatorEpoch));
  return builder.build();
}
