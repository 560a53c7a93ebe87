import { ErrorCode, errorInfo, type Init } from '@kavka/protocol';
import type {
  DescribeQuorumRequest,
  DescribeQuorumResponse,
} from '@kavka/protocol/messages/55-describe-quorum';
import type { ReplicaDescription } from '@kavka/quorum';
import type { Broker } from '../lifecycle/broker.ts';

const FIRST_VERSION_WITH_NODES = 2;
const METADATA_TOPIC = '__cluster_metadata';

/** The state of the metadata quorum; every other topic has none. */
export function quorumResponse(
  request: DescribeQuorumRequest,
  apiVersion: number,
  broker: Broker,
): Init<DescribeQuorumResponse> {
  const [topic] = request.topics;
  const asksForQuorum =
    request.topics.length === 1 &&
    topic?.topicName === METADATA_TOPIC &&
    topic.partitions.length === 1 &&
    topic.partitions[0]?.partitionIndex === 0;
  if (!asksForQuorum) return refuse(request);
  return apiVersion < FIRST_VERSION_WITH_NODES
    ? describe(broker)
    : { ...describe(broker), nodes: voterNodes(broker) };
}

function refuse(request: DescribeQuorumRequest): Init<DescribeQuorumResponse> {
  const errorCode = ErrorCode.UNKNOWN_TOPIC_OR_PARTITION;
  return {
    errorCode: 0,
    topics: request.topics.map(({ topicName, partitions }) => ({
      topicName,
      partitions: partitions.map(({ partitionIndex }) => ({
        partitionIndex,
        errorCode,
        errorMessage: errorInfo(errorCode).message,
      })),
    })),
  };
}

function describe(broker: Broker): Init<DescribeQuorumResponse> {
  const { leaderId, leaderEpoch, highWatermark, voters, observers } = broker.quorum.describe();
  return {
    errorCode: 0,
    errorMessage: '',
    topics: [
      {
        topicName: METADATA_TOPIC,
        partitions: [
          {
            partitionIndex: 0,
            errorCode: 0,
            errorMessage: '',
            leaderId,
            leaderEpoch,
            highWatermark: BigInt(highWatermark),
            currentVoters: voters.map(replicaState),
            observers: observers.map(replicaState),
          },
        ],
      },
    ],
  };
}

function voterNodes(broker: Broker): Init<DescribeQuorumResponse>['nodes'] {
  return broker.quorum.describe().voters.map(({ id }) => ({
    nodeId: id,
    listeners: (broker.image.controllers.get(id)?.listeners ?? []).map(({ name, host, port }) => ({
      name,
      host,
      port,
    })),
  }));
}

function replicaState(replica: ReplicaDescription): {
  replicaId: number;
  replicaDirectoryId: ReplicaDescription['directoryId'];
  logEndOffset: bigint;
  lastFetchTimestamp: bigint;
  lastCaughtUpTimestamp: bigint;
} {
  return {
    replicaId: replica.id,
    replicaDirectoryId: replica.directoryId,
    logEndOffset: BigInt(replica.logEndOffset),
    lastFetchTimestamp: replica.lastFetchTimestamp,
    lastCaughtUpTimestamp: replica.lastCaughtUpTimestamp,
  };
}
