import { defineConfigs, double, LONG_MAX, list, long, MEDIUM } from '../define.ts';
import { atLeast, between, listOf } from '../validators.ts';

/** What becomes of a topic's old records. */
export const RETENTION_CONFIGS = defineConfigs({
  'cleanup.policy': list(['delete'], listOf('compact', 'delete'), MEDIUM).about(
    'What becomes of old segments: `delete` by age and size, `compact` to the newest record of each key, both, or none at all.',
  ),
  'retention.ms': long(604_800_000, atLeast(-1), MEDIUM).about(
    'Milliseconds that records are kept before their segment may be deleted; -1 keeps them forever.',
  ),
  'retention.bytes': long(-1, MEDIUM).about(
    'Size in bytes to which each partition shrinks by deleting its oldest segments; -1 sets no limit.',
  ),
  'delete.retention.ms': long(86_400_000, atLeast(0), MEDIUM).about(
    'Milliseconds that tombstones and transaction markers are kept, so that a reader from the start sees deletions in time.',
  ),
  'min.cleanable.dirty.ratio': double(0.5, between(0, 1), MEDIUM).about(
    'A log is compacted when at least this part of it has not been yet.',
  ),
  'min.compaction.lag.ms': long(0, atLeast(0), MEDIUM).about(
    'Milliseconds that a record at least stays uncompacted.',
  ),
  'max.compaction.lag.ms': long(LONG_MAX, atLeast(1), MEDIUM).about(
    'Milliseconds after which a record must become open to compaction, whatever the ratio.',
  ),
  'file.delete.delay.ms': long(60_000, atLeast(0), MEDIUM).about(
    'Milliseconds between taking a file out of service and deleting it.',
  ),
});
