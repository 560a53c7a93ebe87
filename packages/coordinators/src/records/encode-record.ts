import { Writer } from '@kavka/protocol';
import {
  encodeGroupMetadataKey,
  GROUP_METADATA_KEY_TYPE,
} from '@kavka/protocol/messages/coordinator/group-metadata-key';
import {
  encodeGroupMetadataValue,
  type GroupMetadataValue,
} from '@kavka/protocol/messages/coordinator/group-metadata-value';
import {
  encodeOffsetCommitKey,
  OFFSET_COMMIT_KEY_TYPE,
} from '@kavka/protocol/messages/coordinator/offset-commit-key';
import { encodeOffsetCommitValue } from '@kavka/protocol/messages/coordinator/offset-commit-value';
import { type CommittedOffset, NO_EXPIRY } from '../offsets/committed-offset.ts';
import type { CoordinatorRecord } from '../ports.ts';
import type { GroupRecord, OffsetRecord } from './group-record.ts';
import { formatOf } from './modern-formats.ts';

/** What Kafka 4.3 writes; version 4 is the first with tagged fields, which older brokers cannot read. */
const GROUP_METADATA_VERSION = 3;

/** With the topic id. */
const OFFSET_COMMIT_VERSION = 4;

/** The only version that has an expiry of its own. */
const EXPIRING_OFFSET_COMMIT_VERSION = 1;

const writer = new Writer(16 * 1024);

/** The bytes that Kafka 4.3 writes for a record. */
export function encodeRecord(record: GroupRecord): CoordinatorRecord {
  switch (record.type) {
    case 'offset':
      return { key: offsetKey(record), value: record.value === null ? null : offsetValue(record.value) };
    case 'classic-group':
      return {
        key: groupKey(record.groupId),
        value: record.value === null ? null : groupValue(record.value),
      };
    default:
      return formatOf(record).encode(record);
  }
}

function offsetKey({ groupId, topic, partition }: OffsetRecord): Buffer {
  writer.int16(OFFSET_COMMIT_KEY_TYPE);
  encodeOffsetCommitKey(writer, { group: groupId, topic, partition }, 0);
  return writer.toBuffer();
}

function offsetValue(value: CommittedOffset): Buffer {
  const version =
    value.expireTimestampMs === NO_EXPIRY ? OFFSET_COMMIT_VERSION : EXPIRING_OFFSET_COMMIT_VERSION;
  writer.int16(version);
  const { offset, leaderEpoch, metadata, commitTimestampMs, expireTimestampMs, topicId } = value;
  encodeOffsetCommitValue(
    writer,
    {
      offset,
      leaderEpoch,
      metadata,
      commitTimestamp: commitTimestampMs,
      expireTimestamp: expireTimestampMs,
      topicId,
    },
    version,
  );
  return writer.toBuffer();
}

function groupKey(groupId: string): Buffer {
  writer.int16(GROUP_METADATA_KEY_TYPE);
  encodeGroupMetadataKey(writer, { group: groupId }, 0);
  return writer.toBuffer();
}

function groupValue(value: GroupMetadataValue): Buffer {
  writer.int16(GROUP_METADATA_VERSION);
  encodeGroupMetadataValue(writer, value, GROUP_METADATA_VERSION);
  return writer.toBuffer();
}
