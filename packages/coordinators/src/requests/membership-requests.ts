import { ErrorCode, type Init } from '@kavka/protocol';
import type { JoinGroupRequest, JoinGroupResponse } from '@kavka/protocol/messages/11-join-group';
import type { HeartbeatRequest, HeartbeatResponse } from '@kavka/protocol/messages/12-heartbeat';
import type { LeaveGroupRequest, LeaveGroupResponse } from '@kavka/protocol/messages/13-leave-group';
import type { SyncGroupRequest, SyncGroupResponse } from '@kavka/protocol/messages/14-sync-group';
import { joinError, syncError } from '../group/classic/responses.ts';
import type { RequestOrigin } from '../group-coordinator.ts';
import type { GroupCoordinatorConfig } from '../group-coordinator-config.ts';
import type { LedPartitions } from './led-partitions.ts';

/** From here on a response may be without the name of a protocol. */
const FIRST_JOIN_WITHOUT_PROTOCOL = 7;

/** From here on a member says which protocol it believes to be chosen. */
const FIRST_SYNC_WITH_PROTOCOL = 5;

/** From here on one request takes several members out. */
const FIRST_LEAVE_OF_MANY = 3;

/** What the members of classic groups ask for. */
export class MembershipRequests {
  readonly #led: LedPartitions;
  readonly #config: GroupCoordinatorConfig;

  constructor(led: LedPartitions, config: GroupCoordinatorConfig) {
    this.#led = led;
    this.#config = config;
  }

  async join(request: JoinGroupRequest, origin: RequestOrigin): Promise<Init<JoinGroupResponse>> {
    const response = await this.#join(request, origin);
    if (origin.version >= FIRST_JOIN_WITHOUT_PROTOCOL) return response;
    return { ...response, protocolName: response.protocolName ?? '' };
  }

  sync(request: SyncGroupRequest, origin: RequestOrigin): Promise<Init<SyncGroupResponse>> {
    const { groupId, protocolType, protocolName } = request;
    if (origin.version >= FIRST_SYNC_WITH_PROTOCOL && (protocolType === null || protocolName === null))
      return Promise.resolve(syncError(ErrorCode.INCONSISTENT_GROUP_PROTOCOL));
    if (groupId === '') return Promise.resolve(syncError(ErrorCode.INVALID_GROUP_ID));
    const led = this.#led.find(groupId);
    if (typeof led === 'number') return Promise.resolve(syncError(led));
    return new Promise((reply) => led.shard.run(() => led.machine.sync(request, reply)));
  }

  /** While the group is being loaded, members are told that all is well: they need not look for another coordinator. */
  async heartbeat(request: HeartbeatRequest): Promise<Init<HeartbeatResponse>> {
    if (request.groupId === '') return { errorCode: ErrorCode.INVALID_GROUP_ID };
    const led = this.#led.find(request.groupId);
    if (led === ErrorCode.COORDINATOR_LOAD_IN_PROGRESS) return { errorCode: ErrorCode.NONE };
    if (typeof led === 'number') return { errorCode: led };
    const errorCode = await led.shard.ask(
      () => led.machine.heartbeat(request),
      (error) => error,
    );
    return { errorCode };
  }

  async leave(request: LeaveGroupRequest, origin: RequestOrigin): Promise<Init<LeaveGroupResponse>> {
    const { groupId } = request;
    if (groupId === '') return { errorCode: ErrorCode.INVALID_GROUP_ID };
    const led = this.#led.find(groupId);
    if (typeof led === 'number') return { errorCode: led };
    const isOfMany = origin.version >= FIRST_LEAVE_OF_MANY;
    const leaving = isOfMany ? request.members : [{ memberId: request.memberId, groupInstanceId: null }];
    const response = await led.shard.ask<Init<LeaveGroupResponse>>(
      () => {
        const { response: members, ...outcome } = led.machine.leave(groupId, leaving);
        return { ...outcome, response: { errorCode: ErrorCode.NONE, members } };
      },
      (errorCode) => ({ errorCode }),
    );
    return isOfMany ? response : { errorCode: response.errorCode || response.members?.[0]?.errorCode };
  }

  #join(request: JoinGroupRequest, origin: RequestOrigin): Promise<Init<JoinGroupResponse>> {
    const { groupId, memberId } = request;
    const error = this.#joinRefusal(request);
    if (error !== ErrorCode.NONE) return Promise.resolve(joinError(memberId, error));
    const led = this.#led.find(groupId);
    if (typeof led === 'number') return Promise.resolve(joinError(memberId, led));
    return new Promise((reply) => led.shard.run(() => led.machine.join(request, origin, reply)));
  }

  #joinRefusal({ groupId, sessionTimeoutMs }: JoinGroupRequest): number {
    if (this.#led.isClosed) return ErrorCode.COORDINATOR_NOT_AVAILABLE;
    if (groupId === '') return ErrorCode.INVALID_GROUP_ID;
    const { minSessionTimeoutMs, maxSessionTimeoutMs } = this.#config;
    const isInBounds = sessionTimeoutMs >= minSessionTimeoutMs && sessionTimeoutMs <= maxSessionTimeoutMs;
    return isInBounds ? ErrorCode.NONE : ErrorCode.INVALID_SESSION_TIMEOUT;
  }
}
