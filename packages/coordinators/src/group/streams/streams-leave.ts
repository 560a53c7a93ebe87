import { ErrorCode, type Init } from '@kavka/protocol';
import type {
  StreamsGroupHeartbeatRequest,
  StreamsGroupHeartbeatResponse,
} from '@kavka/protocol/messages/88-streams-group-heartbeat';
import type { GroupRecord } from '../../records/group-record.ts';
import {
  STREAMS_CURRENT_ASSIGNMENT,
  STREAMS_EPOCH,
  STREAMS_MEMBER,
  STREAMS_TARGET_ASSIGNMENT,
} from '../../records/streams-group-records.ts';
import { type Answer, nothing, type Outcome } from '../../runtime/outcome.ts';
import { Refusal } from '../../runtime/refusal.ts';
import type { ModernContext } from '../modern/modern-context.ts';
import type { StreamsGroup } from './streams-group.ts';
import type { StreamsMember } from './streams-member.ts';
import { StreamsMemberState } from './streams-member-state.ts';

type Purpose = 'session' | 'revocation';

const REASONS: Readonly<Record<Purpose, string>> = {
  session: 'its session expired',
  revocation: 'it did not give up its tasks in time',
};

/** Members of streams groups that leave, or that are taken out because they are late. */
export class StreamsLeave {
  readonly #context: ModernContext;

  constructor(context: ModernContext) {
    this.#context = context;
  }

  leave(
    request: StreamsGroupHeartbeatRequest,
  ): Answer<GroupRecord, Init<StreamsGroupHeartbeatResponse>> | Refusal {
    const { groupId, memberId, memberEpoch } = request;
    const group = this.#context.groups.streams(groupId);
    if (group === undefined) {
      const isThere = this.#context.groups.get(groupId) !== undefined;
      const message = isThere ? `Group ${groupId} is not a streams group.` : `Group ${groupId} not found.`;
      return new Refusal(ErrorCode.GROUP_ID_NOT_FOUND, message);
    }
    if (request.shutdownApplication) group.shutdownRequestedBy ??= memberId;
    const member = group.members.get(memberId);
    if (member === undefined) return notAMember(groupId, memberId);
    const response = { errorCode: ErrorCode.NONE, memberId, memberEpoch, status: [] };
    return { ...this.#fence(group, member), response };
  }

  extendSession(groupId: string, memberId: string): void {
    const { streamsSessionTimeoutMs } = this.#context.groupConfig(groupId);
    if (!this.#context.timers.extend('session', groupId, memberId, streamsSessionTimeoutMs))
      this.#set('session', groupId, memberId, streamsSessionTimeoutMs);
  }

  /** The member must have given up its tasks, so that it leaves its epoch, in its own time. */
  expectRevocation(
    groupId: string,
    { memberId, memberEpoch, rebalanceTimeoutMs, state }: StreamsMember,
  ): void {
    if (state === StreamsMemberState.UNREVOKED_TASKS)
      this.#set('revocation', groupId, memberId, rebalanceTimeoutMs, memberEpoch);
    else this.#context.timers.cancel('revocation', groupId, memberId);
  }

  /** Members have a whole session to find the coordinator. */
  loaded(group: StreamsGroup): void {
    for (const member of group.members.values()) {
      this.extendSession(group.groupId, member.memberId);
      if (member.state === StreamsMemberState.UNREVOKED_TASKS) this.expectRevocation(group.groupId, member);
    }
  }

  #fence(group: StreamsGroup, { memberId }: StreamsMember): Outcome<GroupRecord> {
    const { groupId } = group;
    const key = { groupId, memberId };
    this.#context.timers.cancel('session', groupId, memberId);
    this.#context.timers.cancel('revocation', groupId, memberId);
    return {
      records: [
        STREAMS_CURRENT_ASSIGNMENT.tombstone(key),
        STREAMS_TARGET_ASSIGNMENT.tombstone(key),
        STREAMS_MEMBER.tombstone(key),
        STREAMS_EPOCH.record(
          { groupId },
          {
            epoch: group.groupEpoch + 1,
            metadataHash: group.metadataHash,
            validatedTopologyEpoch: group.validatedTopologyEpoch,
            lastAssignmentConfigs: [...group.assignmentConfigs].map(([name, value]) => ({
              key: name,
              value,
            })),
          },
        ),
      ],
      reverted: () => this.#resume(groupId, memberId),
    };
  }

  /** A member that the log did not let go has another session. */
  #resume(groupId: string, memberId: string): void {
    const member = this.#context.groups.streams(groupId)?.members.get(memberId);
    if (member === undefined) return;
    this.extendSession(groupId, memberId);
    this.expectRevocation(groupId, member);
  }

  #set(purpose: Purpose, groupId: string, memberId: string, delayMs: number, inEpoch?: number): void {
    const { timers, run, logger, groups } = this.#context;
    timers.set(purpose, groupId, memberId, delayMs, () =>
      run(() => {
        const group = groups.streams(groupId);
        const member = group?.members.get(memberId);
        if (group === undefined || member === undefined) return nothing();
        if (inEpoch !== undefined && member.memberEpoch !== inEpoch) return nothing();
        const reason = REASONS[purpose];
        logger.info('A member is taken out of its group', { group: groupId, member: memberId, reason });
        return this.#fence(group, member);
      }),
    );
  }
}

export function notAMember(groupId: string, memberId: string): Refusal {
  return new Refusal(ErrorCode.UNKNOWN_MEMBER_ID, `Member ${memberId} is not a member of group ${groupId}.`);
}
