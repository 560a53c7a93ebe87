import { boolean, defineConfigs, long, MEDIUM } from '../define.ts';
import { atLeast } from '../validators.ts';

/** A topic's part in remote storage. */
export const TOPIC_TIERED_STORAGE_CONFIGS = defineConfigs({
  'remote.storage.enable': boolean(false, MEDIUM).about(
    'Whether old segments move to remote storage. Needs remote storage on the broker.',
  ),
  'local.retention.ms': long(-2, atLeast(-2), MEDIUM).about(
    'Milliseconds that segments which are in remote storage also stay here; -2 takes `retention.ms`.',
  ),
  'local.retention.bytes': long(-2, atLeast(-2), MEDIUM).about(
    'Bytes of segments which are in remote storage that also stay here; -2 takes `retention.bytes`.',
  ),
  'remote.log.copy.disable': boolean(false, MEDIUM).about(
    'Stops copying to remote storage; what is there can still be read and expires.',
  ),
  'remote.log.delete.on.disable': boolean(false, MEDIUM).about(
    'Whether turning remote storage off for the topic deletes what is there.',
  ),
});
