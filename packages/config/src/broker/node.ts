import {
  boolean,
  CLUSTER_WIDE,
  defineConfigs,
  HIGH,
  int,
  LONG_MAX,
  LOW,
  list,
  long,
  MEDIUM,
  READ_ONLY,
  REQUIRED,
  string,
} from '../define.ts';
import { atLeast, nonEmptyListOf } from '../validators.ts';

/** What a node is, and how it lives with the controller. */
export const NODE_CONFIGS = defineConfigs({
  'process.roles': list(REQUIRED, nonEmptyListOf('broker', 'controller'), HIGH, READ_ONLY).about(
    "What this process is: `broker` serves clients, `controller` keeps the cluster's metadata, both together make a one-process node.",
  ),
  'node.id': int(REQUIRED, atLeast(0), HIGH, READ_ONLY).about(
    'The number of this node, unique in the cluster and the same for its broker and controller roles.',
  ),
  'broker.id': int(-1, HIGH, READ_ONLY).about(
    'The older name of `node.id`. Where both are given they must be equal.',
  ),
  'broker.rack': string(null, MEDIUM, READ_ONLY).about(
    'The rack or zone this broker stands in. Replicas are spread over racks, and consumers with the same rack may read from here.',
  ),
  'initial.broker.registration.timeout.ms': int(60_000, MEDIUM, READ_ONLY).about(
    'How long, in milliseconds, a starting broker tries to register with the controller before it gives up and exits.',
  ),
  'broker.heartbeat.interval.ms': int(2000, MEDIUM, READ_ONLY).about(
    'Milliseconds between two heartbeats of a broker to the controller. At most half of `broker.session.timeout.ms`.',
  ),
  'broker.session.timeout.ms': int(9000, MEDIUM, READ_ONLY).about(
    'Milliseconds without a heartbeat after which the controller fences a broker and moves its leaderships.',
  ),
  'controlled.shutdown.enable': boolean(true, MEDIUM, READ_ONLY).about(
    'Whether a broker hands its leaderships over before it stops, so that clients see no gap.',
  ),
  'background.threads': int(10, atLeast(1), HIGH, CLUSTER_WIDE).about(
    'How many threads do background work such as deletions. Kavka has one event loop and accepts the number for compatibility.',
  ),
  'server.max.startup.time.ms': long(LONG_MAX, atLeast(0), MEDIUM, READ_ONLY).internal(
    'Longest time in milliseconds that starting may take before the process exits.',
  ),
  'config.providers': list([], LOW, CLUSTER_WIDE).about(
    'Names of plug-ins that replace placeholders in values, such as secrets kept elsewhere.',
  ),
  'unstable.api.versions.enable': boolean(false, HIGH, READ_ONLY).internal(
    'Whether request versions that are still in development are announced and served. For tests only.',
  ),
  'unstable.feature.versions.enable': boolean(false, HIGH, READ_ONLY).internal(
    'Whether feature levels that are still in development may be used. For tests only.',
  ),
});
