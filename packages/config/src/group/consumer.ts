import { defineConfigs, int, MEDIUM } from '../define.ts';
import { atLeast } from '../validators.ts';

/** Configs of one consumer group. */
export const CONSUMER_GROUP_LEVEL_CONFIGS = defineConfigs({
  'consumer.session.timeout.ms': int(45_000, atLeast(1), MEDIUM).about(
    'Milliseconds without a heartbeat after which a member of this consumer group is removed.',
  ),
  'consumer.heartbeat.interval.ms': int(5000, atLeast(1), MEDIUM).about(
    'Milliseconds between two heartbeats that the members of this consumer group are told to keep.',
  ),
  'consumer.assignment.interval.ms': int(1000, atLeast(0), MEDIUM).about(
    'At least so many milliseconds lie between two assignments of this consumer group.',
  ),
});
