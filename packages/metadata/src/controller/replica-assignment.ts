import type { Uuid } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import type { Broker, Partition } from '../image/metadata-image.ts';
import type { ControllerContext } from './controller-context.ts';
import { UNASSIGNED_DIRECTORY } from './directory-id.ts';
import { type Refusal, refusal } from './result.ts';
import { StripedPlacement } from './striped-placement.ts';

/** Replicas for `count` new partitions, chosen by the controller. */
export function placeReplicas(
  context: ControllerContext,
  count: number,
  replicationFactor: number,
): number[][] | Refusal {
  const brokers = context.state.brokers.all().filter((broker) => !broker.inControlledShutdown);
  if (replicationFactor <= 0) return noPlacement('the replication factor must be larger than 0');
  if (brokers.every((broker) => broker.fenced)) return noPlacement('all brokers are fenced');
  if (replicationFactor > brokers.length) {
    return noPlacement(
      `the replication factor is ${replicationFactor}, but only ${brokers.length} broker(s) can hold replicas`,
    );
  }
  const placement = new StripedPlacement(brokers, context.random);
  return Array.from({ length: count }, () => placement.next(replicationFactor));
}

function noPlacement(message: string): Refusal {
  return refusal(ErrorCode.INVALID_REPLICATION_FACTOR, message);
}

/** Why these replicas of one partition, chosen by the client, cannot be; undefined when they can. */
export function checkReplicas(
  context: ControllerContext,
  replicas: readonly number[],
  replicationFactor: number | undefined,
): Refusal | undefined {
  if (replicas.length === 0) return badAssignment('the list of replicas is empty');
  const unknown = replicas.find((id) => context.state.brokers.get(id) === undefined);
  if (unknown !== undefined) return badAssignment(`broker ${unknown} is not registered`);
  if (new Set(replicas).size < replicas.length)
    return badAssignment('a broker is named twice for a partition');
  if (replicationFactor !== undefined && replicas.length !== replicationFactor) {
    return badAssignment('the partitions do not have the same number of replicas');
  }
  return undefined;
}

export function badAssignment(message: string): Refusal {
  return refusal(ErrorCode.INVALID_REPLICA_ASSIGNMENT, message);
}

/** A new partition on these replicas, led by the first that is active; undefined when none is. */
export function newPartition(
  context: ControllerContext,
  index: number,
  replicas: readonly number[],
): Partition | undefined {
  const isr = replicas.filter((id) => isActive(context.state.brokers.get(id)));
  const leader = isr[0];
  if (leader === undefined) return undefined;
  return {
    index,
    replicas,
    directories: replicas.map((id) => defaultDirectory(context.state.brokers.get(id))),
    isr,
    removingReplicas: [],
    addingReplicas: [],
    eligibleLeaderReplicas: [],
    lastKnownElr: [],
    leader,
    leaderRecoveryState: 0,
    leaderEpoch: 0,
    partitionEpoch: 0,
  };
}

/** Takes part in replication: may be in an ISR and lead. */
export function isActive(broker: Broker | undefined): boolean {
  return broker !== undefined && !broker.fenced && !broker.inControlledShutdown;
}

/** A broker with one directory has no choice to make. */
export function defaultDirectory(broker: Broker | undefined): Uuid {
  return broker?.directories.length === 1 ? broker.directories[0]! : UNASSIGNED_DIRECTORY;
}
