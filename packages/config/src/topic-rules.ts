import type { TOPIC_CONFIGS } from './topic/all.ts';
import type { ConfigValues } from './values.ts';

type Values = ConfigValues<typeof TOPIC_CONFIGS>;

const SAME_AS_TOPIC = -2n;
const UNLIMITED = -1n;

/** What does not fit together in a topic's values. `remoteStorage` says whether the broker has remote storage at all. */
export function topicProblem(values: Values, remoteStorage: boolean): string | undefined {
  const [least, most] = [values.long('min.compaction.lag.ms'), values.long('max.compaction.lag.ms')];
  if (least > most)
    return `min.compaction.lag.ms (${least}) must not be above max.compaction.lag.ms (${most})`;
  if (!values.boolean('remote.storage.enable')) return undefined;
  if (!remoteStorage) {
    return 'remote.storage.enable needs remote storage on the brokers (remote.log.storage.system.enable)';
  }
  if (values.list('cleanup.policy').includes('compact'))
    return 'remote.storage.enable is not for compacted topics';
  if (values.boolean('remote.log.copy.disable')) return localBesideTotal(values);
  return (
    localAboveTotal(values, 'local.retention.ms', 'retention.ms') ??
    localAboveTotal(values, 'local.retention.bytes', 'retention.bytes')
  );
}

function localAboveTotal(
  values: Values,
  localName: 'local.retention.ms' | 'local.retention.bytes',
  totalName: 'retention.ms' | 'retention.bytes',
): string | undefined {
  const [local, total] = [values.long(localName), values.long(totalName)];
  if (local === SAME_AS_TOPIC || total === UNLIMITED) return undefined;
  if (local !== UNLIMITED && local <= total) return undefined;
  return `${localName} (${local}) must not be above ${totalName} (${total})`;
}

/** Without copying the local log is all there is, so it cannot be kept shorter than the whole. */
function localBesideTotal(values: Values): string | undefined {
  const differ = (local: bigint, total: bigint): boolean => local !== SAME_AS_TOPIC && local !== total;
  if (differ(values.long('local.retention.ms'), values.long('retention.ms'))) {
    return 'With remote.log.copy.disable, local.retention.ms must be -2 or the same as retention.ms';
  }
  if (differ(values.long('local.retention.bytes'), values.long('retention.bytes'))) {
    return 'With remote.log.copy.disable, local.retention.bytes must be -2 or the same as retention.bytes';
  }
  return undefined;
}
