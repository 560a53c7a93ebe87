import { ErrorCode, type Init } from '@kavka/protocol';
import type {
  StreamsGroupHeartbeatRequest,
  StreamsGroupHeartbeatRequestTopology,
} from '@kavka/protocol/messages/88-streams-group-heartbeat';
import type {
  StreamsGroupDescribeRequest,
  StreamsGroupDescribeResponse,
  StreamsGroupDescribeResponseDescribedGroup,
} from '@kavka/protocol/messages/89-streams-group-describe';
import type { StreamsHeartbeatResult } from '../group/streams/heartbeat-result.ts';
import type { RequestOrigin } from '../group-coordinator.ts';
import { answer } from '../runtime/outcome.ts';
import { Refusal } from '../runtime/refusal.ts';
import type { LedPartitions } from './led-partitions.ts';

type Request = StreamsGroupHeartbeatRequest;
type DescribedGroup = Init<StreamsGroupDescribeResponseDescribedGroup>;

const JOINING_EPOCH = 0;
const LEAVING_STATIC_EPOCH = -2;

/** What members of streams groups ask for, and what administrators ask of such groups. */
export class StreamsRequests {
  readonly #led: LedPartitions;

  constructor(led: LedPartitions) {
    this.#led = led;
  }

  heartbeat(request: Request, origin: RequestOrigin): Promise<StreamsHeartbeatResult> {
    if (this.#led.isClosed) return Promise.resolve(refused(ErrorCode.COORDINATOR_NOT_AVAILABLE));
    const refusal = unservedRefusal(request) ?? namesRefusal(request) ?? shapeRefusal(request);
    if (refusal !== undefined) return Promise.resolve({ response: { ...refusal }, missingTopics: [] });
    const led = this.#led.find(request.groupId);
    if (typeof led === 'number') return Promise.resolve(refused(led));
    return led.shard.ask(() => led.machine.streams.heartbeat(request, origin), refused);
  }

  async describe(request: StreamsGroupDescribeRequest): Promise<Init<StreamsGroupDescribeResponse>> {
    return { groups: await Promise.all(request.groupIds.map((groupId) => this.#describe(groupId))) };
  }

  async #describe(groupId: string): Promise<DescribedGroup> {
    if (groupId === '') return { groupId, errorCode: ErrorCode.INVALID_GROUP_ID };
    const led = this.#led.find(groupId);
    if (typeof led === 'number') return { groupId, errorCode: led };
    const describe = (): DescribedGroup => {
      const group = led.machine.groups.get(groupId);
      if (group?.kind === 'streams') return led.machine.streams.describe(group);
      const errorMessage =
        group === undefined ? `Group ${groupId} not found.` : `Group ${groupId} is not a streams group.`;
      return { groupId, errorCode: ErrorCode.GROUP_ID_NOT_FOUND, errorMessage };
    };
    return led.shard.ask<DescribedGroup>(
      () => answer(describe()),
      (errorCode) => ({ groupId, errorCode }),
    );
  }
}

function refused(errorCode: number): StreamsHeartbeatResult {
  return { response: { errorCode }, missingTopics: [] };
}

/** Parts of the protocol that are not served, here as in Kafka. */
function unservedRefusal(request: Request): Refusal | undefined {
  if (request.instanceId !== null) return invalid('Static membership is not yet supported.');
  if (request.taskOffsets !== null) return invalid('TaskOffsets are not supported yet.');
  if (request.taskEndOffsets !== null) return invalid('TaskEndOffsets are not supported yet.');
  if ((request.warmupTasks ?? []).length > 0) return invalid('WarmupTasks are not supported yet.');
  const hasRegex = request.topology?.subtopologies.some(
    ({ sourceTopicRegex }) => sourceTopicRegex.length > 0,
  );
  return hasRegex === true
    ? invalid('Regular expressions for source topics are not supported yet.')
    : undefined;
}

function namesRefusal({ memberId, groupId, rackId }: Request): Refusal | undefined {
  if (memberId.trim() === '') return invalid("MemberId can't be empty.");
  if (groupId.trim() === '') return invalid("GroupId can't be empty.");
  return rackId?.trim() === '' ? invalid("RackId can't be empty.") : undefined;
}

function shapeRefusal(request: Request): Refusal | undefined {
  const { memberEpoch, activeTasks, standbyTasks, warmupTasks, topology } = request;
  if (memberEpoch === JOINING_EPOCH) {
    const refusal = joinRefusal(request);
    if (refusal !== undefined) return refusal;
  } else if (memberEpoch === LEAVING_STATIC_EPOCH) return invalid("InstanceId can't be null.");
  else if (memberEpoch < LEAVING_STATIC_EPOCH)
    return invalid(`MemberEpoch is ${memberEpoch}, but must be greater than or equal to -2.`);
  const told = [activeTasks, standbyTasks, warmupTasks].filter((tasks) => tasks !== null);
  if (told.length > 0 && told.length < 3)
    return invalid('If one task-type is non-null, all must be non-null.');
  if (memberEpoch !== JOINING_EPOCH && topology !== null)
    return invalid('Topology can only be provided when (re-)joining.');
  return undefined;
}

function joinRefusal(request: Request): Refusal | undefined {
  if (request.rebalanceTimeoutMs === -1)
    return invalid('RebalanceTimeoutMs must be provided in first request.');
  for (const [name, tasks] of [
    ['ActiveTasks', request.activeTasks],
    ['StandbyTasks', request.standbyTasks],
    ['WarmupTasks', request.warmupTasks],
  ] as const) {
    if (tasks === null || tasks.length > 0) return invalid(`${name} must be empty when (re-)joining.`);
  }
  if (request.topology === null) return invalid('Topology must be non-null when (re-)joining.');
  return changelogRefusal(request.topology);
}

/** How many partitions changelogs have is the coordinator's matter. */
function changelogRefusal({ subtopologies }: StreamsGroupHeartbeatRequestTopology): Refusal | undefined {
  for (const { stateChangelogTopics } of subtopologies) {
    const decided = stateChangelogTopics.find(({ partitions }) => partitions !== 0);
    if (decided === undefined) continue;
    return new Refusal(
      ErrorCode.STREAMS_INVALID_TOPOLOGY,
      `Changelog topic ${decided.name} must have an undefined partition count, but it is set to ${decided.partitions}.`,
    );
  }
  return undefined;
}

function invalid(message: string): Refusal {
  return new Refusal(ErrorCode.INVALID_REQUEST, message);
}
