import {
  CLUSTER_WIDE,
  defineConfigs,
  HIGH,
  int,
  LOW,
  list,
  MEDIUM,
  READ_ONLY,
  short,
  string,
} from '../define.ts';
import { atLeast, between, NON_EMPTY_LIST } from '../validators.ts';

/** Share groups and their coordinator: defaults, and the bounds that a group's own configs must keep. */
export const SHARE_GROUP_CONFIGS = defineConfigs({
  'group.share.session.timeout.ms': int(45_000, atLeast(1), MEDIUM, READ_ONLY).about(
    'Milliseconds without a heartbeat after which a member of a share group is removed.',
  ),
  'group.share.min.session.timeout.ms': int(45_000, atLeast(1), MEDIUM, READ_ONLY).about(
    'The shortest session timeout in milliseconds that a share group may be given.',
  ),
  'group.share.max.session.timeout.ms': int(60_000, atLeast(1), MEDIUM, READ_ONLY).about(
    'The longest session timeout in milliseconds that a share group may be given.',
  ),
  'group.share.heartbeat.interval.ms': int(5000, atLeast(1), MEDIUM, READ_ONLY).about(
    'Milliseconds between two heartbeats that members of share groups are told to keep.',
  ),
  'group.share.min.heartbeat.interval.ms': int(5000, atLeast(1), MEDIUM, READ_ONLY).about(
    'The shortest heartbeat interval in milliseconds that a share group may be given.',
  ),
  'group.share.max.heartbeat.interval.ms': int(15_000, atLeast(1), MEDIUM, READ_ONLY).about(
    'The longest heartbeat interval in milliseconds that a share group may be given.',
  ),
  'group.share.assignment.interval.ms': int(1000, atLeast(0), MEDIUM, CLUSTER_WIDE).about(
    'At least so many milliseconds lie between two assignments of a share group.',
  ),
  'group.share.min.assignment.interval.ms': int(0, atLeast(0), MEDIUM, READ_ONLY).about(
    'The shortest assignment interval in milliseconds that a share group may be given.',
  ),
  'group.share.max.assignment.interval.ms': int(15_000, atLeast(0), MEDIUM, READ_ONLY).about(
    'The longest assignment interval in milliseconds that a share group may be given.',
  ),
  'group.share.max.size': int(200, between(1, 1000), MEDIUM, READ_ONLY).about(
    'How many members a share group may have.',
  ),
  'group.share.max.share.sessions': int(2000, atLeast(1), MEDIUM, READ_ONLY).about(
    'How many share sessions the broker remembers. At least `group.share.max.size`.',
  ),
  'group.share.assignors': list(['simple'], NON_EMPTY_LIST, MEDIUM, READ_ONLY).about(
    'The way to assign partitions to members of share groups; `simple` is the one there is.',
  ),
  'group.share.record.lock.duration.ms': int(30_000, between(1000, 3_600_000), MEDIUM, READ_ONLY).about(
    'Milliseconds that a delivered record stays with its consumer before others may get it.',
  ),
  'group.share.min.record.lock.duration.ms': int(15_000, between(1000, 30_000), MEDIUM, READ_ONLY).about(
    'The shortest lock in milliseconds that a share group may be given.',
  ),
  'group.share.max.record.lock.duration.ms': int(60_000, between(30_000, 3_600_000), MEDIUM, READ_ONLY).about(
    'The longest lock in milliseconds that a share group may be given.',
  ),
  'group.share.delivery.count.limit': int(5, between(2, 10), MEDIUM, READ_ONLY).about(
    'How often a record is delivered at most before it is given up.',
  ),
  'group.share.min.delivery.count.limit': int(2, between(2, 5), MEDIUM, READ_ONLY).about(
    'The lowest limit of deliveries that a share group may be given.',
  ),
  'group.share.max.delivery.count.limit': int(10, between(5, 25), MEDIUM, READ_ONLY).about(
    'The highest limit of deliveries that a share group may be given.',
  ),
  'group.share.partition.max.record.locks': int(2000, between(100, 10_000), MEDIUM, READ_ONLY).about(
    'How many records of one partition may be out with consumers of a share group at a time.',
  ),
  'group.share.min.partition.max.record.locks': int(100, between(100, 2000), MEDIUM, READ_ONLY).about(
    'The lowest number of records in flight that a share group may be given.',
  ),
  'group.share.max.partition.max.record.locks': int(4000, between(2000, 10_000), MEDIUM, READ_ONLY).about(
    'The highest number of records in flight that a share group may be given.',
  ),
  'group.share.initialize.retry.interval.ms': int(30_000, atLeast(1), LOW, READ_ONLY).internal(
    'Milliseconds before the state of a share partition is set up again after a failure.',
  ),
  'group.share.persister.class.name': string(
    'org.apache.kafka.server.share.persister.DefaultStatePersister',
    MEDIUM,
    READ_ONLY,
  ).internal(
    'The class that stores the state of share groups. Kavka has no Java classes: the name is read and has no effect.',
  ),
  'share.coordinator.state.topic.replication.factor': short(3, atLeast(1), HIGH, READ_ONLY).about(
    'How many replicas the topic of share group state gets. It is not created while fewer brokers are there.',
  ),
  'share.coordinator.state.topic.min.isr': short(2, atLeast(1), HIGH, READ_ONLY).about(
    'How many in-sync replicas a write to the topic of share group state needs.',
  ),
  'share.coordinator.state.topic.num.partitions': int(50, atLeast(1), HIGH, READ_ONLY).about(
    'How many partitions the topic of share group state gets; not to be changed later.',
  ),
  'share.coordinator.state.topic.segment.bytes': int(104_857_600, atLeast(1), HIGH, READ_ONLY).about(
    'Size in bytes of a segment of the topic of share group state.',
  ),
  'share.coordinator.state.topic.compression.codec': int(0, HIGH, READ_ONLY).about(
    'Codec of the topic of share group state, by its number: 0 none, 1 gzip, 2 snappy, 3 lz4, 4 zstd.',
  ),
  'share.coordinator.state.topic.prune.interval.ms': int(300_000, atLeast(1), LOW, READ_ONLY).internal(
    'Milliseconds between two deletions of state records that are no longer needed.',
  ),
  'share.coordinator.threads': int(1, atLeast(1), MEDIUM, READ_ONLY).about(
    'How many threads keep the state of share groups. Kavka has one event loop and accepts the number for compatibility.',
  ),
  'share.coordinator.load.buffer.size': int(5_242_880, atLeast(1), HIGH, READ_ONLY).about(
    'Bytes read at a time when the share coordinator loads its state.',
  ),
  'share.coordinator.write.timeout.ms': int(5000, atLeast(1), HIGH, READ_ONLY).about(
    'Milliseconds that a write of share group state waits for its replicas.',
  ),
  'share.coordinator.append.linger.ms': int(-1, atLeast(-1), MEDIUM, READ_ONLY).about(
    'Milliseconds that the share coordinator collects writes before it appends them together; -1 adapts to the load.',
  ),
  'share.coordinator.cached.buffer.max.bytes': int(1_048_588, atLeast(524_288), MEDIUM, CLUSTER_WIDE).about(
    'The largest buffer in bytes that the share coordinator keeps for its next write.',
  ),
  'share.coordinator.snapshot.update.records.per.snapshot': int(
    500,
    between(0, 500),
    MEDIUM,
    READ_ONLY,
  ).about("How many updates follow a full record of a share partition's state before the next full one."),
  'share.coordinator.cold.partition.snapshot.interval.ms': int(300_000, atLeast(1), LOW, READ_ONLY).internal(
    'Milliseconds after which the state of a share partition without traffic is written in full.',
  ),
});
