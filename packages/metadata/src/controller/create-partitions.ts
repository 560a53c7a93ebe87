import { ErrorCode } from '@kavka/protocol';
import type {
  CreatePartitionsRequest,
  CreatePartitionsRequestCreatePartitionsTopic,
  CreatePartitionsResponse,
} from '@kavka/protocol/messages/37-create-partitions';
import type { MetadataRecord } from '@kavka/protocol/messages/metadata/index';
import { partitionRecord } from '../records.ts';
import type { ControllerContext } from './controller-context.ts';
import type { TakePartitions } from './controller-requests.ts';
import { duplicatesOf } from './duplicates.ts';
import { badAssignment, checkReplicas, newPartition, placeReplicas } from './replica-assignment.ts';
import {
  MAX_RECORDS_PER_REQUEST,
  quotaExceeded,
  type Refusal,
  type Result,
  refusal,
  refuseExpired,
} from './result.ts';

type Growth = CreatePartitionsRequestCreatePartitionsTopic;

/** Gives topics more partitions; the number of partitions can only grow. */
export function createPartitions(
  context: ControllerContext,
  request: CreatePartitionsRequest,
  take: TakePartitions = () => true,
): Result<CreatePartitionsResponse> {
  const duplicates = duplicatesOf(request.topics.map((topic) => topic.name));
  const twice = refusal(ErrorCode.INVALID_REQUEST, 'the topic is in the request more than once');
  const results = [...duplicates].map((name) => ({ name, ...twice }));
  const records: MetadataRecord[] = [];
  for (const topic of request.topics) {
    if (duplicates.has(topic.name)) continue;
    const grown =
      refuseExpired(request) ?? grow(context, topic, MAX_RECORDS_PER_REQUEST - records.length, take);
    if ('errorCode' in grown) {
      results.push({ name: topic.name, ...grown });
    } else {
      results.push({ name: topic.name, ...refusal(ErrorCode.NONE) });
      if (!request.validateOnly) records.push(...grown);
    }
  }
  return { records, response: { throttleTimeMs: 0, results } };
}

function grow(
  context: ControllerContext,
  wanted: Growth,
  limit: number,
  take: TakePartitions,
): MetadataRecord[] | Refusal {
  const { state } = context;
  const topic = state.topics.byName(wanted.name);
  if (topic === undefined) return refusal(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION);
  const before = topic.partitions.length;
  const added = wanted.count - before;
  if (added === 0) {
    return refusal(ErrorCode.INVALID_PARTITIONS, `topic ${wanted.name} has ${before} partition(s) already`);
  }
  if (added < 0) {
    return refusal(
      ErrorCode.INVALID_PARTITIONS,
      `topic ${wanted.name} has ${before} partition(s), and their number can only grow`,
    );
  }
  if (added > limit) {
    return refusal(
      ErrorCode.POLICY_VIOLATION,
      `a request may create ${MAX_RECORDS_PER_REQUEST} partitions at most`,
    );
  }
  const replicationFactor = topic.partitions[0]!.replicas.length;
  const replicas = newReplicas(context, wanted, added, replicationFactor);
  if ('errorCode' in replicas) return replicas;
  if (!take(added)) return quotaExceeded();
  const records: MetadataRecord[] = [];
  for (const [position, ids] of replicas.entries()) {
    const partition = newPartition(context, before + position, ids);
    if (partition === undefined)
      return badAssignment(`all replicas of a partition are fenced or shutting down`);
    records.push(partitionRecord(topic.id, partition, state.features.metadataVersion));
  }
  return records;
}

function newReplicas(
  context: ControllerContext,
  { assignments }: Growth,
  added: number,
  replicationFactor: number,
): number[][] | Refusal {
  if (assignments === null) return placeReplicas(context, added, replicationFactor);
  if (assignments.length !== added) {
    return badAssignment(`${assignments.length} assignment(s) are given for ${added} new partition(s)`);
  }
  for (const { brokerIds } of assignments) {
    const refused = checkReplicas(context, brokerIds, replicationFactor);
    if (refused !== undefined) return refused;
  }
  return assignments.map(({ brokerIds }) => brokerIds);
}
