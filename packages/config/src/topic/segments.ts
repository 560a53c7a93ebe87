import { boolean, defineConfigs, int, LONG_MAX, long, MEDIUM } from '../define.ts';
import { atLeast } from '../validators.ts';

/** The files of a topic. */
export const SEGMENT_CONFIGS = defineConfigs({
  'segment.bytes': int(1_073_741_824, atLeast(1_048_576), MEDIUM).about(
    'Size in bytes at which a segment is closed and the next one begun.',
  ),
  'segment.ms': long(604_800_000, atLeast(1), MEDIUM).about(
    'Milliseconds after which a segment is closed even when it is not full, so that retention and compaction can work on it.',
  ),
  'segment.jitter.ms': long(0, atLeast(0), MEDIUM).about(
    'A random part of up to this many milliseconds is taken off `segment.ms`, so that not all segments roll at once.',
  ),
  'segment.index.bytes': int(10_485_760, atLeast(4), MEDIUM).about(
    'The largest size in bytes of an index file.',
  ),
  'index.interval.bytes': int(4096, atLeast(0), MEDIUM).about(
    'About every so many bytes of records an entry is added to the offset index.',
  ),
  preallocate: boolean(false, MEDIUM).about('Whether the whole space of a new segment is taken at once.'),
  'flush.messages': long(LONG_MAX, atLeast(1), MEDIUM).about(
    'So many records are written before they are forced to the device. Usually left to the system: replicas protect the data.',
  ),
  'flush.ms': long(LONG_MAX, atLeast(0), MEDIUM).about(
    'Longest time in milliseconds before written records are forced to the device.',
  ),
  'internal.segment.bytes': int(null, MEDIUM).internal(
    'Overrides the segment size below its usual lower bound. For tests only.',
  ),
});
