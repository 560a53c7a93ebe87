import { Writer } from '@kavka/protocol';
import {
  encodeShareSnapshotKey,
  SHARE_SNAPSHOT_KEY_TYPE,
} from '@kavka/protocol/messages/coordinator/share-snapshot-key';
import { encodeShareSnapshotValue } from '@kavka/protocol/messages/coordinator/share-snapshot-value';
import {
  encodeShareUpdateKey,
  SHARE_UPDATE_KEY_TYPE,
} from '@kavka/protocol/messages/coordinator/share-update-key';
import { encodeShareUpdateValue } from '@kavka/protocol/messages/coordinator/share-update-value';
import type { CoordinatorRecord } from '../ports.ts';
import type { ShareSnapshotRecord, ShareStateRecord, ShareUpdateRecord } from './share-state-record.ts';
import type { StateBatch } from './state-batch.ts';

/** Of keys and values; there is no other yet. */
const VERSION = 0;

const writer = new Writer(16 * 1024);

/** The bytes that Kafka 4.3 writes for a record. */
export function encodeShareState(record: ShareStateRecord): CoordinatorRecord {
  return record.type === 'snapshot' ? snapshot(record) : update(record);
}

function snapshot({ key, value }: ShareSnapshotRecord): CoordinatorRecord {
  writer.int16(SHARE_SNAPSHOT_KEY_TYPE);
  encodeShareSnapshotKey(writer, key, VERSION);
  const keyBytes = writer.toBuffer();
  if (value === null) return { key: keyBytes, value: null };
  writer.int16(VERSION);
  encodeShareSnapshotValue(
    writer,
    {
      ...value,
      startOffset: BigInt(value.startOffset),
      createTimestamp: value.createTimestampMs,
      writeTimestamp: value.writeTimestampMs,
      stateBatches: value.stateBatches.map(toWire),
    },
    VERSION,
  );
  return { key: keyBytes, value: writer.toBuffer() };
}

function update({ key, value }: ShareUpdateRecord): CoordinatorRecord {
  writer.int16(SHARE_UPDATE_KEY_TYPE);
  encodeShareUpdateKey(writer, key, VERSION);
  const keyBytes = writer.toBuffer();
  writer.int16(VERSION);
  encodeShareUpdateValue(
    writer,
    {
      ...value,
      startOffset: BigInt(value.startOffset),
      stateBatches: value.stateBatches.map(toWire),
    },
    VERSION,
  );
  return { key: keyBytes, value: writer.toBuffer() };
}

function toWire({ firstOffset, lastOffset, deliveryState, deliveryCount }: StateBatch) {
  return { firstOffset: BigInt(firstOffset), lastOffset: BigInt(lastOffset), deliveryState, deliveryCount };
}
