import type { Uuid } from '@kavka/base';
import { ApiKey, ErrorCode } from '@kavka/protocol';
import {
  type DescribeQuorumResponseReplicaState,
  decodeDescribeQuorumResponse,
  encodeDescribeQuorumRequest,
} from '@kavka/protocol/messages/55-describe-quorum';
import {
  decodeAddRaftVoterResponse,
  encodeAddRaftVoterRequest,
} from '@kavka/protocol/messages/80-add-raft-voter';
import {
  decodeRemoveRaftVoterResponse,
  encodeRemoveRaftVoterRequest,
} from '@kavka/protocol/messages/81-remove-raft-voter';
import { api } from '../../connection/index.ts';
import type { AdminCallOptions, AdminContext } from '../calls/admin-context.ts';
import { callOnce } from '../calls/call.ts';

/** The quorum of controllers. */
export interface QuorumDescription {
  readonly leaderId: number;
  readonly leaderEpoch: number;
  readonly highWatermark: number;
  readonly voters: readonly QuorumReplica[];
  readonly observers: readonly QuorumReplica[];
  /** Where the nodes of the quorum listen; empty where the broker does not tell. */
  readonly nodes: readonly QuorumNode[];
}

export interface QuorumNode {
  readonly nodeId: number;
  readonly listeners: readonly { readonly name: string; readonly host: string; readonly port: number }[];
}

/** How far one controller has come. */
export interface QuorumReplica {
  readonly replicaId: number;
  readonly directoryId: Uuid;
  readonly logEndOffset: number;
  /** Milliseconds since the epoch; -1 where it is not known. */
  readonly lastFetchTimestamp: bigint;
  readonly lastCaughtUpTimestamp: bigint;
}

export interface NewVoter {
  readonly voterId: number;
  readonly directoryId: Uuid;
  readonly listeners: readonly { readonly name: string; readonly host: string; readonly port: number }[];
}

const METADATA_TOPIC = '__cluster_metadata';
const DESCRIBE_QUORUM = api(ApiKey.DescribeQuorum, encodeDescribeQuorumRequest, decodeDescribeQuorumResponse);
const ADD_VOTER = api(ApiKey.AddRaftVoter, encodeAddRaftVoterRequest, decodeAddRaftVoterResponse);
const REMOVE_VOTER = api(ApiKey.RemoveRaftVoter, encodeRemoveRaftVoterRequest, decodeRemoveRaftVoterResponse);

/** The controllers' log of metadata: who leads it, who follows. */
export async function describeQuorum(
  admin: AdminContext,
  options?: AdminCallOptions,
): Promise<QuorumDescription> {
  const response = await callOnce(
    admin,
    {
      api: DESCRIBE_QUORUM,
      to: 'any',
      request: () => ({ topics: [{ topicName: METADATA_TOPIC, partitions: [{ partitionIndex: 0 }] }] }),
      error: ({ errorCode, errorMessage, topics }) => {
        const partition = topics[0]?.partitions[0];
        if (errorCode !== ErrorCode.NONE) return { errorCode, errorMessage };
        return partition ?? { errorCode: ErrorCode.UNKNOWN_SERVER_ERROR };
      },
      context: { topic: METADATA_TOPIC, partition: 0 },
    },
    options,
  );
  const partition = response.topics[0]?.partitions[0];
  return {
    leaderId: partition?.leaderId ?? -1,
    leaderEpoch: partition?.leaderEpoch ?? -1,
    highWatermark: Number(partition?.highWatermark ?? -1n),
    voters: (partition?.currentVoters ?? []).map(replicaOf),
    observers: (partition?.observers ?? []).map(replicaOf),
    nodes: response.nodes.map(({ nodeId, listeners }) => ({ nodeId, listeners })),
  };
}

export async function addRaftVoter(
  admin: AdminContext,
  { voterId, directoryId, listeners }: NewVoter,
  options?: AdminCallOptions,
): Promise<void> {
  await callOnce(
    admin,
    {
      api: ADD_VOTER,
      to: 'controller',
      request: (timeoutMs) => ({
        clusterId: null,
        voterId,
        voterDirectoryId: directoryId,
        listeners: [...listeners],
        timeoutMs,
      }),
      error: (response) => response,
      context: { broker: String(voterId) },
    },
    options,
  );
}

export async function removeRaftVoter(
  admin: AdminContext,
  { voterId, directoryId }: Pick<NewVoter, 'voterId' | 'directoryId'>,
  options?: AdminCallOptions,
): Promise<void> {
  await callOnce(
    admin,
    {
      api: REMOVE_VOTER,
      to: 'controller',
      request: () => ({ clusterId: null, voterId, voterDirectoryId: directoryId }),
      error: (response) => response,
      context: { broker: String(voterId) },
    },
    options,
  );
}

function replicaOf(state: DescribeQuorumResponseReplicaState): QuorumReplica {
  const { replicaId, replicaDirectoryId, logEndOffset, lastFetchTimestamp, lastCaughtUpTimestamp } = state;
  return {
    replicaId,
    directoryId: replicaDirectoryId,
    logEndOffset: Number(logEndOffset),
    lastFetchTimestamp,
    lastCaughtUpTimestamp,
  };
}
