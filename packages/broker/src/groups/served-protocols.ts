import { ErrorCode } from '@kavka/protocol';
import type { RequestContext } from '../dispatch/request-context.ts';

/** The cluster's feature without which a protocol is not spoken. */
const FEATURE = { consumer: 'group.version', streams: 'streams.version' };

export type GroupProtocol = keyof typeof FEATURE;

/** Members may use a protocol where the node serves it (`group.coordinator.rebalance.protocols`) and the cluster has its feature. */
export function isServed(protocol: GroupProtocol, { broker }: RequestContext): boolean {
  const level = broker.image.features.levels.get(FEATURE[protocol]) ?? 0;
  return level >= 1 && broker.config.list('group.coordinator.rebalance.protocols').includes(protocol);
}

/** As Kafka refuses to describe groups of a protocol that is not served. */
export function notServed(groupIds: readonly string[]): { groups: { groupId: string; errorCode: number }[] } {
  return {
    groups: groupIds.map((groupId) => ({ groupId, errorCode: ErrorCode.UNSUPPORTED_VERSION })),
  };
}
