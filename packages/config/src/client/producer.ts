import {
  boolean,
  className,
  defineConfigs,
  HIGH,
  INT_MAX,
  int,
  LOW,
  list,
  long,
  MEDIUM,
  REQUIRED,
  string,
} from '../define.ts';
import { atLeast, between, betweenOr, NON_EMPTY, NON_EMPTY_LIST, oneOf } from '../validators.ts';

/** Producers, beside what all clients have in common. */
export const PRODUCER_ONLY_CONFIGS = defineConfigs({
  acks: string('all', oneOf('all', '-1', '0', '1'), LOW).about(
    'How many replicas must have a record before it counts as sent: `all` in sync, `1` the leader, `0` none.',
  ),
  'batch.size': int(16_384, atLeast(0), MEDIUM).about(
    'Bytes up to which records for one partition are sent together.',
  ),
  'buffer.memory': long(33_554_432, atLeast(0), HIGH).about(
    'Bytes of records that may wait to be sent. When full, sending waits for up to `max.block.ms`.',
  ),
  'compression.type': string('none', oneOf('none', 'gzip', 'snappy', 'lz4', 'zstd'), HIGH).about(
    'The codec of the batches: `none`, `gzip`, `snappy`, `lz4` or `zstd`.',
  ),
  'compression.gzip.level': int(-1, betweenOr(1, 9, -1), MEDIUM).about(
    "Level of gzip; -1 is the codec's own default.",
  ),
  'compression.lz4.level': int(9, between(1, 17), MEDIUM).about('Level of lz4.'),
  'compression.zstd.level': int(3, between(-131_072, 22), MEDIUM).about('Level of zstd.'),
  'delivery.timeout.ms': int(120_000, atLeast(0), MEDIUM).about(
    'Milliseconds after which a record counts as sent or failed for good. At least `linger.ms` and `request.timeout.ms` together.',
  ),
  'enable.idempotence': boolean(true, LOW).about(
    'Whether each record is stored once and in order even when it was sent again.',
  ),
  'key.serializer': className(REQUIRED, HIGH).about('What turns keys into bytes.'),
  'value.serializer': className(REQUIRED, HIGH).about('What turns values into bytes.'),
  'linger.ms': long(5, atLeast(0), MEDIUM).about('Milliseconds that a batch waits for more records.'),
  'max.block.ms': long(60_000, atLeast(0), MEDIUM).about(
    'Milliseconds that a send may wait for metadata or for free buffer memory.',
  ),
  'max.in.flight.requests.per.connection': int(5, atLeast(1), LOW).about(
    'How many requests may be without an answer per connection; at most 5 with idempotence.',
  ),
  'max.request.size': int(1_048_576, atLeast(0), MEDIUM).about(
    'The largest request, and so the largest record, in bytes before compression.',
  ),
  'partitioner.class': className(null, MEDIUM).about(
    'What chooses the partition of a record, in place of the built-in way.',
  ),
  'partitioner.ignore.keys': boolean(false, MEDIUM).about(
    'Whether records with a key are spread like those without one.',
  ),
  'partitioner.adaptive.partitioning.enable': boolean(true, LOW).about(
    'Whether faster brokers get more of the records without a key.',
  ),
  'partitioner.availability.timeout.ms': long(0, atLeast(0), LOW).about(
    'Milliseconds without progress after which a partition is passed over for records without a key; 0 never does.',
  ),
  'transactional.id': string(null, NON_EMPTY, LOW).about(
    'The name under which this producer writes transactions, the same after a restart.',
  ),
  'transaction.timeout.ms': int(60_000, LOW).about(
    'Milliseconds after which the coordinator aborts a transaction left open.',
  ),
  'transaction.two.phase.commit.enable': boolean(false, LOW).about(
    "Whether this producer's transactions belong to a two-phase commit led from outside and have no time limit.",
  ),
  'bootstrap.servers': list(REQUIRED, NON_EMPTY_LIST, HIGH).about(
    'Addresses `host:port` of a few brokers, through which the others are found.',
  ),
  'client.id': string('', MEDIUM).about('A name for this client, seen in logs, figures and quotas.'),
  'connections.max.idle.ms': long(540_000, MEDIUM).about(
    'Milliseconds without traffic after which a connection is closed.',
  ),
  'receive.buffer.bytes': int(32_768, atLeast(-1), MEDIUM).about(
    'Size in bytes of the receive buffer of sockets; -1 leaves it to the operating system.',
  ),
  retries: int(INT_MAX, between(0, INT_MAX), HIGH).about(
    'How often a failed request is sent again, within the time that the call may take.',
  ),
  'metadata.max.idle.ms': long(300_000, atLeast(5000), LOW).about(
    'Milliseconds after which a topic that is no longer used is forgotten.',
  ),
  'enable.metrics.push': boolean(true, LOW).about(
    'Whether the client sends its figures to the cluster when that asks for them.',
  ),
  'interceptor.classes': list([], LOW).about('Classes that see and may change each record on its way.'),
});
