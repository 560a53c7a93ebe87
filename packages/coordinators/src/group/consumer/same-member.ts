import type { ConsumerMember, OwnedPartitions } from './consumer-member.ts';

/** Whether two states of a member say the same of it; what it owns is left aside. */
export function saysSame(left: ConsumerMember, right: ConsumerMember): boolean {
  return (
    left.memberId === right.memberId &&
    left.instanceId === right.instanceId &&
    left.rackId === right.rackId &&
    left.rebalanceTimeoutMs === right.rebalanceTimeoutMs &&
    left.clientId === right.clientId &&
    left.clientHost === right.clientHost &&
    left.subscribedTopicRegex === right.subscribedTopicRegex &&
    left.serverAssignor === right.serverAssignor &&
    sameNames(left.subscribedTopicNames, right.subscribedTopicNames) &&
    sameClassicMetadata(left.classicMetadata, right.classicMetadata)
  );
}

export function sameNames(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  if (left === right) return true;
  if (left.size !== right.size) return false;
  for (const name of left) if (!right.has(name)) return false;
  return true;
}

/** Whether two states of a member are the same in what it owns, and how far it is. */
export function standsSame(left: ConsumerMember, right: ConsumerMember): boolean {
  return (
    left.memberEpoch === right.memberEpoch &&
    left.previousMemberEpoch === right.previousMemberEpoch &&
    left.state === right.state &&
    sameOwned(left.assignedPartitions, right.assignedPartitions) &&
    sameOwned(left.partitionsPendingRevocation, right.partitionsPendingRevocation)
  );
}

/** With the epochs in which partitions were assigned. */
export function sameOwned(left: OwnedPartitions, right: OwnedPartitions): boolean {
  if (left === right) return true;
  if (left.size !== right.size) return false;
  for (const [topicId, partitions] of left) {
    const others = right.get(topicId);
    if (others?.size !== partitions.size) return false;
    for (const [partition, epoch] of partitions) if (others.get(partition) !== epoch) return false;
  }
  return true;
}

type ClassicMetadata = ConsumerMember['classicMetadata'];

function sameClassicMetadata(left: ClassicMetadata, right: ClassicMetadata): boolean {
  if (left === null || right === null) return left === right;
  return (
    left.sessionTimeoutMs === right.sessionTimeoutMs &&
    left.supportedProtocols.length === right.supportedProtocols.length &&
    left.supportedProtocols.every(({ name, metadata }, i) => {
      const other = right.supportedProtocols[i]!;
      return other.name === name && other.metadata.equals(metadata);
    })
  );
}
