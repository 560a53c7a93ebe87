import {
  boolean,
  className,
  defineConfigs,
  HIGH,
  int,
  LOW,
  list,
  long,
  MEDIUM,
  REQUIRED,
  string,
} from '../define.ts';
import { START_OF_CONSUMER } from '../formats.ts';
import { atLeast, NON_EMPTY, NON_EMPTY_LIST, oneOf, oneOfInAnyCase } from '../validators.ts';

/** Consumers, beside what all clients have in common. */
export const CONSUMER_ONLY_CONFIGS = defineConfigs({
  'allow.auto.create.topics': boolean(true, MEDIUM).about(
    'Whether subscribing may create a topic that is not there, where the broker allows it.',
  ),
  'auto.commit.interval.ms': int(5000, atLeast(0), LOW).about('Milliseconds between two automatic commits.'),
  'auto.offset.reset': string('latest', START_OF_CONSUMER, MEDIUM).about(
    'Where to start without a committed offset: `earliest`, `latest`, `none` (an error), or back in time, `by_duration:PT1H`.',
  ),
  'check.crcs': boolean(true, LOW).about('Whether checksums of records that were read are checked.'),
  'enable.auto.commit': boolean(true, MEDIUM).about('Whether offsets are committed in the background.'),
  'exclude.internal.topics': boolean(true, MEDIUM).about(
    "Whether a subscription by pattern leaves Kafka's own topics out.",
  ),
  'fetch.max.bytes': int(52_428_800, atLeast(0), MEDIUM).about(
    'The most bytes that one fetch brings; one batch at least.',
  ),
  'fetch.max.wait.ms': int(500, atLeast(0), LOW).about(
    'Milliseconds that a fetch waits for `fetch.min.bytes`.',
  ),
  'fetch.min.bytes': int(1, atLeast(0), HIGH).about(
    'Bytes that a fetch waits for, at most `fetch.max.wait.ms`.',
  ),
  'max.partition.fetch.bytes': int(1_048_576, atLeast(0), HIGH).about(
    'The most bytes that one fetch brings per partition; one batch at least.',
  ),
  'group.id': string(null, HIGH).about('The group this consumer belongs to.'),
  'group.instance.id': string(null, NON_EMPTY, MEDIUM).about(
    'A fixed name of this member, so that a restart moves no partitions.',
  ),
  'group.protocol': string('classic', oneOfInAnyCase('CONSUMER', 'CLASSIC'), HIGH).about(
    'The group protocol: `classic` or `consumer`.',
  ),
  'group.remote.assignor': string(null, MEDIUM).about(
    "The server's way to assign partitions that this member asks for, with the `consumer` protocol.",
  ),
  'heartbeat.interval.ms': int(3000, HIGH).about(
    'Milliseconds between two heartbeats of a classic group; usually a third of `session.timeout.ms`.',
  ),
  'session.timeout.ms': int(45_000, HIGH).about(
    'Milliseconds without a heartbeat after which the coordinator removes a member of a classic group.',
  ),
  'max.poll.interval.ms': int(300_000, atLeast(1), MEDIUM).about(
    'Milliseconds between two polls after which a consumer leaves its group.',
  ),
  'max.poll.records': int(500, atLeast(1), MEDIUM).about('How many records one poll returns at most.'),
  'isolation.level': string('read_uncommitted', oneOf('read_committed', 'read_uncommitted'), MEDIUM).about(
    'Whether records of open and aborted transactions are returned (`read_uncommitted`) or not (`read_committed`).',
  ),
  'key.deserializer': className(REQUIRED, HIGH).about('What turns bytes into keys.'),
  'value.deserializer': className(REQUIRED, HIGH).about('What turns bytes into values.'),
  'partition.assignment.strategy': list(
    [
      'org.apache.kafka.clients.consumer.RangeAssignor',
      'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
    ],
    MEDIUM,
  ).about('Ways to assign partitions in a classic group, the preferred one first.'),
  'share.acknowledgement.mode': string('implicit', oneOf('implicit', 'explicit'), MEDIUM).about(
    'Whether a share consumer acknowledges by polling on (`implicit`) or record by record (`explicit`).',
  ),
  'share.acquire.mode': string(
    'BATCH_OPTIMIZED',
    oneOfInAnyCase('batch_optimized', 'record_limit'),
    MEDIUM,
  ).about(
    'Whether a share consumer gets whole batches (`batch_optimized`) or never more than its number of records (`record_limit`).',
  ),
  'internal.throw.on.fetch.stable.offset.unsupported': boolean(false, LOW).internal(
    'Whether a broker that cannot give stable offsets is an error. For tests only.',
  ),
  'bootstrap.servers': list(REQUIRED, NON_EMPTY_LIST, HIGH).about(
    'Addresses `host:port` of a few brokers, through which the others are found.',
  ),
  'client.id': string('', LOW).about('A name for this client, seen in logs, figures and quotas.'),
  'client.rack': string('', LOW).about(
    'The rack or zone this client stands in, so that it can read from a replica nearby.',
  ),
  'connections.max.idle.ms': long(540_000, MEDIUM).about(
    'Milliseconds without traffic after which a connection is closed.',
  ),
  'receive.buffer.bytes': int(65_536, atLeast(-1), MEDIUM).about(
    'Size in bytes of the receive buffer of sockets; -1 leaves it to the operating system.',
  ),
  'default.api.timeout.ms': int(60_000, atLeast(0), MEDIUM).about(
    'Milliseconds that a call may take in all when it names no time of its own.',
  ),
  'enable.metrics.push': boolean(true, LOW).about(
    'Whether the client sends its figures to the cluster when that asks for them.',
  ),
  'interceptor.classes': list([], LOW).about('Classes that see and may change each record on its way.'),
});
