import { CLUSTER_WIDE, defineConfigs, HIGH, INT_MAX, int, list, MEDIUM, READ_ONLY } from '../define.ts';
import { atLeast, nonEmptyListOf } from '../validators.ts';

/** Classic groups, and the coordinator of all kinds of groups. */
export const GROUP_CONFIGS = defineConfigs({
  'group.min.session.timeout.ms': int(6000, MEDIUM, READ_ONLY).about(
    'The shortest session timeout in milliseconds that a member of a classic group may ask for.',
  ),
  'group.max.session.timeout.ms': int(1_800_000, MEDIUM, READ_ONLY).about(
    'The longest session timeout in milliseconds that a member of a classic group may ask for.',
  ),
  'group.initial.rebalance.delay.ms': int(3000, MEDIUM, READ_ONLY).about(
    'Milliseconds that a new classic group waits for more members before its first rebalance.',
  ),
  'group.max.size': int(INT_MAX, atLeast(1), MEDIUM, READ_ONLY).about(
    'How many members a classic group may have.',
  ),
  'group.coordinator.rebalance.protocols': list(
    ['classic', 'consumer', 'streams'],
    nonEmptyListOf('consumer', 'classic', 'share', 'streams'),
    MEDIUM,
    READ_ONLY,
  ).about('Kinds of groups that the coordinator serves. `classic` cannot be left out.'),
  'group.coordinator.threads': int(4, atLeast(1), HIGH, READ_ONLY).about(
    'How many threads coordinate groups. Kavka has one event loop and accepts the number for compatibility.',
  ),
  'group.coordinator.background.threads': int(2, atLeast(1), HIGH, READ_ONLY).about(
    'How many threads do slow work for groups, such as regular expressions. Kavka accepts the number for compatibility.',
  ),
  'group.coordinator.append.linger.ms': int(-1, atLeast(-1), MEDIUM, READ_ONLY).about(
    'Milliseconds that the coordinator collects writes before it appends them together; -1 adapts to the load.',
  ),
  'group.coordinator.cached.buffer.max.bytes': int(1_048_588, atLeast(524_288), MEDIUM, CLUSTER_WIDE).about(
    'The largest buffer in bytes that the coordinator keeps for its next write.',
  ),
});
