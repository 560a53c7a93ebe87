import type { Uuid } from '@kavka/base';
import { ErrorCode } from '@kavka/protocol';
import type {
  AssignReplicasToDirsRequest,
  AssignReplicasToDirsResponse,
} from '@kavka/protocol/messages/73-assign-replicas-to-dirs';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { partitionChangeRecord } from '../records.ts';
import { currentBroker } from './broker-epoch.ts';
import type { ControllerContext } from './controller-context.ts';
import { directoryOf, isDirectoryOnline } from './directory-id.ts';
import { withoutReplica } from './leader-changes.ts';
import type { Result } from './result.ts';

/** A broker tells in which of its directories it keeps its replicas. One in a directory that has failed neither leads nor is in sync. */
export function assignReplicasToDirs(
  context: ControllerContext,
  request: AssignReplicasToDirsRequest,
): Result<AssignReplicasToDirsResponse> {
  const { brokerId, brokerEpoch } = request;
  if (currentBroker(context.state, brokerId, brokerEpoch) === undefined) {
    const errorCode = ErrorCode.STALE_BROKER_EPOCH;
    return { records: [], response: { throttleTimeMs: 0, errorCode, directories: [] } };
  }
  const records: MetadataRecord[] = [];
  const directories = request.directories.map(({ id, topics }) => ({
    id,
    topics: topics.map(({ topicId, partitions }) => ({
      topicId,
      partitions: partitions.map(({ partitionIndex }) => ({
        partitionIndex,
        errorCode: assign(context, brokerId, id, topicId, partitionIndex, records),
      })),
    })),
  }));
  const response = { throttleTimeMs: 0, errorCode: ErrorCode.NONE, directories };
  return { records, response, isEachOnItsOwn: true };
}

function assign(
  context: ControllerContext,
  brokerId: number,
  directory: Uuid,
  topicId: Uuid,
  index: number,
  records: MetadataRecord[],
): number {
  const { topics, brokers, features } = context.state;
  const topic = topics.byId(topicId);
  if (topic === undefined) return ErrorCode.UNKNOWN_TOPIC_ID;
  const partition = topic.partitions[index];
  if (partition === undefined) return ErrorCode.UNKNOWN_TOPIC_OR_PARTITION;
  if (!partition.replicas.includes(brokerId)) return ErrorCode.NOT_LEADER_OR_FOLLOWER;
  if (directoryOf(partition, brokerId) === directory) return ErrorCode.NONE;
  const directories = partition.replicas.map((id) =>
    id === brokerId ? directory : directoryOf(partition, id),
  );
  records.push(partitionChangeRecord(topicId, index, { directories }, features.metadataVersion));
  if (isDirectoryOnline(brokers.get(brokerId), directory)) return ErrorCode.NONE;
  const removal = withoutReplica(context, topic, partition, brokerId);
  if (removal !== undefined) records.push(removal);
  return ErrorCode.NONE;
}
