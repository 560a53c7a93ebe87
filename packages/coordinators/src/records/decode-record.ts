import { Reader } from '@kavka/protocol';
import {
  decodeGroupMetadataKey,
  GROUP_METADATA_KEY_TYPE,
} from '@kavka/protocol/messages/coordinator/group-metadata-key';
import { decodeGroupMetadataValue } from '@kavka/protocol/messages/coordinator/group-metadata-value';
import { LEGACY_OFFSET_COMMIT_KEY_TYPE } from '@kavka/protocol/messages/coordinator/legacy-offset-commit-key';
import {
  decodeOffsetCommitKey,
  OFFSET_COMMIT_KEY_TYPE,
} from '@kavka/protocol/messages/coordinator/offset-commit-key';
import { decodeOffsetCommitValue } from '@kavka/protocol/messages/coordinator/offset-commit-value';
import type { CommittedOffset } from '../offsets/committed-offset.ts';
import type { GroupRecord } from './group-record.ts';
import { formatOfKey } from './modern-formats.ts';

/**
 * The record that a key and a value stand for; undefined for a type that is not known. Nothing of it is a view of `key` or `value`.
 * @throws DecodeError where the bytes are not what their type says.
 */
export function decodeRecord(key: Buffer, value: Buffer | null): GroupRecord | undefined {
  const reader = new Reader(key);
  const type = reader.int16();
  switch (type) {
    case LEGACY_OFFSET_COMMIT_KEY_TYPE:
    case OFFSET_COMMIT_KEY_TYPE: {
      const { group, topic, partition } = decodeOffsetCommitKey(reader, 0);
      return {
        type: 'offset',
        groupId: group,
        topic,
        partition,
        value: value === null ? null : offsetValue(value),
      };
    }
    case GROUP_METADATA_KEY_TYPE: {
      const { group } = decodeGroupMetadataKey(reader, 0);
      return { type: 'classic-group', groupId: group, value: value === null ? null : groupValue(value) };
    }
    default:
      return formatOfKey(type)?.decode(reader, value);
  }
}

function offsetValue(value: Buffer): CommittedOffset {
  const reader = new Reader(value);
  const { offset, leaderEpoch, metadata, commitTimestamp, expireTimestamp, topicId } =
    decodeOffsetCommitValue(reader, reader.int16());
  return {
    offset,
    leaderEpoch,
    metadata,
    commitTimestampMs: commitTimestamp,
    expireTimestampMs: expireTimestamp,
    topicId,
  };
}

/** A copy is decoded, so that members do not hold on to the bytes of a whole batch. */
function groupValue(value: Buffer) {
  const reader = new Reader(Buffer.from(value));
  return decodeGroupMetadataValue(reader, reader.int16());
}
