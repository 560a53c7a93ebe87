import type { GroupRecord } from '../../records/group-record.ts';
import { nothing, type Outcome } from '../../runtime/outcome.ts';
import { MemberState } from '../modern/member-state.ts';
import type { ModernContext } from '../modern/modern-context.ts';
import type { ConsumerGroup } from './consumer-group.ts';
import type { ConsumerMember } from './consumer-member.ts';

/** Takes a member out of its group. */
export type Fence = (group: ConsumerGroup, member: ConsumerMember) => Outcome<GroupRecord>;

/** What members have to do in time: heartbeats, giving up partitions; those of the classic protocol also to join and to sync. */
type Purpose = 'session' | 'revocation' | 'join' | 'sync';

const REASONS: Readonly<Record<Purpose, string>> = {
  session: 'its session expired',
  revocation: 'it did not give up its partitions in time',
  join: 'it did not join in time',
  sync: 'it did not sync in time',
};

/** Who is late is taken out of its group. */
export class MemberDeadlines {
  readonly #context: ModernContext;
  readonly #fence: Fence;

  constructor(context: ModernContext, fence: Fence) {
    this.#context = context;
    this.#fence = fence;
  }

  extendSession(groupId: string, memberId: string, timeoutMs?: number): void {
    const sessionMs = timeoutMs ?? this.#context.groupConfig(groupId).consumerSessionTimeoutMs;
    if (!this.#context.timers.extend('session', groupId, memberId, sessionMs))
      this.#set('session', groupId, memberId, sessionMs);
  }

  /** The member must have given up its partitions, so that it leaves its epoch, in its own time. */
  expectRevocation(
    groupId: string,
    { memberId, memberEpoch, rebalanceTimeoutMs, state }: ConsumerMember,
  ): void {
    if (state === MemberState.UNREVOKED_PARTITIONS)
      this.#set('revocation', groupId, memberId, rebalanceTimeoutMs, memberEpoch);
    else this.#context.timers.cancel('revocation', groupId, memberId);
  }

  expectJoin(groupId: string, { memberId, rebalanceTimeoutMs }: ConsumerMember): void {
    if (!this.#context.timers.has('join', groupId, memberId))
      this.#set('join', groupId, memberId, rebalanceTimeoutMs);
  }

  joined(groupId: string, memberId: string): void {
    this.#context.timers.cancel('join', groupId, memberId);
  }

  expectSync(groupId: string, memberId: string, timeoutMs: number): void {
    this.#set('sync', groupId, memberId, timeoutMs);
  }

  synced(groupId: string, memberId: string): void {
    this.#context.timers.cancel('sync', groupId, memberId);
  }

  cancelAll(groupId: string, memberIds: Iterable<string>): void {
    const { timers } = this.#context;
    for (const memberId of memberIds) {
      timers.cancel('session', groupId, memberId);
      timers.cancel('revocation', groupId, memberId);
      timers.cancel('join', groupId, memberId);
      timers.cancel('sync', groupId, memberId);
    }
  }

  /** Members that the log did not let go have another session. */
  resume(groupId: string, memberIds: readonly string[]): void {
    const group = this.#context.groups.consumer(groupId);
    for (const memberId of memberIds) {
      const member = group?.members.get(memberId);
      if (member === undefined) continue;
      this.extendSession(groupId, memberId);
      this.expectRevocation(groupId, member);
    }
  }

  /** Members have a whole session to find the coordinator. */
  loaded(group: ConsumerGroup): void {
    const { groupId } = group;
    for (const member of group.members.values()) {
      this.extendSession(groupId, member.memberId);
      this.expectRevocation(groupId, member);
    }
  }

  #set(purpose: Purpose, groupId: string, memberId: string, delayMs: number, inEpoch?: number): void {
    const { timers, run, logger } = this.#context;
    timers.set(purpose, groupId, memberId, delayMs, () =>
      run(() => {
        const group = this.#context.groups.consumer(groupId);
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
