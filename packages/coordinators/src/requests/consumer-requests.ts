import { ErrorCode, type Init } from '@kavka/protocol';
import type {
  ConsumerGroupHeartbeatRequest,
  ConsumerGroupHeartbeatResponse,
} from '@kavka/protocol/messages/68-consumer-group-heartbeat';
import type {
  ConsumerGroupDescribeRequest,
  ConsumerGroupDescribeResponse,
  ConsumerGroupDescribeResponseDescribedGroup,
} from '@kavka/protocol/messages/69-consumer-group-describe';
import { LEAVING_EPOCH, LEAVING_STATIC_EPOCH } from '../group/consumer/consumer-member.ts';
import type { RequestOrigin } from '../group-coordinator.ts';
import type { GroupCoordinatorConfig } from '../group-coordinator-config.ts';
import { answer } from '../runtime/outcome.ts';
import { Refusal } from '../runtime/refusal.ts';
import type { LedPartitions } from './led-partitions.ts';

/** From here on members choose their ids. */
const FIRST_WITH_CHOSEN_MEMBER_ID = 1;

const JOINING_EPOCH = 0;

type DescribedGroup = Init<ConsumerGroupDescribeResponseDescribedGroup>;

/** What members of consumer groups ask for, and what administrators ask of such groups. */
export class ConsumerRequests {
  readonly #led: LedPartitions;
  readonly #config: GroupCoordinatorConfig;

  constructor(led: LedPartitions, config: GroupCoordinatorConfig) {
    this.#led = led;
    this.#config = config;
  }

  heartbeat(
    request: ConsumerGroupHeartbeatRequest,
    origin: RequestOrigin,
  ): Promise<Init<ConsumerGroupHeartbeatResponse>> {
    if (this.#led.isClosed) return Promise.resolve({ errorCode: ErrorCode.COORDINATOR_NOT_AVAILABLE });
    const refusal = this.#refusal(request, origin.version);
    if (refusal !== undefined) return Promise.resolve({ ...refusal });
    const led = this.#led.find(request.groupId);
    if (typeof led === 'number') return Promise.resolve({ errorCode: led });
    return led.shard.ask<Init<ConsumerGroupHeartbeatResponse>>(
      () => led.machine.consumers.heartbeat(request, origin),
      (errorCode) => ({ errorCode }),
    );
  }

  async describe(request: ConsumerGroupDescribeRequest): Promise<Init<ConsumerGroupDescribeResponse>> {
    return { groups: await Promise.all(request.groupIds.map((groupId) => this.#describe(groupId))) };
  }

  async #describe(groupId: string): Promise<DescribedGroup> {
    if (groupId === '') return { groupId, errorCode: ErrorCode.INVALID_GROUP_ID };
    const led = this.#led.find(groupId);
    if (typeof led === 'number') return { groupId, errorCode: led };
    const describe = (): DescribedGroup => {
      const group = led.machine.groups.get(groupId);
      if (group?.kind === 'consumer') return led.machine.consumers.describe(group);
      const errorMessage =
        group === undefined ? `Group ${groupId} not found.` : `Group ${groupId} is not a consumer group.`;
      return { groupId, errorCode: ErrorCode.GROUP_ID_NOT_FOUND, errorMessage };
    };
    return led.shard.ask<DescribedGroup>(
      () => answer(describe()),
      (errorCode) => ({ groupId, errorCode }),
    );
  }

  #refusal(request: ConsumerGroupHeartbeatRequest, version: number): Refusal | undefined {
    const { memberId, memberEpoch } = request;
    const mustHaveId =
      version >= FIRST_WITH_CHOSEN_MEMBER_ID || memberEpoch > JOINING_EPOCH || memberEpoch === LEAVING_EPOCH;
    if (mustHaveId && memberId.trim() === '') return invalid("MemberId can't be empty.");
    if (request.groupId.trim() === '') return invalid("GroupId can't be empty.");
    if (request.instanceId?.trim() === '') return invalid("InstanceId can't be empty.");
    if (request.rackId?.trim() === '') return invalid("RackId can't be empty.");
    return joinRefusal(request) ?? epochRefusal(request) ?? this.#assignorRefusal(request.serverAssignor);
  }

  #assignorRefusal(name: string | null): Refusal | undefined {
    const { consumerAssignors } = this.#config;
    if (name === null || consumerAssignors.includes(name)) return undefined;
    return new Refusal(
      ErrorCode.UNSUPPORTED_ASSIGNOR,
      `ServerAssignor ${name} is not supported. Supported assignors: ${consumerAssignors.join(', ')}.`,
    );
  }
}

function joinRefusal(request: ConsumerGroupHeartbeatRequest): Refusal | undefined {
  const { memberEpoch, rebalanceTimeoutMs, topicPartitions } = request;
  if (memberEpoch !== JOINING_EPOCH) return undefined;
  if (rebalanceTimeoutMs === -1) return invalid('RebalanceTimeoutMs must be provided in first request.');
  if (topicPartitions === null || topicPartitions.length > 0)
    return invalid('TopicPartitions must be empty when (re-)joining.');
  if (request.subscribedTopicNames !== null || request.subscribedTopicRegex !== null) return undefined;
  return invalid('Either SubscribedTopicNames or SubscribedTopicRegex must be non-null when (re-)joining.');
}

function epochRefusal({ memberEpoch, instanceId }: ConsumerGroupHeartbeatRequest): Refusal | undefined {
  if (memberEpoch < LEAVING_STATIC_EPOCH) return invalid('MemberEpoch is invalid.');
  const mustBeStatic = memberEpoch === LEAVING_STATIC_EPOCH;
  return mustBeStatic && instanceId === null ? invalid("InstanceId can't be null.") : undefined;
}

function invalid(message: string): Refusal {
  return new Refusal(ErrorCode.INVALID_REQUEST, message);
}
