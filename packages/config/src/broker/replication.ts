import { CLUSTER_WIDE, defineConfigs, HIGH, int, long, MEDIUM, READ_ONLY, string } from '../define.ts';
import { atLeast } from '../validators.ts';

/** Followers and their fetching. */
export const REPLICATION_CONFIGS = defineConfigs({
  'num.replica.fetchers': int(1, atLeast(1), HIGH, CLUSTER_WIDE).about(
    'How many connections a broker uses to each leader for replication.',
  ),
  'num.replica.alter.log.dirs.threads': int(null, HIGH, READ_ONLY).about(
    'How many threads move replicas between folders; one per folder when not set.',
  ),
  'replica.fetch.min.bytes': int(1, HIGH, READ_ONLY).about(
    "Bytes that a follower's fetch waits for, at most `replica.fetch.wait.max.ms`.",
  ),
  'replica.fetch.max.bytes': int(1_048_576, atLeast(0), MEDIUM, READ_ONLY).about(
    'Bytes per partition that a follower asks for; a larger batch still comes.',
  ),
  'replica.fetch.response.max.bytes': int(10_485_760, atLeast(0), MEDIUM, READ_ONLY).about(
    'Bytes that a follower asks for in one fetch over all partitions; one batch at least.',
  ),
  'replica.fetch.wait.max.ms': int(500, HIGH, READ_ONLY).about(
    "Milliseconds that a follower's fetch waits for new records. Not above `replica.lag.time.max.ms` nor `replica.socket.timeout.ms`.",
  ),
  'replica.fetch.backoff.ms': int(1000, atLeast(0), MEDIUM, READ_ONLY).about(
    'Milliseconds before a follower fetches a partition again after an error.',
  ),
  'replica.lag.time.max.ms': long(30_000, HIGH, READ_ONLY).about(
    "A follower that has not caught up with the leader's end for this many milliseconds leaves the in-sync replicas.",
  ),
  'replica.socket.timeout.ms': int(30_000, HIGH, READ_ONLY).about(
    'Milliseconds that a request for replication may take. At least `replica.fetch.wait.max.ms`.',
  ),
  'replica.socket.receive.buffer.bytes': int(65_536, HIGH, READ_ONLY).about(
    'Size in bytes of the receive buffer of replication sockets; -1 leaves it to the operating system.',
  ),
  'replica.high.watermark.checkpoint.interval.ms': long(5000, HIGH, READ_ONLY).about(
    'Milliseconds between two writes of the high watermarks to disk.',
  ),
  'replica.selector.class': string(null, MEDIUM, READ_ONLY).about(
    'A class that chooses the replica for a consumer. The name of the rack-aware one turns on reading from the nearest replica.',
  ),
});
