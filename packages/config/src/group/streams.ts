import { defineConfigs, int, MEDIUM } from '../define.ts';
import { atLeast } from '../validators.ts';

/** Configs of one streams group. */
export const STREAMS_GROUP_LEVEL_CONFIGS = defineConfigs({
  'streams.session.timeout.ms': int(45_000, atLeast(1), MEDIUM).about(
    'Milliseconds without a heartbeat after which a member of this streams group is removed.',
  ),
  'streams.heartbeat.interval.ms': int(5000, atLeast(1), MEDIUM).about(
    'Milliseconds between two heartbeats that the members of this streams group are told to keep.',
  ),
  'streams.assignment.interval.ms': int(1000, atLeast(0), MEDIUM).about(
    'At least so many milliseconds lie between two assignments of this streams group.',
  ),
  'streams.initial.rebalance.delay.ms': int(3000, atLeast(0), MEDIUM).about(
    'Milliseconds that a new streams group waits for more members before its first assignment.',
  ),
  'streams.num.standby.replicas': int(0, atLeast(0), MEDIUM).about(
    'How many warm copies of each state store this group keeps.',
  ),
});
