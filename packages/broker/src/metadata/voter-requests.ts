import { ErrorCode } from '@kavka/protocol';
import type { VoterRefusal, VotersNow } from '@kavka/quorum';
import type { Broker } from '../lifecycle/broker.ts';

/** A request to change the voters, where it is meant for this cluster and this node leads its metadata. */
export function atLeader(
  broker: Broker,
  clusterId: string | null,
  answer: (now: VotersNow) => VoterRefusal,
): { readonly errorCode: number; readonly errorMessage: string | null } {
  if (clusterId !== null && clusterId !== broker.clusterId) {
    const errorMessage = `The given id "${clusterId}" doesn't match the cluster id "${broker.clusterId}"`;
    return { errorCode: ErrorCode.INCONSISTENT_CLUSTER_ID, errorMessage };
  }
  if (broker.quorum.leaderEpoch === undefined)
    return { errorCode: ErrorCode.NOT_LEADER_OR_FOLLOWER, errorMessage: null };
  const [listenerName = ''] = broker.config.list('controller.listener.names');
  return answer({ ...broker.quorum.voterSet, listenerName });
}
