import { CLUSTER_WIDE, defineConfigs, LONG_MAX, long, MEDIUM } from '../define.ts';
import { atLeast } from '../validators.ts';

/** Broker configs that exist only while running: they are set through the admin API and not read from a file. */
export const REPLICATION_THROTTLE_CONFIGS = defineConfigs({
  'leader.replication.throttled.rate': long(LONG_MAX, atLeast(0), MEDIUM, CLUSTER_WIDE).about(
    'Bytes per second that a broker sends at most for throttled replicas that it leads.',
  ),
  'follower.replication.throttled.rate': long(LONG_MAX, atLeast(0), MEDIUM, CLUSTER_WIDE).about(
    'Bytes per second that a broker fetches at most for throttled replicas that it follows.',
  ),
  'replica.alter.log.dirs.io.max.bytes.per.second': long(LONG_MAX, atLeast(0), MEDIUM, CLUSTER_WIDE).about(
    'Bytes per second that a broker moves at most between its folders.',
  ),
});
