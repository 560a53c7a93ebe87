import { Reader } from '@kavka/protocol';
import {
  decodeShareSnapshotKey,
  SHARE_SNAPSHOT_KEY_TYPE,
} from '@kavka/protocol/messages/coordinator/share-snapshot-key';
import { decodeShareSnapshotValue } from '@kavka/protocol/messages/coordinator/share-snapshot-value';
import {
  decodeShareUpdateKey,
  SHARE_UPDATE_KEY_TYPE,
} from '@kavka/protocol/messages/coordinator/share-update-key';
import { decodeShareUpdateValue } from '@kavka/protocol/messages/coordinator/share-update-value';
import type { ShareGroupState, ShareGroupStateUpdate } from './share-group-state.ts';
import type { ShareStateRecord } from './share-state-record.ts';
import type { StateBatch } from './state-batch.ts';

/**
 * The record that a key and a value stand for; undefined for a type that is not known.
 * @throws DecodeError where the bytes are not what their type says.
 */
export function decodeShareState(key: Buffer, value: Buffer | null): ShareStateRecord | undefined {
  const reader = new Reader(key);
  switch (reader.int16()) {
    case SHARE_SNAPSHOT_KEY_TYPE: {
      const at = decodeShareSnapshotKey(reader, 0);
      return { type: 'snapshot', key: at, value: value === null ? null : snapshot(value) };
    }
    case SHARE_UPDATE_KEY_TYPE: {
      const at = decodeShareUpdateKey(reader, 0);
      return value === null ? undefined : { type: 'update', key: at, value: update(value) };
    }
    default:
      return undefined;
  }
}

function snapshot(value: Buffer): ShareGroupState {
  const reader = new Reader(value);
  const decoded = decodeShareSnapshotValue(reader, reader.int16());
  const { snapshotEpoch, stateEpoch, leaderEpoch, deliveryCompleteCount } = decoded;
  return {
    snapshotEpoch,
    stateEpoch,
    leaderEpoch,
    startOffset: Number(decoded.startOffset),
    deliveryCompleteCount,
    createTimestampMs: decoded.createTimestamp,
    writeTimestampMs: decoded.writeTimestamp,
    stateBatches: decoded.stateBatches.map(stateBatchOf),
  };
}

function update(value: Buffer): ShareGroupStateUpdate {
  const reader = new Reader(value);
  const decoded = decodeShareUpdateValue(reader, reader.int16());
  const { snapshotEpoch, leaderEpoch, deliveryCompleteCount } = decoded;
  return {
    snapshotEpoch,
    leaderEpoch,
    startOffset: Number(decoded.startOffset),
    deliveryCompleteCount,
    stateBatches: decoded.stateBatches.map(stateBatchOf),
  };
}

interface WireStateBatch {
  readonly firstOffset: bigint;
  readonly lastOffset: bigint;
  readonly deliveryState: number;
  readonly deliveryCount: number;
}

/** A batch of a record or a request. */
export function stateBatchOf(batch: WireStateBatch): StateBatch {
  const { deliveryState, deliveryCount } = batch;
  return {
    firstOffset: Number(batch.firstOffset),
    lastOffset: Number(batch.lastOffset),
    deliveryState,
    deliveryCount,
  };
}
