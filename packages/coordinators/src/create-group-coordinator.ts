import type { GroupCoordinator, GroupCoordinatorOptions } from './group-coordinator.ts';
import { ConsumerRequests } from './requests/consumer-requests.ts';
import { GroupRequests } from './requests/group-requests.ts';
import { LedPartitions } from './requests/led-partitions.ts';
import { MembershipRequests } from './requests/membership-requests.ts';
import { OffsetRequests } from './requests/offset-requests.ts';
import { ShareOffsetRequests } from './requests/share-offset-requests.ts';
import { ShareRequests } from './requests/share-requests.ts';
import { StreamsRequests } from './requests/streams-requests.ts';

/** A coordinator that leads no partition yet. */
export function createGroupCoordinator(options: GroupCoordinatorOptions): GroupCoordinator {
  const led = new LedPartitions(options);
  const membership = new MembershipRequests(led, options.config);
  const consumers = new ConsumerRequests(led, options.config);
  const streams = new StreamsRequests(led);
  const { metadata, shareStates: store, latestOffset } = options;
  const shares = new ShareRequests(led, store);
  const shareOffsets = new ShareOffsetRequests(led, shares, { store, metadata, latestOffset });
  const groups = new GroupRequests(led, shares);
  const offsets = new OffsetRequests(led, options.metadata);
  return {
    joinGroup: (request, origin) => membership.join(request, origin),
    syncGroup: (request, origin) => membership.sync(request, origin),
    heartbeat: (request) => membership.heartbeat(request),
    leaveGroup: (request, origin) => membership.leave(request, origin),
    describeGroups: async (request, origin) => groups.describe(request, origin),
    listGroups: async (request) => groups.list(request),
    deleteGroups: (request) => groups.delete(request),
    consumerGroupHeartbeat: (request, origin) => consumers.heartbeat(request, origin),
    consumerGroupDescribe: (request) => consumers.describe(request),
    streamsGroupHeartbeat: (request, origin) => streams.heartbeat(request, origin),
    streamsGroupDescribe: (request) => streams.describe(request),
    shareGroupHeartbeat: (request, origin) => shares.heartbeat(request, origin),
    shareGroupDescribe: (request) => shares.describe(request),
    describeShareGroupOffsets: (request) => shareOffsets.describe(request),
    alterShareGroupOffsets: (request) => shareOffsets.alter(request),
    deleteShareGroupOffsets: (request) => shareOffsets.delete(request),
    offsetCommit: (request, origin) => offsets.commit(request, origin),
    txnOffsetCommit: (request, verify) => offsets.commitInTransaction(request, verify),
    completeTransaction: (partition, marker) => offsets.completeTransaction(partition, marker),
    offsetFetch: (request, origin) => offsets.fetch(request, origin),
    offsetDelete: (request) => offsets.delete(request),
    partitionFor: (groupId) => led.partitionFor(groupId),
    load: (partition, leaderEpoch) => led.load(partition, leaderEpoch),
    unload: (partition) => led.unload(partition),
    onTopicsChanged(changes) {
      for (const { shard, machine } of led.all()) shard.run(() => machine.topicsChanged(changes));
    },
    close: () => led.close(),
  };
}
