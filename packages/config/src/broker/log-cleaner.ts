import {
  boolean,
  CLUSTER_WIDE,
  defineConfigs,
  double,
  int,
  LONG_MAX,
  long,
  MEDIUM,
  READ_ONLY,
} from '../define.ts';
import { atLeast, between } from '../validators.ts';

/** Compaction. */
export const LOG_CLEANER_CONFIGS = defineConfigs({
  'log.cleaner.enable': boolean(true, MEDIUM, READ_ONLY).about(
    'Whether compaction runs at all. Off, topics with `compact`, the offsets topic among them, grow forever.',
  ),
  'log.cleaner.threads': int(1, atLeast(0), MEDIUM, CLUSTER_WIDE).about(
    'How many logs are compacted at the same time.',
  ),
  'log.cleaner.dedupe.buffer.size': long(134_217_728, MEDIUM, CLUSTER_WIDE).about(
    'Bytes of memory for the table of keys, shared by all cleaner threads; at least 1 MiB each.',
  ),
  'log.cleaner.io.buffer.size': int(524_288, atLeast(0), MEDIUM, CLUSTER_WIDE).about(
    'Bytes of memory for reading and writing while compacting, shared by all cleaner threads.',
  ),
  'log.cleaner.io.buffer.load.factor': double(0.9, MEDIUM, CLUSTER_WIDE).about(
    'How full the table of keys may get, as a part of 1. Fuller cleans more at once and compares more.',
  ),
  'log.cleaner.io.max.bytes.per.second': double('1.7976931348623157E308', MEDIUM, CLUSTER_WIDE).about(
    'The most bytes per second that compaction reads and writes in sum.',
  ),
  'log.cleaner.backoff.ms': long(15_000, atLeast(0), MEDIUM, CLUSTER_WIDE).about(
    'Milliseconds that the cleaner sleeps when there was nothing to do.',
  ),
  'log.cleaner.min.cleanable.ratio': double(0.5, between(0, 1), MEDIUM, CLUSTER_WIDE).about(
    'A log is compacted when at least this part of it has not been yet.',
  ),
  'log.cleaner.min.compaction.lag.ms': long(0, atLeast(0), MEDIUM, CLUSTER_WIDE).about(
    'Milliseconds that a record at least stays uncompacted.',
  ),
  'log.cleaner.max.compaction.lag.ms': long(LONG_MAX, atLeast(1), MEDIUM, CLUSTER_WIDE).about(
    'Milliseconds after which a record must become open to compaction, whatever the ratio.',
  ),
  'log.cleaner.delete.retention.ms': long(86_400_000, atLeast(0), MEDIUM, CLUSTER_WIDE).about(
    'Milliseconds that tombstones and transaction markers are kept, so that a reader from the start sees deletions in time.',
  ),
});
