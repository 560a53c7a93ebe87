import { defineConfigs, HIGH, int, long, READ_ONLY, short } from '../define.ts';
import { atLeast } from '../validators.ts';

/** Committed offsets and the topic that holds them. */
export const OFFSETS_CONFIGS = defineConfigs({
  'offsets.topic.replication.factor': short(3, atLeast(1), HIGH, READ_ONLY).about(
    'How many replicas the topic of committed offsets gets. It is not created while fewer brokers are there.',
  ),
  'offsets.topic.num.partitions': int(50, atLeast(1), HIGH, READ_ONLY).about(
    'How many partitions the topic of committed offsets gets. Not to be changed: it decides who coordinates a group.',
  ),
  'offsets.topic.segment.bytes': int(104_857_600, atLeast(1), HIGH, READ_ONLY).about(
    'Size in bytes of a segment of the offsets topic. Small, so that compaction and loading are quick.',
  ),
  'offsets.topic.compression.codec': int(0, HIGH, READ_ONLY).about(
    'Codec of the offsets topic, by its number: 0 none, 1 gzip, 2 snappy, 3 lz4, 4 zstd.',
  ),
  'offsets.load.buffer.size': int(5_242_880, atLeast(1), HIGH, READ_ONLY).about(
    'Bytes read at a time when a coordinator loads its groups.',
  ),
  'offsets.commit.timeout.ms': int(5000, atLeast(1), HIGH, READ_ONLY).about(
    'Milliseconds that a commit waits for its replicas.',
  ),
  'offset.metadata.max.bytes': int(4096, HIGH, READ_ONLY).about(
    'The longest note, in bytes, that a client may store with a committed offset.',
  ),
  'offsets.retention.minutes': int(10_080, atLeast(1), HIGH, READ_ONLY).about(
    'Minutes that the offsets of an empty group are kept before they expire.',
  ),
  'offsets.retention.check.interval.ms': long(600_000, atLeast(1), HIGH, READ_ONLY).about(
    'Milliseconds between two looks for offsets that have expired.',
  ),
});
