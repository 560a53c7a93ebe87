import { CLUSTER_WIDE, defineConfigs, INT_MAX, int, list, MEDIUM, READ_ONLY, string } from '../define.ts';
import { atLeast, NON_EMPTY_LIST, oneOfInAnyCase } from '../validators.ts';

/** Consumer groups: defaults, and the bounds that a group's own configs must keep. */
export const CONSUMER_GROUP_CONFIGS = defineConfigs({
  'group.consumer.session.timeout.ms': int(45_000, atLeast(1), MEDIUM, READ_ONLY).about(
    'Milliseconds without a heartbeat after which a member of a consumer group is removed.',
  ),
  'group.consumer.min.session.timeout.ms': int(45_000, atLeast(1), MEDIUM, READ_ONLY).about(
    'The shortest session timeout in milliseconds that a consumer group may be given.',
  ),
  'group.consumer.max.session.timeout.ms': int(60_000, atLeast(1), MEDIUM, READ_ONLY).about(
    'The longest session timeout in milliseconds that a consumer group may be given.',
  ),
  'group.consumer.heartbeat.interval.ms': int(5000, atLeast(1), MEDIUM, READ_ONLY).about(
    'Milliseconds between two heartbeats that members of consumer groups are told to keep.',
  ),
  'group.consumer.min.heartbeat.interval.ms': int(5000, atLeast(1), MEDIUM, READ_ONLY).about(
    'The shortest heartbeat interval in milliseconds that a consumer group may be given.',
  ),
  'group.consumer.max.heartbeat.interval.ms': int(15_000, atLeast(1), MEDIUM, READ_ONLY).about(
    'The longest heartbeat interval in milliseconds that a consumer group may be given.',
  ),
  'group.consumer.assignment.interval.ms': int(1000, atLeast(0), MEDIUM, CLUSTER_WIDE).about(
    'At least so many milliseconds lie between two assignments of a consumer group.',
  ),
  'group.consumer.min.assignment.interval.ms': int(0, atLeast(0), MEDIUM, READ_ONLY).about(
    'The shortest assignment interval in milliseconds that a consumer group may be given.',
  ),
  'group.consumer.max.assignment.interval.ms': int(15_000, atLeast(0), MEDIUM, READ_ONLY).about(
    'The longest assignment interval in milliseconds that a consumer group may be given.',
  ),
  'group.consumer.max.size': int(INT_MAX, atLeast(1), MEDIUM, READ_ONLY).about(
    'How many members a consumer group may have.',
  ),
  'group.consumer.assignors': list(['uniform', 'range'], NON_EMPTY_LIST, MEDIUM, READ_ONLY).about(
    'Ways to assign partitions on the server, the default one first: `uniform`, `range`.',
  ),
  'group.consumer.migration.policy': string(
    'bidirectional',
    oneOfInAnyCase('DISABLED', 'DOWNGRADE', 'UPGRADE', 'BIDIRECTIONAL'),
    MEDIUM,
    READ_ONLY,
  ).about(
    'Whether groups may change between the classic and the consumer protocol: `upgrade`, `downgrade`, `bidirectional` or `disabled`.',
  ),
  'group.consumer.regex.refresh.interval.ms': int(600_000, atLeast(10_000), MEDIUM, READ_ONLY).internal(
    'Milliseconds after which subscriptions by regular expression are matched anew against the topics.',
  ),
});
