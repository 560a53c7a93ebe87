import {
  CLUSTER_WIDE,
  defineConfigs,
  HIGH,
  INT_MAX,
  int,
  LOW,
  long,
  MEDIUM,
  READ_ONLY,
  string,
} from '../define.ts';
import { atLeast } from '../validators.ts';

/** Sockets, connections, requests and their limits. */
export const NETWORK_CONFIGS = defineConfigs({
  'num.network.threads': int(3, atLeast(1), HIGH, CLUSTER_WIDE).about(
    'How many threads read requests and send answers, per listener. Kavka has one event loop and accepts the number for compatibility.',
  ),
  'num.io.threads': int(8, atLeast(1), HIGH, CLUSTER_WIDE).about(
    'How many threads handle requests, disk included. Kavka has one event loop and accepts the number for compatibility.',
  ),
  'queued.max.requests': int(500, atLeast(1), HIGH, READ_ONLY).about(
    'How many requests may wait for being handled before the server stops reading from sockets.',
  ),
  'queued.max.request.bytes': long(-1, MEDIUM, READ_ONLY).about(
    'How many bytes of requests may wait before nothing more is read; -1 or 0 sets no limit. Never below `socket.request.max.bytes`.',
  ),
  'socket.send.buffer.bytes': int(102_400, HIGH, READ_ONLY).about(
    'Size in bytes of the send buffer of client sockets; -1 leaves it to the operating system.',
  ),
  'socket.receive.buffer.bytes': int(102_400, HIGH, READ_ONLY).about(
    'Size in bytes of the receive buffer of client sockets; -1 leaves it to the operating system.',
  ),
  'socket.request.max.bytes': int(104_857_600, atLeast(1), HIGH, READ_ONLY).about(
    'The largest request in bytes. A larger one closes the connection before memory is taken for it.',
  ),
  'socket.listen.backlog.size': int(50, atLeast(1), MEDIUM, READ_ONLY).about(
    'How many connections may wait to be accepted, as far as the operating system allows.',
  ),
  'socket.connection.setup.timeout.ms': long(10_000, MEDIUM, READ_ONLY).about(
    'Milliseconds that a connection may take to be made. Grows with each failure in a row.',
  ),
  'socket.connection.setup.timeout.max.ms': long(30_000, MEDIUM, READ_ONLY).about(
    'Upper bound in milliseconds of the time that making a connection may take after several failures.',
  ),
  'connections.max.idle.ms': long(600_000, MEDIUM, READ_ONLY).about(
    'Milliseconds without traffic after which a connection is closed.',
  ),
  'max.connections': int(INT_MAX, atLeast(0), MEDIUM, CLUSTER_WIDE).about(
    'How many connections the broker holds at a time, or one listener with its prefix. Further ones wait.',
  ),
  'max.connections.per.ip': int(INT_MAX, atLeast(0), MEDIUM, CLUSTER_WIDE).about(
    'How many connections one address may hold. 0 only together with `max.connections.per.ip.overrides`.',
  ),
  'max.connections.per.ip.overrides': string('', MEDIUM, CLUSTER_WIDE).about(
    'Limits of connections for single addresses or host names, as `host:count` pairs.',
  ),
  'max.connection.creation.rate': int(INT_MAX, atLeast(0), MEDIUM, CLUSTER_WIDE).about(
    'How many new connections per second are accepted, for the broker or one listener with its prefix.',
  ),
  'connection.failed.authentication.delay.ms': int(100, atLeast(0), LOW, READ_ONLY).about(
    'Milliseconds by which a connection is closed later after a failed login, against guessing. Less than `connections.max.idle.ms`.',
  ),
  'request.timeout.ms': int(30_000, HIGH, READ_ONLY).about(
    'Milliseconds that the broker as a client of others waits for an answer before it tries again or fails.',
  ),
  'max.request.partition.size.limit': int(2000, atLeast(1), MEDIUM, READ_ONLY).about(
    'How many partitions one DescribeTopicPartitions answer holds at most.',
  ),
  'max.incremental.fetch.session.cache.slots': int(1000, atLeast(0), MEDIUM, READ_ONLY).about(
    'How many incremental fetch sessions are remembered. Without a slot a client sends its whole list with each fetch.',
  ),
  'fetch.max.bytes': int(57_671_680, atLeast(1024), MEDIUM, READ_ONLY).about(
    'The most bytes that one fetch answer holds, whatever the client asks for. One batch is returned even when it is larger.',
  ),
  'fetch.purgatory.purge.interval.requests': int(1000, MEDIUM, READ_ONLY).about(
    'How many finished waiting fetches are kept before they are swept out.',
  ),
  'producer.purgatory.purge.interval.requests': int(1000, MEDIUM, READ_ONLY).about(
    'How many finished waiting produces are kept before they are swept out.',
  ),
  'delete.records.purgatory.purge.interval.requests': int(1, MEDIUM, READ_ONLY).about(
    'How many finished waiting DeleteRecords requests are kept before they are swept out.',
  ),
  'share.fetch.purgatory.purge.interval.requests': int(1000, MEDIUM, READ_ONLY).about(
    'How many finished waiting share fetches are kept before they are swept out.',
  ),
});
