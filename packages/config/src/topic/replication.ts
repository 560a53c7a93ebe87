import { boolean, defineConfigs, int, list, MEDIUM } from '../define.ts';
import { REPLICA_LIST } from '../formats.ts';
import { atLeast } from '../validators.ts';

/** The replicas of a topic. */
export const TOPIC_REPLICATION_CONFIGS = defineConfigs({
  'min.insync.replicas': int(1, atLeast(1), MEDIUM).about(
    'How many replicas, the leader included, must have a record of a producer with `acks=all`; with fewer in sync the produce is refused.',
  ),
  'unclean.leader.election.enable': boolean(false, MEDIUM).about(
    'Whether a replica that has fallen behind may lead when no other is left. Data may be lost.',
  ),
  'leader.replication.throttled.replicas': list([], REPLICA_LIST, MEDIUM).about(
    "Replicas whose sending is slowed on the leader's side, as `partition:broker` pairs, or `*` for all.",
  ),
  'follower.replication.throttled.replicas': list([], REPLICA_LIST, MEDIUM).about(
    "Replicas whose fetching is slowed on the follower's side, as `partition:broker` pairs, or `*` for all.",
  ),
});
