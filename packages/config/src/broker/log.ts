import {
  boolean,
  CLUSTER_WIDE,
  defineConfigs,
  HIGH,
  int,
  LONG_MAX,
  LOW,
  list,
  long,
  MEDIUM,
  PER_BROKER,
  READ_ONLY,
  string,
} from '../define.ts';
import { atLeast, between, betweenOr, listOf, NON_EMPTY_LIST, oneOf } from '../validators.ts';

/** Logs of partitions: folders, segments, retention, flushing, records. Most are defaults of topic configs. */
export const LOG_CONFIGS = defineConfigs({
  'log.dirs': list(null, NON_EMPTY_LIST, HIGH, READ_ONLY).about(
    'The folders for data, separated by commas. `log.dir` when not set.',
  ),
  'log.dir': list(['/tmp/kafka-logs'], NON_EMPTY_LIST, HIGH, READ_ONLY).about(
    'The folder for data, used when `log.dirs` is not set.',
  ),
  'cordoned.log.dirs': list([], MEDIUM, PER_BROKER).about(
    'Folders out of `log.dirs` that get no new partitions; `*` means all of them.',
  ),
  'log.dir.failure.timeout.ms': long(30_000, atLeast(1), LOW, READ_ONLY).about(
    'A broker stops itself when it could not tell the controller of a failed folder for this many milliseconds.',
  ),
  'num.recovery.threads.per.data.dir': int(2, atLeast(1), HIGH, CLUSTER_WIDE).about(
    'How many threads per folder check logs after an unclean stop. Kavka accepts the number for compatibility.',
  ),
  'log.segment.bytes': int(1_073_741_824, atLeast(1_048_576), HIGH, CLUSTER_WIDE).about(
    'Size in bytes at which a segment is closed and the next one begun.',
  ),
  'log.roll.ms': long(null, HIGH, CLUSTER_WIDE).about(
    'Milliseconds after which a segment is closed even when it is not full. Goes before `log.roll.hours`.',
  ),
  'log.roll.hours': int(168, atLeast(1), HIGH, READ_ONLY).about(
    'Hours after which a segment is closed even when it is not full, when `log.roll.ms` is not set.',
  ),
  'log.roll.jitter.ms': long(null, HIGH, CLUSTER_WIDE).about(
    'Segments are closed up to so many milliseconds earlier, at random, so that not all roll at once. Goes before the hours.',
  ),
  'log.roll.jitter.hours': int(0, atLeast(0), HIGH, READ_ONLY).about(
    'The same as `log.roll.jitter.ms`, in hours.',
  ),
  'log.retention.ms': long(null, HIGH, CLUSTER_WIDE).about(
    'Milliseconds that records are kept before their segment may be deleted; -1 keeps them forever. Goes before minutes and hours.',
  ),
  'log.retention.minutes': int(null, HIGH, READ_ONLY).about(
    'Minutes that records are kept, when `log.retention.ms` is not set.',
  ),
  'log.retention.hours': int(168, HIGH, READ_ONLY).about(
    'Hours that records are kept, when neither `log.retention.ms` nor `log.retention.minutes` is set.',
  ),
  'log.retention.bytes': long(-1, HIGH, CLUSTER_WIDE).about(
    'Size in bytes to which a partition shrinks by deleting its oldest segments; -1 sets no limit.',
  ),
  'log.retention.check.interval.ms': long(300_000, atLeast(1), MEDIUM, READ_ONLY).about(
    'Milliseconds between two looks for segments that may be deleted.',
  ),
  'log.cleanup.policy': list(['delete'], listOf('compact', 'delete'), MEDIUM, CLUSTER_WIDE).about(
    'What becomes of old segments: `delete` by age and size, `compact` to the newest record of each key, both, or none at all.',
  ),
  'log.segment.delete.delay.ms': long(60_000, atLeast(0), HIGH, CLUSTER_WIDE).about(
    'Milliseconds between taking a file out of service and deleting it.',
  ),
  'log.index.interval.bytes': int(4096, atLeast(0), MEDIUM, CLUSTER_WIDE).about(
    'About every so many bytes of records an entry is added to the offset index. Smaller means a larger index and shorter scans.',
  ),
  'log.index.size.max.bytes': int(10_485_760, atLeast(4), MEDIUM, CLUSTER_WIDE).about(
    'The largest size in bytes of an index file.',
  ),
  'log.preallocate': boolean(false, MEDIUM, CLUSTER_WIDE).about(
    'Whether the whole space of a new segment is taken at once.',
  ),
  'log.flush.interval.messages': long(LONG_MAX, atLeast(1), HIGH, CLUSTER_WIDE).about(
    'So many records are written before they are forced to the device. Usually left to the system: replicas protect the data.',
  ),
  'log.flush.interval.ms': long(null, HIGH, CLUSTER_WIDE).about(
    'Longest time in milliseconds before written records are forced to the device. `log.flush.scheduler.interval.ms` when not set.',
  ),
  'log.flush.scheduler.interval.ms': long(LONG_MAX, HIGH, READ_ONLY).about(
    'Milliseconds between two looks for logs that must be forced to the device.',
  ),
  'log.flush.offset.checkpoint.interval.ms': int(60_000, atLeast(0), HIGH, READ_ONLY).about(
    'Milliseconds between two writes of the file that says up to where logs are known to be on the device.',
  ),
  'log.flush.start.offset.checkpoint.interval.ms': int(60_000, atLeast(0), HIGH, READ_ONLY).about(
    'Milliseconds between two writes of the file of log start offsets.',
  ),
  'log.initial.task.delay.ms': long(30_000, atLeast(0), LOW, READ_ONLY).internal(
    "Milliseconds after the start before the log's background work begins.",
  ),
  'log.message.timestamp.type': string(
    'CreateTime',
    oneOf('CreateTime', 'LogAppendTime'),
    MEDIUM,
    CLUSTER_WIDE,
  ).about(
    "Which time records carry: the producer's (`CreateTime`) or the broker's on arrival (`LogAppendTime`).",
  ),
  'log.message.timestamp.before.max.ms': long(LONG_MAX, atLeast(0), MEDIUM, CLUSTER_WIDE).about(
    "How many milliseconds a producer's timestamp may lie in the past before the record is refused.",
  ),
  'log.message.timestamp.after.max.ms': long(3_600_000, atLeast(0), MEDIUM, CLUSTER_WIDE).about(
    "How many milliseconds a producer's timestamp may lie in the future before the record is refused.",
  ),
  'message.max.bytes': int(1_048_588, atLeast(0), HIGH, CLUSTER_WIDE).about(
    'The largest record batch in bytes, after compression, that a topic takes unless it says otherwise.',
  ),
  'compression.type': string(
    'producer',
    oneOf('uncompressed', 'zstd', 'lz4', 'snappy', 'gzip', 'producer'),
    HIGH,
    CLUSTER_WIDE,
  ).about(
    'How batches are stored: as the producer sent them (`producer`), or compressed anew with the named codec.',
  ),
  'compression.gzip.level': int(-1, betweenOr(1, 9, -1), MEDIUM, CLUSTER_WIDE).about(
    "Level of gzip, where the broker compresses; -1 is the codec's own default.",
  ),
  'compression.lz4.level': int(9, between(1, 17), MEDIUM, CLUSTER_WIDE).about(
    'Level of lz4, where the broker compresses.',
  ),
  'compression.zstd.level': int(3, between(-131_072, 22), MEDIUM, CLUSTER_WIDE).about(
    'Level of zstd, where the broker compresses.',
  ),
});
