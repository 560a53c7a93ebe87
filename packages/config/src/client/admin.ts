import { boolean, defineConfigs, HIGH, INT_MAX, int, LOW, list, long, MEDIUM, string } from '../define.ts';
import { atLeast, between } from '../validators.ts';

/** Admin clients, beside what all clients have in common. */
export const ADMIN_ONLY_CONFIGS = defineConfigs({
  'bootstrap.servers': list([], HIGH).about(
    'Addresses `host:port` of a few brokers, through which the others are found.',
  ),
  'bootstrap.controllers': list([], HIGH).about(
    'Addresses `host:port` of controllers to talk to directly, in place of brokers.',
  ),
  'client.id': string('', MEDIUM).about('A name for this client, seen in logs, figures and quotas.'),
  'connections.max.idle.ms': long(300_000, MEDIUM).about(
    'Milliseconds without traffic after which a connection is closed.',
  ),
  'receive.buffer.bytes': int(65_536, atLeast(-1), MEDIUM).about(
    'Size in bytes of the receive buffer of sockets; -1 leaves it to the operating system.',
  ),
  'default.api.timeout.ms': int(60_000, atLeast(0), MEDIUM).about(
    'Milliseconds that a call may take in all when it names no time of its own.',
  ),
  retries: int(INT_MAX, between(0, INT_MAX), LOW).about(
    'How often a failed request is sent again, within the time that the call may take.',
  ),
  'enable.metrics.push': boolean(false, LOW).about(
    'Whether the client sends its figures to the cluster when that asks for them.',
  ),
});
