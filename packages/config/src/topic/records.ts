import { defineConfigs, int, LONG_MAX, long, MEDIUM, string } from '../define.ts';
import { atLeast, between, betweenOr, oneOf } from '../validators.ts';

/** The records of a topic. */
export const RECORD_CONFIGS = defineConfigs({
  'max.message.bytes': int(1_048_588, atLeast(0), MEDIUM).about(
    'The largest record batch in bytes, after compression, that the topic takes.',
  ),
  'compression.type': string(
    'producer',
    oneOf('uncompressed', 'zstd', 'lz4', 'snappy', 'gzip', 'producer'),
    MEDIUM,
  ).about(
    'How batches are stored: as the producer sent them (`producer`), or compressed anew with the named codec.',
  ),
  'compression.gzip.level': int(-1, betweenOr(1, 9, -1), MEDIUM).about(
    "Level of gzip, where the broker compresses; -1 is the codec's own default.",
  ),
  'compression.lz4.level': int(9, between(1, 17), MEDIUM).about('Level of lz4, where the broker compresses.'),
  'compression.zstd.level': int(3, between(-131_072, 22), MEDIUM).about(
    'Level of zstd, where the broker compresses.',
  ),
  'message.timestamp.type': string('CreateTime', oneOf('CreateTime', 'LogAppendTime'), MEDIUM).about(
    "Which time records carry: the producer's (`CreateTime`) or the broker's on arrival (`LogAppendTime`).",
  ),
  'message.timestamp.before.max.ms': long(LONG_MAX, atLeast(0), MEDIUM).about(
    "How many milliseconds a producer's timestamp may lie in the past before the record is refused.",
  ),
  'message.timestamp.after.max.ms': long(3_600_000, atLeast(0), MEDIUM).about(
    "How many milliseconds a producer's timestamp may lie in the future before the record is refused.",
  ),
});
