import { defineConfigs, HIGH, int, LOW, long, READ_ONLY, string } from '../define.ts';
import { atLeast } from '../validators.ts';

/** The metadata log. */
export const METADATA_CONFIGS = defineConfigs({
  'metadata.log.dir': string(null, HIGH, READ_ONLY).about(
    'The folder of the metadata log. The first of `log.dirs` when not set.',
  ),
  'metadata.log.segment.bytes': int(1_073_741_824, atLeast(8_388_608), HIGH, READ_ONLY).about(
    'Size in bytes of a segment of the metadata log.',
  ),
  'metadata.log.segment.ms': long(604_800_000, HIGH, READ_ONLY).about(
    'Milliseconds after which a new segment of the metadata log is begun.',
  ),
  'metadata.log.max.record.bytes.between.snapshots': long(20_971_520, atLeast(1), HIGH, READ_ONLY).about(
    'A snapshot of the metadata is written after this many bytes of new records.',
  ),
  'metadata.log.max.snapshot.interval.ms': long(3_600_000, atLeast(0), HIGH, READ_ONLY).about(
    'A snapshot of the metadata is written after this many milliseconds when there are new records; 0 turns this off.',
  ),
  'metadata.max.retention.bytes': long(104_857_600, HIGH, READ_ONLY).about(
    'The metadata log and its snapshots together shrink to this size in bytes, oldest first; the newest snapshot always stays.',
  ),
  'metadata.max.retention.ms': long(604_800_000, HIGH, READ_ONLY).about(
    'Milliseconds that the metadata log and old snapshots are kept.',
  ),
  'metadata.max.idle.interval.ms': int(500, atLeast(0), LOW, READ_ONLY).about(
    'An empty record is written after this many idle milliseconds, so that progress can be seen; 0 turns it off.',
  ),
  'internal.metadata.log.segment.bytes': int(null, LOW, READ_ONLY).internal(
    'Overrides the segment size of the metadata log below its usual lower bound. For tests only.',
  ),
  'internal.metadata.max.batch.size.in.bytes': int(8_388_608, LOW, READ_ONLY).internal(
    'The largest batch in bytes in the metadata log. For tests only.',
  ),
  'internal.metadata.delete.delay.millis': long(60_000, LOW, READ_ONLY).internal(
    'Milliseconds before files of the metadata log that are no longer needed are deleted. For tests only.',
  ),
});
