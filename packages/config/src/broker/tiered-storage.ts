import {
  boolean,
  CLUSTER_WIDE,
  defineConfigs,
  double,
  int,
  LONG_MAX,
  LOW,
  long,
  MEDIUM,
  READ_ONLY,
  string,
} from '../define.ts';
import { atLeast, between, NON_EMPTY } from '../validators.ts';

/** Remote storage of old segments. */
export const TIERED_STORAGE_CONFIGS = defineConfigs({
  'remote.log.storage.system.enable': boolean(false, MEDIUM, READ_ONLY).about(
    'Whether topics may keep old segments in remote storage.',
  ),
  'remote.log.storage.manager.class.name': string(null, NON_EMPTY, MEDIUM, READ_ONLY).about(
    'The class that stores segments remotely.',
  ),
  'remote.log.storage.manager.class.path': string(null, MEDIUM, READ_ONLY).about(
    'Where the class that stores segments remotely is found.',
  ),
  'remote.log.storage.manager.impl.prefix': string('rsm.config.', NON_EMPTY, MEDIUM, READ_ONLY).about(
    'Properties with this prefix are handed to the class that stores segments remotely.',
  ),
  'remote.log.metadata.manager.class.name': string(
    'org.apache.kafka.server.log.remote.metadata.storage.TopicBasedRemoteLogMetadataManager',
    NON_EMPTY,
    MEDIUM,
    READ_ONLY,
  ).about('The class that keeps the list of remote segments.'),
  'remote.log.metadata.manager.class.path': string(null, MEDIUM, READ_ONLY).about(
    'Where the class that keeps the list of remote segments is found.',
  ),
  'remote.log.metadata.manager.impl.prefix': string('rlmm.config.', NON_EMPTY, MEDIUM, READ_ONLY).about(
    'Properties with this prefix are handed to the class that keeps the list of remote segments.',
  ),
  'remote.log.metadata.manager.listener.name': string(null, NON_EMPTY, MEDIUM, READ_ONLY).about(
    'The listener through which the list of remote segments is kept, as a topic.',
  ),
  'remote.log.metadata.custom.metadata.max.bytes': int(128, atLeast(0), LOW, READ_ONLY).about(
    'The most bytes of its own that a storage class may add to the entry of a remote segment.',
  ),
  'remote.log.index.file.cache.total.size.bytes': long(1_073_741_824, atLeast(1), LOW, CLUSTER_WIDE).about(
    'Bytes of disk for indexes of remote segments that are kept here.',
  ),
  'remote.log.index.file.cache.ttl.ms': long(900_000, atLeast(-1), LOW, READ_ONLY).internal(
    'Milliseconds that an unused index of a remote segment is kept here; -1 sets no limit.',
  ),
  'remote.log.manager.thread.pool.size': int(2, atLeast(1), MEDIUM, READ_ONLY).about(
    'How many threads work on remote segments, where the special pools are not used.',
  ),
  'remote.log.manager.copier.thread.pool.size': int(10, atLeast(1), MEDIUM, CLUSTER_WIDE).about(
    'How many threads copy segments to remote storage.',
  ),
  'remote.log.manager.expiration.thread.pool.size': int(10, atLeast(1), MEDIUM, CLUSTER_WIDE).about(
    'How many threads delete expired remote segments.',
  ),
  'remote.log.manager.follower.thread.pool.size': int(2, atLeast(1), MEDIUM, CLUSTER_WIDE).about(
    'How many threads follow the remote state of partitions that others lead.',
  ),
  'remote.log.manager.task.interval.ms': long(30_000, atLeast(1), LOW, READ_ONLY).about(
    'Milliseconds between two runs of the copying and deleting of remote segments.',
  ),
  'remote.log.manager.task.retry.backoff.ms': long(500, atLeast(1), LOW, READ_ONLY).internal(
    'Milliseconds before a failed run is tried again at first.',
  ),
  'remote.log.manager.task.retry.backoff.max.ms': long(30_000, atLeast(1), LOW, READ_ONLY).internal(
    'Longest pause in milliseconds between tries of a failed run.',
  ),
  'remote.log.manager.task.retry.jitter': double(0.2, between(0, 0.5), LOW, READ_ONLY).internal(
    'A random part of the pause between tries, as a part of 1.',
  ),
  'remote.log.manager.copy.max.bytes.per.second': long(LONG_MAX, atLeast(1), MEDIUM, CLUSTER_WIDE).about(
    'The most bytes per second that are copied to remote storage.',
  ),
  'remote.log.manager.copy.quota.window.num': int(11, atLeast(1), MEDIUM, READ_ONLY).about(
    'How many windows the copy limit is measured over.',
  ),
  'remote.log.manager.copy.quota.window.size.seconds': int(1, atLeast(1), MEDIUM, READ_ONLY).about(
    'Length in seconds of a window of the copy limit.',
  ),
  'remote.log.manager.fetch.max.bytes.per.second': long(LONG_MAX, atLeast(1), MEDIUM, CLUSTER_WIDE).about(
    'The most bytes per second that are read from remote storage.',
  ),
  'remote.log.manager.fetch.quota.window.num': int(11, atLeast(1), MEDIUM, READ_ONLY).about(
    'How many windows the read limit is measured over.',
  ),
  'remote.log.manager.fetch.quota.window.size.seconds': int(1, atLeast(1), MEDIUM, READ_ONLY).about(
    'Length in seconds of a window of the read limit.',
  ),
  'remote.log.reader.threads': int(10, atLeast(1), MEDIUM, CLUSTER_WIDE).about(
    'How many threads read from remote storage.',
  ),
  'remote.log.reader.max.pending.tasks': int(100, atLeast(1), MEDIUM, READ_ONLY).about(
    'How many remote reads may wait; further ones are answered with an error.',
  ),
  'remote.fetch.max.wait.ms': int(500, atLeast(1), MEDIUM, CLUSTER_WIDE).about(
    'Milliseconds that a fetch waits for remote storage.',
  ),
  'remote.list.offsets.request.timeout.ms': long(30_000, atLeast(1), MEDIUM, CLUSTER_WIDE).about(
    'Milliseconds that a search for an offset by time waits for remote storage.',
  ),
  'log.local.retention.ms': long(-2, atLeast(-2), MEDIUM, CLUSTER_WIDE).about(
    "Milliseconds that segments which are in remote storage also stay here; -2 takes the topic's retention time.",
  ),
  'log.local.retention.bytes': long(-2, atLeast(-2), MEDIUM, CLUSTER_WIDE).about(
    "Bytes of segments which are in remote storage that also stay here; -2 takes the topic's retention size.",
  ),
  'follower.fetch.last.tiered.offset.enable': boolean(false, MEDIUM, CLUSTER_WIDE).about(
    'Whether a new follower starts at the end of what is in remote storage instead of copying it all.',
  ),
});
