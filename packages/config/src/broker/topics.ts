import {
  boolean,
  CLUSTER_WIDE,
  className,
  defineConfigs,
  HIGH,
  int,
  LOW,
  long,
  MEDIUM,
  READ_ONLY,
} from '../define.ts';
import { atLeast } from '../validators.ts';

/** Creation of topics, and leadership of their partitions. */
export const TOPIC_DEFAULT_CONFIGS = defineConfigs({
  'num.partitions': int(1, atLeast(1), MEDIUM, READ_ONLY).about(
    'How many partitions a topic gets when nobody says, created by hand or on first use.',
  ),
  'default.replication.factor': int(1, MEDIUM, READ_ONLY).about(
    'How many replicas a topic gets when nobody says.',
  ),
  'auto.create.topics.enable': boolean(true, HIGH, READ_ONLY).about(
    'Whether a topic is created when a client asks for it and it is not there.',
  ),
  'delete.topic.enable': boolean(true, HIGH, READ_ONLY).about('Whether topics may be deleted.'),
  'create.topic.policy.class.name': className(null, LOW, READ_ONLY).about(
    'A class that judges whether a topic may be created. Kavka has no Java classes: the name is read and has no effect.',
  ),
  'alter.config.policy.class.name': className(null, LOW, READ_ONLY).about(
    'A class that judges whether a config may be changed. Kavka has no Java classes: the name is read and has no effect.',
  ),
  'min.insync.replicas': int(1, atLeast(1), HIGH, CLUSTER_WIDE).about(
    'How many replicas, the leader included, must have a record of a producer with `acks=all`; with fewer in sync the produce is refused.',
  ),
  'unclean.leader.election.enable': boolean(false, HIGH, CLUSTER_WIDE).about(
    'Whether a replica that has fallen behind may lead when no other is left. Data may be lost.',
  ),
  'unclean.leader.election.interval.ms': long(300_000, atLeast(1), MEDIUM, READ_ONLY).internal(
    'Milliseconds between two looks for partitions that need an unclean election.',
  ),
  'auto.leader.rebalance.enable': boolean(true, HIGH, READ_ONLY).about(
    'Whether leaderships are given back to the preferred replicas from time to time.',
  ),
  'leader.imbalance.check.interval.seconds': long(300, atLeast(1), HIGH, READ_ONLY).about(
    'Seconds between two looks whether leaderships should be given back.',
  ),
});
