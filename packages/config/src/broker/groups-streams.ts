import { CLUSTER_WIDE, defineConfigs, INT_MAX, int, MEDIUM, READ_ONLY } from '../define.ts';
import { atLeast } from '../validators.ts';

/** Streams groups: defaults, and the bounds that a group's own configs must keep. */
export const STREAMS_GROUP_CONFIGS = defineConfigs({
  'group.streams.session.timeout.ms': int(45_000, atLeast(1), MEDIUM, READ_ONLY).about(
    'Milliseconds without a heartbeat after which a member of a streams group is removed.',
  ),
  'group.streams.min.session.timeout.ms': int(45_000, atLeast(1), MEDIUM, READ_ONLY).about(
    'The shortest session timeout in milliseconds that a streams group may be given.',
  ),
  'group.streams.max.session.timeout.ms': int(60_000, atLeast(1), MEDIUM, READ_ONLY).about(
    'The longest session timeout in milliseconds that a streams group may be given.',
  ),
  'group.streams.heartbeat.interval.ms': int(5000, atLeast(1), MEDIUM, READ_ONLY).about(
    'Milliseconds between two heartbeats that members of streams groups are told to keep.',
  ),
  'group.streams.min.heartbeat.interval.ms': int(5000, atLeast(1), MEDIUM, READ_ONLY).about(
    'The shortest heartbeat interval in milliseconds that a streams group may be given.',
  ),
  'group.streams.max.heartbeat.interval.ms': int(15_000, atLeast(1), MEDIUM, READ_ONLY).about(
    'The longest heartbeat interval in milliseconds that a streams group may be given.',
  ),
  'group.streams.assignment.interval.ms': int(1000, atLeast(0), MEDIUM, CLUSTER_WIDE).about(
    'At least so many milliseconds lie between two assignments of a streams group.',
  ),
  'group.streams.min.assignment.interval.ms': int(0, atLeast(0), MEDIUM, READ_ONLY).about(
    'The shortest assignment interval in milliseconds that a streams group may be given.',
  ),
  'group.streams.max.assignment.interval.ms': int(15_000, atLeast(0), MEDIUM, READ_ONLY).about(
    'The longest assignment interval in milliseconds that a streams group may be given.',
  ),
  'group.streams.max.size': int(INT_MAX, atLeast(1), MEDIUM, READ_ONLY).about(
    'How many members a streams group may have.',
  ),
  'group.streams.num.standby.replicas': int(0, atLeast(0), MEDIUM, READ_ONLY).about(
    'How many warm copies of each state store a streams group keeps.',
  ),
  'group.streams.max.standby.replicas': int(2, atLeast(0), MEDIUM, READ_ONLY).about(
    'The largest number of warm copies that a streams group may be given.',
  ),
  'group.streams.initial.rebalance.delay.ms': int(3000, atLeast(0), MEDIUM, READ_ONLY).about(
    'Milliseconds that a new streams group waits for more members before its first assignment.',
  ),
});
