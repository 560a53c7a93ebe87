import { ErrorCode } from '@kavka/protocol';
import type { GroupRecord } from '../../records/group-record.ts';
import { Refusal } from '../../runtime/refusal.ts';
import type { ClassicGroup } from '../classic/classic-group.ts';
import type { Rebalance } from '../classic/rebalance.ts';
import type { ModernContext } from '../modern/modern-context.ts';
import { ConsumerGroup } from './consumer-group.ts';
import type { MemberDeadlines } from './member-deadlines.ts';
import { upgradeRecords, upgradeRefusal } from './upgrade.ts';

/** A group that a member speaks to, and what makes it a consumer group where it was none: those records come first. */
export interface OpenedGroup {
  readonly group: ConsumerGroup;
  readonly records: readonly GroupRecord[];
}

/** The way to a consumer group: a new one, one that is there, or one that has been a classic group up to now. */
export class GroupOpening {
  readonly #context: ModernContext;
  readonly #rebalance: Rebalance;
  readonly #deadlines: MemberDeadlines;

  constructor(context: ModernContext, rebalance: Rebalance, deadlines: MemberDeadlines) {
    this.#context = context;
    this.#rebalance = rebalance;
    this.#deadlines = deadlines;
  }

  open(groupId: string, isJoining: boolean): OpenedGroup | Refusal {
    const group = this.#context.groups.get(groupId);
    if (group === undefined) {
      return isJoining ? { group: new ConsumerGroup(groupId), records: [] } : missing(groupId);
    }
    if (group.kind === 'consumer') return { group, records: [] };
    if (!isJoining || group.kind !== 'classic') return notOfConsumers(groupId);
    if (group.isEmpty) return { group: new ConsumerGroup(groupId), records: group.tombstones() };
    return this.#upgrade(group);
  }

  /** Members that wait for a generation of the classic group join again, whatever becomes of the upgrade. */
  #upgrade(classic: ClassicGroup): OpenedGroup | Refusal {
    const { groupId } = classic;
    const refusal = upgradeRefusal(classic, this.#context);
    if (refusal !== undefined) return refusal;
    this.#rebalance.abandon(classic, ErrorCode.REBALANCE_IN_PROGRESS);
    const records = upgradeRecords(classic, this.#context);
    if (records instanceof Refusal) return records;
    const group = new ConsumerGroup(groupId);
    for (const record of records) group.replay(record).commit();
    for (const { memberId, sessionTimeoutMs } of classic.members.values())
      this.#deadlines.extendSession(groupId, memberId, sessionTimeoutMs);
    this.#context.logger.info('A classic group goes on as a consumer group', { group: groupId });
    return { group, records: [...classic.tombstones(), ...records] };
  }
}

export function notOfConsumers(groupId: string): Refusal {
  return new Refusal(ErrorCode.GROUP_ID_NOT_FOUND, `Group ${groupId} is not a consumer group.`);
}

function missing(groupId: string): Refusal {
  return new Refusal(ErrorCode.GROUP_ID_NOT_FOUND, `Consumer group ${groupId} not found.`);
}
